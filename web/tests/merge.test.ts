import { expect, test } from 'vitest'
import { clashes, merged } from '../features/case/desk/merge.ts'
import { daysBetween } from '../features/case/story.ts'

const content = (fields: Record<string, string | boolean | null>, lines?: string[]) => ({
  fields,
  ...(lines ? { lines: lines.map((quantity) => ({ quantity })) } : {}),
})
const inWords = (lines: readonly { quantity?: string }[] | undefined) => (lines ?? []).map(({ quantity }) => quantity).join(',')

test.each([
  ['only mine changed', { a: '一' }, { a: '二' }, { a: '一' }, [{ at: 'a', proposed: 'mine', both: false }]],
  ['only theirs changed', { a: '一' }, { a: '一' }, { a: '二' }, [{ at: 'a', proposed: 'theirs', both: false }]],
  ['both changed', { a: '一' }, { a: '二' }, { a: '三' }, [{ at: 'a', proposed: 'mine', both: true }]],
  ['both changed alike', { a: '一' }, { a: '二' }, { a: '二' }, []],
  ['I cleared what they changed', { a: '一' }, { a: null }, { a: '三' }, [{ at: 'a', proposed: 'mine', both: true }]],
  ['yes and no', { a: true }, { a: false }, { a: true }, [{ at: 'a', proposed: 'mine', both: false }]],
])('%s', (_, base, mine, theirs, told) => {
  expect(clashes(content(base), content(mine), content(theirs), inWords)).toMatchObject(told)
  expect(clashes(content(base), content(mine), content(theirs), inWords)).toHaveLength(told.length)
})

test('lines are one place; what is taken from each side stands in the result', () => {
  const [base, mine, theirs] = [
    content({ a: '一', b: '一' }, ['1']),
    content({ a: '我', b: '一' }, ['2']),
    content({ a: '一', b: '他' }, ['1', '3']),
  ]
  expect(clashes(base, mine, theirs, inWords).map(({ at, proposed, both }) => [at, proposed, both])).toEqual([
    ['a', 'mine', false],
    ['b', 'theirs', false],
    ['lines', 'mine', true],
  ])
  expect(merged(mine, theirs, { a: 'mine', b: 'theirs', lines: 'theirs' })).toEqual(content({ a: '我', b: '他' }, ['1', '3']))
})

test.each([
  ['2024-09-26T01:00:00Z', '2024-09-26T01:30:00Z', '不足 1 小时'],
  ['2024-09-26T01:00:00Z', '2024-09-29T05:10:00Z', '3 日 4 小时'],
  ['2024-09-26T01:00:00Z', '2024-09-28T01:00:00Z', '2 日'],
])('from %s to %s a term stood for %s', (from, to, words) => {
  expect(daysBetween(from, to)).toBe(words)
})
