import type { Clock, Database, Door } from '../kernel/index.ts'
import type { Judge } from './ports.ts'

export interface CatalogueNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly judge: Judge
}
