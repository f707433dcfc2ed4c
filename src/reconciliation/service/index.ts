import type { OfficeActor } from '../../identity/index.ts'
import type { Id } from '../../kernel/index.ts'
import { compareBill } from './comparing.ts'
import { createDeciding } from './deciding.ts'
import { createImporting } from './importing.ts'
import type { ReconciliationNeeds } from './needs.ts'
import { createReading } from './reading.ts'

/** A provider's own bill: imported, compared with the statement, its differences decided. */
export const createReconciliation = (needs: ReconciliationNeeds) => ({
  ...createImporting(needs),
  ...createReading(needs),
  ...createDeciding(needs),
  compare: (actor: OfficeActor, billId: Id, key: string) => compareBill(needs, actor, billId, key),
})

export type Reconciling = ReturnType<typeof createReconciliation>
