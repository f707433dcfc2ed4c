import { expect, test } from 'vitest'
import { calendar } from '../../calendar/testing.ts'
import { holds } from '../judge.ts'
import type { Test } from '../model.ts'
import { mayHoldTogether } from './overlaps.ts'

const equal = (value: string | boolean): Test => ({ is: 'equal', value })
const number = (is: '>' | '>=' | '<' | '<=', number: string): Test => ({ is, number })

const cases: readonly (readonly [string, Test, Test, boolean])[] = [
  ['the same value', equal('new'), equal('new'), true],
  ['two values', equal('new'), equal('built'), false],
  ['true and false', equal(true), equal(false), false],
  ['one of, with one in common', { is: 'one-of', values: ['new', 'built'] }, equal('built'), true],
  ['one of, with none in common', { is: 'one-of', values: ['new', 'built'] }, equal('superior'), false],
  ['a value and not it', equal('new'), { is: 'not', value: 'new' }, false],
  ['a value and not another', equal('new'), { is: 'not', value: 'built' }, true],
  ['not and not', { is: 'not', value: 'new' }, { is: 'not', value: 'built' }, true],
  ['missing and missing', { is: 'missing' }, { is: 'missing' }, true],
  ['missing and present', { is: 'missing' }, { is: 'present' }, false],
  ['missing and a number', { is: 'missing' }, number('>', '3'), false],
  ['missing and not: a missing fact is not done', { is: 'missing' }, { is: 'not', value: 'done' }, true],
  ['present and a value', { is: 'present' }, equal('new'), true],
  ['ranges that meet', number('>', '3'), number('<', '5'), true],
  ['ranges that touch, open', number('>', '3'), number('<', '3'), false],
  ['ranges that touch, half open', number('>=', '3'), number('<', '3'), false],
  ['ranges that touch, closed', number('>=', '3'), number('<=', '3'), true],
  ['ranges apart', number('>=', '4'), number('<=', '3'), false],
  ['ranges of one direction', number('>', '3'), number('>=', '80'), true],
  ['a comparison of two facts is taken as possible', { is: '>', fact: 'y' }, number('<', '3'), true],
]

test.each(cases)('%s', (_, a, b, expected) => {
  expect(mayHoldTogether([{ fact: 'x', test: a }], [{ fact: 'x', test: b }])).toBe(expected)
  expect(mayHoldTogether([{ fact: 'x', test: b }], [{ fact: 'x', test: a }])).toBe(expected)
})

test('what cannot hold together never does', () => {
  const numbers = [null, '', '2', '3', '3.5', '4', '80']
  const values = [...numbers, 'new', 'built', 'superior', 'done', true, false]
  const compares = ({ is }: Test) => is.startsWith('<') || is.startsWith('>')
  for (const [name, a, b, may] of cases) {
    const both = (compares(a) || compares(b) ? numbers : values).some((x) =>
      holds(
        [
          { fact: 'x', test: a },
          { fact: 'x', test: b },
        ],
        { x, y: '1' },
        calendar,
      ),
    )
    expect([name, both && !may]).toEqual([name, false])
  }
})

test('tests of different facts do not exclude each other', () => {
  expect(mayHoldTogether([{ fact: 'x', test: equal('new') }], [{ fact: 'y', test: equal('built') }])).toBe(true)
})
