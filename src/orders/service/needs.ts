import type { OfficeActor } from '../../identity/index.ts'
import type { Clock, Database, Door, Id, Outcome, Writing } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import { type OrderKind, procedureOf, type Regimes } from '../../regimes/index.ts'

/** What orders are built from. */
export interface OrdersNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Regimes
  /** Given by `procedures`: all of the case's work order is done, so it leaves the step. */
  readonly completeWork: (writing: Writing<OfficeActor>, caseId: Id) => Promise<Outcome<null>>
}

/** What a case's procedure does with resources. */
export const orderOf = (regimes: Regimes, file: Pick<CaseFile, 'regimeId' | 'procedure'>): OrderKind =>
  procedureOf(regimes.get(file.regimeId), file.procedure)?.order ?? 'none'
