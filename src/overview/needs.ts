import type { Calendar } from '../calendar/index.ts'
import type { Clock, Database, Day, Id } from '../kernel/index.ts'
import type { Regimes } from '../regimes/index.ts'

export interface OverviewNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly calendar: Calendar
  readonly regimes: Pick<Regimes, 'get' | 'has'>
  /** Which measure binds a jurisdiction on a day. */
  readonly regimeIdOn: (jurisdictionId: Id, on: Day) => Promise<string | null>
}
