import { expect, test } from 'vitest'
import { compare, comparisonInWords } from './compare.ts'
import { added, headed, law, regimeOf } from './testing/pack.fixture.ts'

const a = regimeOf()
const differing = (b = a) => compare(a, b).differences.filter(({ state }) => state !== 'same')

test('a measure is the same as itself', () => {
  expect(differing()).toEqual([])
  expect(compare(a, a).differences).toHaveLength(13)
  expect(compare(a, a).terms).toEqual([])
})

test('another term changes its step, and nothing else', () => {
  const changes = differing(regimeOf(law('within: 5 working-days', 'within: 2 working-days')))
  expect(changes.map(({ kind, id, state }) => [kind, id, state])).toEqual([['step', 'apply.accept', 'changed']])
  expect(changes[0]?.a?.words).toContain('5个工作日内')
  expect(changes[0]?.b).toMatchObject({ words: expect.stringContaining('2个工作日内'), cites: ['3.2'] })
})

test('another name of a party changes the party alone, not every rule that names it', () => {
  const changes = differing(regimeOf(law('name: 主管部门', 'name: 云管部门')))
  expect(changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['party authority'])
})

test('what only one says, both ways', () => {
  const more = regimeOf(added('rule: zoned\non: pool.register\nwhen: { pool.zone: missing }\nthen: flag\nsays: 请写明区域'))
  expect(differing(more)).toMatchObject([{ kind: 'rule', id: 'zoned', state: 'only-b', a: null }])
  expect(compare(more, a).differences.filter(({ state }) => state === 'only-a')).toMatchObject([{ id: 'zoned', b: null }])
})

test('the words for things on the screen', () => {
  const other = regimeOf(headed('system: 系统', 'system: 政务系统\n  cloud: 政务云'))
  expect(compare(a, other).terms).toEqual([
    { term: 'cloud', a: null, b: '政务云' },
    { term: 'system', a: '系统', b: '政务系统' },
  ])
})

test('in lines: what differs with both sentences and their articles', () => {
  const lines = comparisonInWords(a, regimeOf(law('then: refuse', 'then: flag')))
  expect(lines).toContain('不同（1）')
  expect(lines.find((line) => line.startsWith('    乙：'))).toMatch(/允许办理，但记录在案并提示.*（第四条）$/)
  expect(lines.at(-1)).toBe('相同 12 条，不同 1 条')
})
