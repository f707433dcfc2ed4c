import { describe, expect, test } from 'vitest'
import { calendar } from '../calendar/testing.ts'
import { holds, judge } from './judge.ts'
import type { Condition, Test } from './model.ts'
import type { Facts } from './occasions.ts'
import { aPack, block, chapter, regimeOf } from './testing/pack.fixture.ts'

const on = (fact: string, is: Test): Condition => [{ fact, test: is }]
const judged = (condition: Condition, facts: Facts) => holds(condition, facts, calendar)

describe('one test of one fact', () => {
  const cases: readonly (readonly [string, Test, string | boolean | null, boolean])[] = [
    ['equal', { is: 'equal', value: 'new' }, 'new', true],
    ['equal, other', { is: 'equal', value: 'new' }, 'built', false],
    ['equal, missing', { is: 'equal', value: 'new' }, null, false],
    ['equal numbers however written', { is: 'equal', value: '3' }, '3.00', true],
    ['01 is no 1', { is: 'equal', value: '1' }, '01', false],
    ['true is not the text', { is: 'equal', value: true }, 'true', false],
    ['not', { is: 'not', value: 'done' }, 'open', true],
    ['not, the same', { is: 'not', value: 'done' }, 'done', false],
    ['not, missing: what is not known is not done', { is: 'not', value: 'done' }, null, true],
    ['one of', { is: 'one-of', values: ['new', 'built'] }, 'built', true],
    ['one of, missing', { is: 'one-of', values: ['new', 'built'] }, null, false],
    ['missing', { is: 'missing' }, null, true],
    ['missing, empty', { is: 'missing' }, '', true],
    ['missing, false is there', { is: 'missing' }, false, false],
    ['present', { is: 'present' }, 'x', true],
    ['present, empty', { is: 'present' }, '', false],
    ['more than', { is: '>', number: '3' }, '3.0001', true],
    ['more than, the same', { is: '>', number: '3' }, '3', false],
    ['at least, the same', { is: '>=', number: '3' }, '3', true],
    ['at most, the same', { is: '<=', number: '3' }, '3', true],
    ['less than, negative', { is: '<', number: '0' }, '-0.0001', true],
    ['ten is more than nine', { is: '>', number: '9' }, '10', true],
    ['a comparison with a missing fact does not hold', { is: '<=', number: '3' }, null, false],
    ['nor with an empty one', { is: '<=', number: '3' }, '', false],
  ]
  test.each(cases)('%s', (_, is, value, expected) => expect(judged(on('x', is), { x: value })).toBe(expected))
  test('a fact that nobody handed in is missing', () => {
    expect(judged(on('x', { is: 'missing' }), {})).toBe(true)
    expect(judged(on('x', { is: '>', fact: 'y' }), { x: '3' })).toBe(false)
  })
  test('all tests must hold; no test always holds', () => {
    expect(judged([...on('x', { is: 'present' }), ...on('y', { is: 'present' })], { x: '1', y: null })).toBe(false)
    expect(judged([], {})).toBe(true)
  })
  test('days compare as days, numbers as numbers', () => {
    expect(judged(on('x', { is: '>', fact: 'y' }), { x: '2024-10-01', y: '2024-09-30' })).toBe(true)
    expect(judged(on('x', { is: '>', fact: 'y' }), { x: '10', y: '9.9999' })).toBe(true)
  })
})

// 至少保留3个月: the whole period must be over, so the first day is the one after its last day.
test.each([
  ['2024-06-10', '2024-09-10', true],
  ['2024-06-10', '2024-09-11', false],
  ['2023-11-30', '2024-02-29', true],
  ['2023-11-30', '2024-03-01', false],
  ['2022-11-30', '2023-02-28', true],
  ['2022-11-30', '2023-03-01', false],
  ['2024-05-31', '2024-08-31', true],
  ['2024-05-31', '2024-09-01', false],
  ['2024-06-30', '2024-10-01', false], // 30 September is the last day, holidays after it do not matter
  ['2024-06-10', '2024-06-01', true],
  ['2024-06-10', '', false],
])('cut over on %s, retired on %s: sooner than 3 months %s', (cutOver, retired, expected) => {
  const test: Test = { is: 'sooner-than', term: { count: 3, unit: 'month' }, after: 'original.cut-over-on' }
  expect(judged(on('original.retire-on', test), { 'original.retire-on': retired || null, 'original.cut-over-on': cutOver })).toBe(expected)
})

