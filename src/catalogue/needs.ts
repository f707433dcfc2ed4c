import type { PartiesOf } from '../identity/index.ts'
import type { Clock, Database, Door } from '../kernel/index.ts'
import type { Judge } from './ports.ts'

export interface CatalogueNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly judge: Judge
  /** The parties of the measure that binds on a day: those to whom matters are assigned are the providers. */
  readonly partiesOf: PartiesOf
}
