import { expect, test } from 'vitest'
import { type BudgetSpan, unitFacts, withBudgets } from './budgets.ts'

const level = (from: number, until: number): BudgetSpan => ({ from, until, budget: 'level' })
const outside = (from: number, until: number): BudgetSpan => ({ from, until, budget: 'outside-level' })

test('a unit whose budget did not change stands where it stood', () => {
  const stood = [{ from: 3, until: 5, steps: ['exit.reclaim'] }]
  expect(withBudgets(stood, [])).toBe(stood)
  expect(withBudgets(stood, [level(0, 10)])).toBe(stood)
})

test('every day of the cycle has its budget, beside the steps of that day', () => {
  const days = withBudgets([{ from: 3, until: 6, steps: ['exit.reclaim'] }], [level(0, 4), outside(4, 10)])
  expect(days.map(({ from, until, steps }) => [from, until, unitFacts(steps)])).toEqual([
    [0, 3, { 'unit.at': [], 'unit.budget': 'level' }],
    [3, 4, { 'unit.at': ['exit.reclaim'], 'unit.budget': 'level' }],
    [4, 6, { 'unit.at': ['exit.reclaim'], 'unit.budget': 'outside-level' }],
    [6, 10, { 'unit.at': [], 'unit.budget': 'outside-level' }],
  ])
  expect(unitFacts(['exit.reclaim'])).toEqual({ 'unit.at': ['exit.reclaim'] })
})
