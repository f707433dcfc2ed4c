import { describe, expect, test } from 'vitest'
import { checkTemplate, type Known } from './checking.ts'
import { kindOfPaper, templatesUnder } from './choosing.ts'
import { readTemplate } from './reading.ts'
import { render } from './rendering.ts'
import type { Template } from './template.ts'

const known: Known = {
  parties: ['authority', 'user'],
  permissions: ['statement.account'],
  papers: ['acceptance-notice'],
  procedures: ['apply'],
  fields: ['purpose'],
}
const head = { name: '通知', title: '"{{unit.name}}的通知"', series: 'notice', by: '[unit]' }
const source = (body: string, more: Readonly<Record<string, string>> = {}) =>
  `---\n${Object.entries({ ...head, ...more })
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n${body}`
const template = (body: string, more: Readonly<Record<string, string>> = {}, kind = 'x'): Template => {
  const read = readTemplate(kind, `${kind}.md`, source(body, more))
  if (!read.template) throw new Error(JSON.stringify(read.faults))
  return read.template
}
const faultsOf = (text: string) => {
  const { template: read, faults } = readTemplate('x', 'x.md', text)
  return [...faults, ...(read ? checkTemplate(read, known) : [])].map(({ line, fault, remedy }) => `${line} ${fault} → ${remedy}`)
}

test('a sound template has no fault', () => {
  const body =
    '正文{{field.purpose}}\n{{#has.lines}}\n| 甲 | 乙 |\n|:--|--:|\n{{#lines}}\n| {{no}} | {{item}} |\n{{/lines}}\n{{/has.lines}}'
  expect(faultsOf(source(body))).toEqual([])
})

