import { dayOf, type Outcome, ok } from '../../kernel/index.ts'
import type { CaseWriting, Leaving } from '../../procedures/index.ts'
import { linesOf, resourcesOf } from '../line.ts'
import { endAllocation, lockResources, setRunning, setState } from '../store/resources.ts'
import { giveUpWorkOrders } from '../store/work-orders.ts'
import { applyEvent, chargeSince } from './effects.ts'
import type { OrdersNeeds } from './needs.ts'

/** The case left a step: its work order is over, and the event means for charging what the measure says. */
export async function left(
  { regimes }: Pick<OrdersNeeds, 'regimes'>,
  about: CaseWriting,
  { id: outcome, endsAs, to }: Leaving,
): Promise<Outcome<null>> {
  const { writing, file, step } = about
  if (step.work && outcome !== 'done') await withdraw(about)
  if (step.work) await setRunning(writing.tx, resourcesOf(linesOf(file)), null)
  const { charging } = regimes.get(file.regimeId)
  await applyEvent(writing, file, charging, `${file.procedure}.${step.id}.${outcome}`)
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
