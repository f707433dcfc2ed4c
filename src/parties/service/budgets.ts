import { type Day, type Outcome, ok, refuse, type Tx } from '../../kernel/index.ts'
import { beginBudget, type Organisation } from '../store/organisations.ts'

/**
 * From which day another budget is its; null where it stays. Bills go by what held on each day, so that a change may be entered after it took effect, but neither before the last change nor for days to
 * come: until then what holds now would be wrong.
 */
export async function moveBudget(
  tx: Tx,
  { id, budget, budgets }: Organisation,
  next: Organisation['budget'],
  { from, today }: { readonly from: Day | undefined; readonly today: Day },
): Promise<Outcome<Day | null>> {
  if (next === budget) return ok(null)
  const begins = from ?? today
  const last = budgets.at(-1)?.from ?? null
  if (begins > today || (last !== null && begins <= last)) {
    const message = begins > today ? `预算关系的变更日不能晚于今天（${today}）` : `预算关系最近一次变更自 ${last} 起，新的变更须在其后`
    return refuse('request.invalid', { faults: [{ path: '/budgetFrom', message }] })
  }
  await beginBudget(tx, id, next, begins)
  return ok(begins)
}