describe('what an author may get wrong is said at its line, in words, with what would be right', () => {
  test.each<readonly [string, string, number, RegExp]>([
    ['no head', '正文', 1, /没有文件头.*→ 第一行写 ---/],
    ['a head that is none', '---\n- 甲\n---\n正文', 2, /不是“项目: 内容”/],
    ['braces without quotes', '---\nname: 甲\ntitle: {{unit.name}}\nseries: notice\nby: [unit]\n---\n正文', 3, /双引号/],
    ['a missing part', '---\nname: 甲\nseries: notice\nby: [unit]\n---\n正文', 1, /缺“title”/],
    ['an unknown part', source('正文', { heading: '甲' }), 6, /没有“heading”这一项 → 可写：name/],
    ['an unknown group', source('正文', { series: 'memo' }), 4, /不能是“memo” → 可写：letter（函件）/],
    ['nobody issues', source('正文', { by: '[]' }), 1, /没有写明由谁出具/],
    ['an unknown issuer', source('正文', { by: '[mayor]' }), 1, /by 中没有“mayor”/],
    ['an unknown paper', source('正文', { papers: '[acceptance]' }), 1, /没有“acceptance” → 可写：acceptance-notice/],
    ['no body', source(' '), 7, /没有正文/],
    ['an unknown fact', source('甲\n乙{{unit.nmae}}'), 8, /没有“unit.nmae”这一事实 → 可写：unit\.name/],
    ['an unknown field', source('{{field.purpos}}'), 7, /没有“field.purpos”/],
    ['a list as a text', source('{{lines}}'), 7, /是一张清单.*→ 用 \{\{#lines\}\}/],
    ['a cell outside its list', source('{{quantity}}'), 7, /只在清单“lines”中有/],
    ['an unknown list', source('{{#line}}x{{/line}}'), 7, /没有“line”这一事实或清单/],
    ['a part without an end', source('甲\n{{#lines}}\n乙'), 9, /没有结束/],
    ['an end without a part', source('甲{{/lines}}'), 7, /没有开头/],
    ['an open brace', source('甲{{unit.name'), 7, /没有 \}\}/],
    ['three braces', source('{{{unit.name}}}'), 7, /三层花括号/],
    ['another template', source('{{>other}}'), 7, /不能引用其他模板/],
    ['other braces', source('{{=<% %>=}}<%unit.name%>'), 7, /不能改换花括号/],
    ['one brace, as in a pack', source('{unit}'), 7, /不会被填写 → 用两层花括号：\{\{unit\}\}/],
    ['a table without its rule', source('| 甲 |\n| 乙 |'), 7, /没有对齐行/],
    ['a row of another length', source('| 甲 |\n|:-|\n| 乙 | 丙 |'), 9, /有 2 格，表头有 1 格/],
    ['what objects have', source('{{constructor}}{{#__proto__}}x{{/__proto__}}'), 7, /没有“constructor”/],
    ['private signs', source('甲\uE0000\uE001'), 7, /私用字符/],
  ])('%s', (_, text, line, says) => {
    const faults = faultsOf(text)
    expect(
      faults.some((fault) => fault.startsWith(`${line} `) && says.test(fault)),
      faults.join('\n'),
    ).toBe(true)
  })
})

const facts = (texts: Record<string, string>, rows: Record<string, Record<string, string>[]> = {}) => ({
  texts: { 'unit.name': '甲局', 'provider.name': '', ...texts },
  rows: { lines: [], ...rows },
})

describe('rendering', () => {
  test('headings, paragraphs, a table and its name; parts without facts fall away', () => {
    const body =
      '# 一、概况\n甲{{unit.name}}。\n{{#provider.name}}由{{provider.name}}提供。{{/provider.name}}\n\n表：明细\n| 号 | 项 | 量 |\n|:-:|:---|--:|\n{{#lines}}\n| {{no}} | {{item}} | {{quantity}} |\n{{/lines}}\n尾'
    const { content, missing } = render(
      template(body),
      facts(
        {},
        {
          lines: [
            { no: '1', item: 'CPU', quantity: '8' },
            { no: '2', item: '', quantity: '9' },
          ],
        },
      ),
    )
    expect(missing).toEqual([])
    expect(content.title).toBe('甲局的通知')
    expect(content.body).toEqual([
      { kind: 'heading', level: 1, text: '一、概况' },
      { kind: 'paragraph', text: '甲甲局。' },
      {
        kind: 'table',
        caption: '明细',
        columns: [
          { name: '号', align: 'center', share: 1 },
          { name: '项', align: 'left', share: 3 },
          { name: '量', align: 'right', share: 2 },
        ],
        rows: [
          ['1', 'CPU', '8'],
          ['2', '', '9'],
        ],
      },
      { kind: 'paragraph', text: '尾' },
    ])
  })

  test('a fact that a sentence needs and nobody knows is named', () => {
    expect(render(template('由{{provider.name}}'), facts({})).missing).toEqual(['provider.name'])
    expect(render(template('甲', { needs: '[lines, provider.name]' }), facts({})).missing).toEqual(['lines', 'provider.name'])
  })

  test('addressees stand one to a line, and nobody is no gap', () => {
    const { content, missing } = render(template('甲', { to: '["{{paper.to}}"]' }), facts({ 'paper.to': '甲局\n乙局' }))
    expect(content.to).toEqual(['甲局', '乙局'])
    expect(render(template('甲', { to: '["{{paper.to}}"]' }), facts({ 'paper.to': '' }))).toMatchObject({
      missing: [],
      content: { to: [] },
    })
    expect(missing).toEqual([])
  })

  test.each([
    ['# 一、假标题', [{ kind: 'paragraph', text: '# 一、假标题' }]],
    [
      '| 甲 | 乙 |\n|:-|:-|',
      [
        { kind: 'paragraph', text: '| 甲 | 乙 |' },
        { kind: 'paragraph', text: '|:-|:-|' },
      ],
    ],
    ['{{unit.name}} {{#lines}}', [{ kind: 'paragraph', text: '{{unit.name}} {{#lines}}' }]],
    ['表：假表', [{ kind: 'paragraph', text: '表：假表' }]],
    ['\uE0000\uE001', [{ kind: 'paragraph', text: '\uE0000\uE001' }]],
    ['<b>&amp;</b> =1+1', [{ kind: 'paragraph', text: '<b>&amp;</b> =1+1' }]],
    ['a\u0000\u0007\u202eb\ud800', [{ kind: 'paragraph', text: 'ab\ufffd' }]],
    ['$& $1 $$', [{ kind: 'paragraph', text: '$& $1 $$' }]],
  ])('a fact is text, whatever it looks like: %j', (value, blocks) => {
    const { content } = render(template('{{unit.name}}'), facts({ 'unit.name': value }))
    expect(content.body).toEqual(blocks)
  })

  test('a fact in a cell stays in it', () => {
    const { content } = render(template('| 甲 | 乙 |\n|:-|:-|\n| {{unit.name}} | 定 |'), facts({ 'unit.name': 'x | y\n| z' }))
    expect(content.body).toMatchObject([{ rows: [['x | y | z', '定']] }])
  })
})

test('the nearest to the office prevails, kind by kind, and papers go to whoever names them', () => {
  const shelf = (name: string, ...kinds: string[]) =>
    new Map(kinds.map((kind) => [kind, template('甲', { name, papers: '[acceptance-notice]' }, kind)] as const))
  const shelves = {
    shipped: shelf('平台', 'a', 'b', 'c', 'd'),
    packs: new Map([['one', shelf('办法', 'b', 'c', 'd')]]),
    office: shelf('本单位', 'c', 'd'),
    officePacks: new Map([['one', shelf('本单位用于该办法', 'd')]]),
  }
  const names = (id: string) => [...templatesUnder(shelves, id).values()].map(({ name }) => name)
  expect(names('one')).toEqual(['平台', '办法', '本单位', '本单位用于该办法'])
  expect(names('two')).toEqual(['平台', '平台', '本单位', '本单位'])
  expect(kindOfPaper(templatesUnder(shelves, 'two'), 'acceptance-notice')?.kind).toBe('a')
  expect(kindOfPaper(templatesUnder(shelves, 'two'), 'other')).toBeNull()
  expect(kindOfPaper(new Map([['paper', template('甲', {}, 'paper')]]), 'other')?.kind).toBe('paper')
})
