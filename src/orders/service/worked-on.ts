import type { Tx } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import type { OrderKind, WorkKind } from '../../regimes/index.ts'
import { broughtInto, linesOf, type OrderLine } from '../line.ts'
import { lockResources } from '../store/resources.ts'

/** Whether an order brings resources into being: then what is taken back later in the case is what it brought about. */
export const bringsAbout = (order: OrderKind): boolean => order === 'new' || order === 'emergency'

/**
 * The lines that a work step is about, each with its resource: those that the case names, or, where it takes back what it brought into being,
 * those of its own that are still there. Holds these resources for the transaction.
 */
export async function workedOn(tx: Tx, file: CaseFile, order: OrderKind, work: WorkKind | null): Promise<readonly OrderLine[]> {
  if (work !== 'reclaim' || !bringsAbout(order)) return linesOf(file)
  const made = await lockResources(tx, { caseId: file.id })
  return broughtInto(
    linesOf(file),
    made.filter(({ state }) => state !== 'ended'),
  )
}
