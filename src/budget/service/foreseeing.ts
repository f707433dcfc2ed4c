import { type Day, firstOfMonth, type Id, plusMonths, type Tx } from '../../kernel/index.ts'
import { procedureOf } from '../../regimes/index.ts'
import type { Foreseen } from '../../settlement/index.ts'
import type { BudgetNeeds } from '../needs.ts'
import { approvedSteps, type Effect, effectOf } from '../rules/approved.ts'
import { type ApprovedLine, approvedLines, openStandings, type Standing } from '../store/approved.ts'

/** Where nothing else is said, what is approved is assumed to be charged from the first day of the month after. */
export const usualStart = (on: Day): Day => plusMonths(firstOfMonth(on), 1)

/** The lines of all open orders that have passed their review and do not count yet. */
export async function approvedIn({ regimes }: Pick<BudgetNeeds, 'regimes'>, tx: Tx, jurisdictionId: Id): Promise<ApprovedLine[]> {
  const standings = await openStandings(tx, jurisdictionId)
  const places = standings.flatMap((standing) => {
    const effect = effectAt(regimes, standing)
    return effect ? [{ ...standing, effect }] : []
  })
  return approvedLines(tx, jurisdictionId, places)
}

/** What a case that stands there does to the bill; null while it is not approved, or does nothing. */
function effectAt(regimes: BudgetNeeds['regimes'], { regimeId, procedure, step }: Standing): Effect | null {
  const rule = regimes.has(regimeId) ? procedureOf(regimes.get(regimeId), procedure) : undefined
  return rule && approvedSteps(rule).has(step) ? effectOf(rule) : null
}

/** Approved lines as settlement takes them. */
export function foreseenFrom(lines: readonly ApprovedLine[], startsOn: Day): Foreseen {
  const awaited = lines.flatMap(({ caseId, caseNumber: _, effect, no, resourceId: _r, quantity, ...of }) =>
    effect === 'adds' ? [{ ...of, id: `${caseId} ${no}`, quantity: Number(quantity) }] : [],
  )
  const changed = lines.flatMap(({ effect, resourceId, quantity }) =>
    effect === 'adds' || resourceId === null ? [] : [[resourceId, effect === 'ends' ? 0 : Number(quantity)] as const],
  )
  return { startsOn, awaited, changed: new Map(changed) }
}
