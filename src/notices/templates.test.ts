import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadTemplates } from './files.ts'
import { kinds } from './rules/kinds.ts'
import { readTemplates, written } from './rules/templates.ts'

const shipped = loadTemplates([fileURLToPath(new URL('../../templates/notices', import.meta.url))])
const own = (text: string, kind = 'budget') => readTemplates([{ kind, path: `${kind}.md`, text }])

test('the sentences that come with the program are whole', () => {
  expect(shipped.size).toBeGreaterThan(90)
  expect(Object.keys(kinds).length).toBe(20)
})

test.each([
  ['## budget.nothing\n\n标题', '“budget.nothing”：不认识的小标题'],
  ['## case.turn\n\n标题', '“case.turn”：不认识的小标题'],
  ['## budget.issue\n', '缺少标题一行'],
  ['## budget.issue\n\n{{金额}}', '不认识的位置 {{金额}}'],
  ['## budget.issue\n\n标题\n\n{{#期限}}没有关上', '无法读取'],
  ['## budget.issue\n\n标题\n\n{{> other}}', '不支持'],
  ['## budget.issue\n\n标题\n\n{{{事项}}}', '不支持'],
  ['## budget.issue\n\n标题\n\n{{=<% %>=}}', '不支持'],
  ['## budget.issue\n\n标题\n\n{{#期限}}{{constructor}}{{/期限}}', '不认识的位置 {{constructor}}'],
  ['', '缺少“## budget.issue”'],
])('%j is told as a fault', (text, fault) => expect(own(text).faults.join('\n')).toContain(fault))

test('an own sentence takes the place of the one that comes with the program', () => {
  const { templates } = readTemplates([
    { kind: 'budget', path: 'a', text: '## budget.issue\n\n甲' },
    { kind: 'budget', path: 'b', text: '\uFEFF## budget.issue\r\n\r\n乙\r\n\r\n正文' },
  ])
  expect(templates.get('budget.issue')).toEqual({ title: '乙', body: '正文' })
})

test.each(['{{办理人}}', '<script>alert(1)</script>', 'a\r\nBcc: x@example.com', '\u202Eexe.fdp', '&amp;', '{{#事项}}', '\uD800'])(
  'hostile text stays text: %j',
  (hostile) => {
    const { title, body } = written(shipped, 'case.left', { 事项: hostile, 结果: '同意', 办理人: '张三' })
    expect(title).toMatch(/：同意$/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(title + body).not.toMatch(/[\u0000-\u001f\u202a-\u202e\ud800]/u)
    if (hostile.startsWith('<') || hostile.startsWith('{') || hostile.startsWith('&')) expect(title).toContain(hostile)
  },
)
