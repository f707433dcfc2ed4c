import type { Clock, Database, Door } from '../../kernel/index.ts'
import type { Hashing } from '../hashing.ts'
import type { Affiliations, PartiesOf } from '../ports.ts'

/** What identity needs. */
export interface IdentityNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly affiliations: Affiliations
  readonly partiesOf: PartiesOf
  readonly hashing: Hashing
  /** A session unused for so long has ended. */
  readonly idleMinutes: number
}
