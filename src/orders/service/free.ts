import { type Citation, type Outcome, ok, refuse, type Tx } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import { procedureOf, type Regimes } from '../../regimes/index.ts'
import { linesOf, type OrderLine, resourcesOf } from '../line.ts'
import { claimsOn } from '../store/claims.ts'
import { lockResources } from '../store/resources.ts'

/** One operation at a time runs on a resource, and none on one that is no longer in use. Holds the resources for the transaction. */
export async function checkFree(tx: Tx, lines: readonly OrderLine[], citation: Citation): Promise<Outcome<null>> {
  const resources = await lockResources(tx, { ids: resourcesOf(lines) })
  const nameOf = (id: string) => lines.find(({ resourceId }) => resourceId === id)?.itemName ?? ''
  const busy = resources.find(({ runningWorkOrderId }) => runningWorkOrderId !== null)
  if (busy) return refuse('resource.busy', { facts: { resource: nameOf(busy.id), number: busy.runningNumber ?? '' }, citation })
  const gone = resources.find(({ state }) => state !== 'delivered')
  return gone ? refuse('resource.not-in-use', { facts: { resource: nameOf(gone.id) }, citation }) : ok(null)
}

/**
 * A resource is the matter of one submitted case at a time: what was approved on today's quantity must not be carried out on
 * another. A case that was returned to its first step waits for its own unit, and claims nothing until it is submitted again. The
 * resources are locked (`checkFree`), so of two that are submitted at once the second sees the first.
 */
export async function checkUnclaimed(
  { regimes }: { regimes: Regimes },
  tx: Tx,
  file: CaseFile,
  citation: Citation,
): Promise<Outcome<null>> {
  const claims = await claimsOn(tx, file, resourcesOf(linesOf(file)))
  const claim = claims.find(({ regimeId, procedure, step }) => procedureOf(regimes.get(regimeId), procedure)?.steps[0]?.id !== step)
  if (!claim) return ok(null)
  const resource = linesOf(file).find(({ resourceId }) => resourceId === claim.resourceId)?.itemName ?? ''
  return refuse('resource.in-another-case', { facts: { resource, number: claim.number }, citation })
}
