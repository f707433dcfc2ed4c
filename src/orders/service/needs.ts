import type { OfficeActor } from '../../identity/index.ts'
import type { Clock, Database, Door, Id, Outcome, Writing } from '../../kernel/index.ts'
import type { Regimes } from '../../regimes/index.ts'

/** What orders are built from. */
export interface OrdersNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Regimes
  /** Given by `procedures`: all of the case's work order is done, so it leaves the step. */
  readonly completeWork: (writing: Writing<OfficeActor>, caseId: Id) => Promise<Outcome<null>>
}
