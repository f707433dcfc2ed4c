import { dayOf, type Outcome, ok } from '../../kernel/index.ts'
import type { CaseWriting, Leaving } from '../../procedures/index.ts'
import { resourcesOf } from '../line.ts'
import { endAllocation, lockResources, setRunning, setState } from '../store/resources.ts'
import { giveUpWorkOrders } from '../store/work-orders.ts'
import { applyEvent, chargeSince } from './effects.ts'
import { type OrdersNeeds, orderOf } from './needs.ts'
import { bringsAbout, workedOn } from './worked-on.ts'

/** The case left a step: its work order is over, and the event means for charging what the measure says. */
export async function left(
  { regimes }: Pick<OrdersNeeds, 'regimes'>,
  about: CaseWriting,
  { id: outcome, endsAs, to }: Leaving,
): Promise<Outcome<null>> {
  const { writing, file, step } = about
  if (step.work && outcome !== 'done') await withdraw(about)
  const order = orderOf(regimes, file)
  if (step.work) await setRunning(writing.tx, resourcesOf(await workedOn(writing.tx, file, order, step.work)), null)
  const { charging } = regimes.get(file.regimeId)
  await applyEvent(writing, { file, order }, charging, `${file.procedure}.${step.id}.${outcome}`)
  // What was taken back before it was ever charged is no longer there either.
  if (step.work === 'reclaim' && outcome === 'done' && bringsAbout(order)) await endUncharged(about)
  if (step.work === 'deliver' && outcome === 'done') await chargeSince(writing, file, charging)
  if (to === 'end' && endsAs !== 'done') await endUncharged(about)
  return ok(null)
}

async function withdraw({ writing, file, step }: CaseWriting): Promise<void> {
  for (const { id, number } of await giveUpWorkOrders(writing.tx, file.id)) {
    await writing.record({
      object: { kind: 'work-order', id },
      jurisdiction: file.jurisdictionId,
      organisation: file.organisationId,
      citation: { regime: file.regimeId, cite: step.source.cites[0] ?? '' },
      after: { number, state: 'withdrawn', case: file.number },
    })
  }
}

/** What was built for an application that came to nothing is not left standing; what is charged stays until it is cancelled. */
async function endUncharged({ writing, file }: CaseWriting): Promise<void> {
  const built = (await lockResources(writing.tx, { caseId: file.id })).filter(
    ({ state, chargedFrom }) => state !== 'ended' && chargedFrom === null,
  )
  for (const { id } of built) await endAllocation(writing.tx, id, dayOf(writing.now))
  const ids = built.map(({ id }) => id)
  await setState(writing.tx, ids, 'ended')
}
