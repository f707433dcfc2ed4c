import type { OfficeActor } from '../../identity/index.ts'
import { decodeCursor, type Id, type Outcome, ok, type Page, pageOf, type Reader, timeCursor } from '../../kernel/index.ts'
import { sees, unseen } from '../bills/access.ts'
import { remedyFor } from '../decisions/decision.ts'
import { type Bill, listBills } from '../store/bills.ts'
import {
  type DifferenceDetail,
  type DifferenceFilter,
  type DifferenceRow,
  findDifference,
  listDifferences,
  type Summed,
  sumDifferences,
} from '../store/differences.ts'
import { findReconciliation, type Reconciliation } from '../store/reconciliations.ts'
import type { ReconciliationNeeds } from './needs.ts'

interface PageInput {
  readonly limit: number
  readonly after?: string | undefined
}

/** A comparison with what its differences come to. */
export interface ReconciliationView extends Reconciliation {
  readonly sums: readonly Summed[]
}

/** A difference with what is to be done about it. */
export interface DifferenceView extends DifferenceDetail {
  /** An accepted one: return the statement for a new accounting, or propose a correction where it is sealed. */
  readonly remedy: 'return' | 'correction' | null
  readonly statementId: Id
  readonly regimeId: string
}

/** Reading, as far as the actor sees: all of the jurisdiction's, or a provider its own. */
export const createReading = ({ db }: ReconciliationNeeds) => ({
  async bills({ sight }: OfficeActor, { limit, after }: PageInput): Promise<Page<Bill>> {
    const rows = await listBills(db, sight, { before: timeCursor(after), limit })
    return pageOf(rows, limit, ({ importedAt, id }) => [importedAt, id])
  },

  async get(actor: OfficeActor, id: Id): Promise<Outcome<ReconciliationView>> {
    const found = await seen(db, actor, id)
    return found.ok ? ok({ ...found.value, sums: await sumDifferences(db, id) }) : found
  },

  async differences(
    actor: OfficeActor,
    id: Id,
    { limit, after, ...filter }: DifferenceFilter & PageInput,
  ): Promise<Outcome<Page<DifferenceRow>>> {
    const found = await seen(db, actor, id)
    if (!found.ok) return found
    const last = Number(decodeCursor(after, 1)?.[0] ?? 0)
    const rows = await listDifferences(db, id, filter, { after: Number.isInteger(last) && last < 2 ** 31 && last >= 0 ? last : 0, limit })
    return ok(pageOf(rows, limit, ({ no }) => [String(no)]))
  },

  async difference(actor: OfficeActor, id: Id, no: number): Promise<Outcome<DifferenceView>> {
    const found = await seen(db, actor, id)
    if (!found.ok) return found
    const difference = await findDifference(db, id, no)
    if (!difference) return unseen('差异')
    const { statementId, statementState, regimeId } = found.value
    return ok({ ...difference, remedy: remedyFor(difference.state, statementState), statementId, regimeId })
  },
})

async function seen(db: Reader, actor: OfficeActor, id: Id): Promise<Outcome<Reconciliation>> {
  const found = await findReconciliation(db, id)
  return found && sees(actor, found) ? ok(found) : unseen('账单核对')
}
