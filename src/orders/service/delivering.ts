import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, type Writing } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import type { WorkKind } from '../../regimes/index.ts'
import { linesOf, type OrderLine } from '../line.ts'
import { allocate, allocationsOf, endAllocation, lockResources, setState, upsertResource } from '../store/resources.ts'

/** A line of a work order is done: what was built or delivered exists from now on. Answers with its resource. */
export async function carryOut(
  writing: Writing<OfficeActor>,
  file: CaseFile,
  { kind, line, externalName, resourceId }: { kind: WorkKind; line: OrderLine; externalName: string | null; resourceId: Id | null },
): Promise<Id | null> {
  if (kind === 'change' || kind === 'reclaim') return resourceId
  const state = kind === 'test' ? 'testing' : 'delivered'
  const id = await upsertResource(writing.tx, file, line, { state, externalName, at: writing.now })
  const running = (await allocationsOf(writing.tx, id)).find(({ to }) => to === null)
  // Delivered again after a dispute: what did not change goes on.
  if (kind === 'deliver' && running?.quantity !== line.quantity) await allocate(writing.tx, id, dayOf(writing.now), line.quantity, file.id)
  return id
}

/** What was built for a test, or delivered before a dispute, and is not part of what was delivered is taken down. */
export async function endLeftovers(writing: Writing<OfficeActor>, file: CaseFile): Promise<void> {
  const kept = new Set(linesOf(file).map(({ no }) => no))
  const rest = (await lockResources(writing.tx, { caseId: file.id })).filter(
    ({ state, lineNo }) => state === 'testing' || (state === 'delivered' && !kept.has(lineNo)),
  )
  for (const { id } of rest) await endAllocation(writing.tx, id, dayOf(writing.now))
  const ids = rest.map(({ id }) => id)
  await setState(writing.tx, ids, 'ended')
}
