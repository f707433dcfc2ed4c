import type { Clock, Database, Door } from '../kernel/index.ts'

export interface MeteringNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
}
