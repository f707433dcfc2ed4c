import { dayOf, newId, type Outcome, ok } from '../../kernel/index.ts'
import { type CaseWriting, nextNumber } from '../../procedures/index.ts'
import { resourcesOf } from '../line.ts'
import { setRunning } from '../store/resources.ts'
import { insertWorkOrder } from '../store/work-orders.ts'
import { checkFree } from './free.ts'
import { type OrdersNeeds, orderOf } from './needs.ts'
import { workedOn } from './worked-on.ts'

/** A step that is a work order: it is issued to the provider, and holds the resources it works on. */
export async function issueWorkOrder(
  { regimes, completeWork }: Pick<OrdersNeeds, 'regimes' | 'completeWork'>,
  { writing, file, step }: CaseWriting,
): Promise<Outcome<null>> {
  if (!step.work || !file.providerId) return ok(null)
  const { tx, now } = writing
  const lines = await workedOn(tx, file, orderOf(regimes, file), step.work)
  // Everything was given back before: nothing is left to be done, and nobody would ever report it.
  if (lines.length === 0 && step.work === 'reclaim') return completeWork(writing, file.id)
  const citation = { regime: file.regimeId, cite: step.source.cites[0] ?? '' }
  const free = await checkFree(tx, lines, citation)
  if (!free.ok) return free
  const { year, number } = await nextNumber(tx, file.jurisdictionId, 'work-order', dayOf(now))
  const order = {
    id: newId(),
    jurisdictionId: file.jurisdictionId,
    caseId: file.id,
    step: step.id,
    kind: step.work,
    number: `GD${year}-${String(number).padStart(6, '0')}`,
    organisationId: file.organisationId,
    providerId: file.providerId,
    issuedAt: now,
    lines: lines.map(({ no, resourceId, itemId, poolId, quantity }) => ({ no, resourceId, itemId, poolId, quantity })),
  }
  await insertWorkOrder(tx, order)
  await setRunning(tx, resourcesOf(lines), order.id)
  await writing.record({
    object: { kind: 'work-order', id: order.id },
    jurisdiction: file.jurisdictionId,
    organisation: file.organisationId,
    citation,
    after: { number: order.number, kind: order.kind, case: file.number },
  })
  return ok(null)
}
