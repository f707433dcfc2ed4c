import type { Facts } from '../../regimes/index.ts'
import type { StoodAt } from '../engine/ruling.ts'
import { at, piecesOf, type Span } from '../engine/spans.ts'

/** Whether a unit's money was the level's budget on these days. */
export interface BudgetSpan extends Span {
  readonly budget: 'level' | 'outside-level'
}

/** How a day's budget stands among the steps of a unit: no step of a measure has a colon. */
const mark = 'budget:'

/**
 * Where a unit stood, with its budget of each day where that changed within the cycle: each change is then a cut, and the measure's rules judge the days before and after it each by what held. A unit
 * whose budget did not change has none, like nearly all.
 */
export function withBudgets(stood: readonly StoodAt[], budgets: readonly BudgetSpan[]): readonly StoodAt[] {
  const [first, last] = [budgets[0], budgets.at(-1)]
  if (!first || !last || budgets.length < 2) return stood
  return piecesOf({ from: first.from, until: last.until }, [budgets, stood]).map((piece) => ({
    ...piece,
    steps: [...(at(stood, piece.from)?.steps ?? []), `${mark}${at(budgets, piece.from)?.budget}`],
  }))
}

/** What rules of a line know of where a unit stands: its steps, and its budget where a day has its own. */
export function unitFacts(unitAt: readonly string[]): Facts {
  const budget = unitAt.find((step) => step.startsWith(mark))
  return budget === undefined
    ? { 'unit.at': unitAt }
    : { 'unit.at': unitAt.filter((step) => step !== budget), 'unit.budget': budget.slice(mark.length) }
}