describe('judging an act', () => {
  const legacy = (number: string, increase: string, other: Facts = {}): Facts => ({
    'line.number': number,
    'line.increase': increase,
    'pool.name': `池${number}`,
    'pool.legacy': true,
    ...other,
  })

  test('a refusal has the code of its rule, the sentence filled in, and the article', () => {
    const { refusal, findings } = judge(regimeOf(), calendar, 'order.submit', {}, [legacy('1', '0'), legacy('2', '5')])
    expect(findings).toEqual([])
    expect(refusal).toMatchObject({
      code: 'rule.frozen',
      status: 409,
      message: '资源池“池2”不再扩容',
      citation: { regime: 'small-2024', cite: '4' },
      facts: { 'line.number': '2', 'pool.legacy': '是' },
    })
  })

  test('no line, no refusal; another occasion neither', () => {
    expect(judge(regimeOf(), calendar, 'order.submit', {}).refusal).toBeNull()
    expect(judge(regimeOf(), calendar, 'pool.register', legacy('1', '5')).refusal).toBeNull()
  })

  const permit = `rule: small\non: order.submit\neach: line\nwhen: { pool.legacy: true, line.increase: '<= 3' }\nthen: permit\nexcepts: [frozen]\nsays: 增量不超过3`
  const never = `rule: strict\non: order.submit\nwhen: { system.mlps: '>= 4' }\nthen: refuse\nexcepts: [small]\nsays: 四级系统不例外`
  const packOf = (...blocks: string[]) => regimeOf(aPack({ '01-all.md': chapter + blocks.map(block).join('') }))

  test('an exception by line silences the rule at its line only', () => {
    const regime = packOf(permit)
    expect(judge(regime, calendar, 'order.submit', {}, [legacy('1', '3')]).refusal).toBeNull()
    expect(judge(regime, calendar, 'order.submit', {}, [legacy('1', '3'), legacy('2', '4')]).refusal?.facts['line.number']).toBe('2')
  })

  test('an exception of the exception lets the rule speak again', () => {
    const regime = packOf(permit, never)
    const codes = ({ refusal }: ReturnType<typeof judge>) => refusal?.code
    expect(codes(judge(regime, calendar, 'order.submit', { 'system.mlps': '3' }, [legacy('1', '3')]))).toBeUndefined()
    expect(codes(judge(regime, calendar, 'order.submit', { 'system.mlps': '4' }, [legacy('1', '3')]))).toBe('rule.frozen')
  })

  test('flags pass and are found, each at its line, in the order of the text; a missing fact stays visible', () => {
    const flag = `rule: note\non: order.submit\neach: line\nwhen: { pool.zone: missing }\nthen: flag\nsays: 第{line.number}行没有写明区域{pool.zone}`
    const { refusal, findings } = judge(packOf(flag), calendar, 'order.submit', {}, [
      legacy('1', '0', { 'pool.zone': null }),
      legacy('2', '0', { 'pool.zone': '外网区' }),
      legacy('3', '0', { 'pool.zone': '' }),
    ])
    expect(refusal).toBeNull()
    expect(findings.map(({ rule, then, message }) => [rule, then, message])).toEqual([
      ['note', 'flag', '第1行没有写明区域（未填）'],
      ['note', 'flag', '第3行没有写明区域'],
    ])
  })

  test('a sentence tells what a fact explains in words; the facts beside it stay as they are', () => {
    const low = `rule: low\non: usage.reported\nwhen: { usage.mean: '< 20' }\nthen: flag\nsays: '{usage.indicator}利用率{usage.mean}%，{unit.name}'`
    const facts = { 'usage.indicator': 'cpu', 'usage.mean': '19.9999', 'unit.name': 'cpu 设计院' }
    const { findings } = judge(packOf(low), calendar, 'usage.reported', facts)
    expect(findings.map(({ message }) => message)).toEqual(['处理器利用率19.9999%，cpu 设计院'])
    const never = `rule: none\non: pool.register\nwhen: { pool.level: city }\nthen: refuse\nsays: '{pool.level}资源池不登记'`
    const { refusal } = judge(packOf(never), calendar, 'pool.register', { 'pool.level': 'city' })
    expect(refusal).toMatchObject({ message: '市级资源池不登记', facts: { 'pool.level': 'city' } })
  })
})
