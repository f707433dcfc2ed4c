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
  const wrong = (message: string) => refuse('request.invalid', { faults: [{ path: '/budgetFrom', message }] })
  if (next === budget) return from === undefined ? ok(null) : wrong('预算关系没有变更，请不要填写变更之日')
  const begins = from ?? today
  const last = budgets.at(-1)?.from ?? null
  if (begins > today) return wrong(`预算关系的变更日不能晚于今天（${today}）`)
  if (last !== null && begins <= last) return wrong(`预算关系最近一次变更自 ${last} 起，新的变更须在其后`)
  await beginBudget(tx, id, next, begins)
  return ok(begins)
}
