import type { Calendar } from '../calendar/index.ts'
import type { OfficeActor } from '../identity/index.ts'
import type { Clock, Database, Day, Door, Id, Reader, Writing } from '../kernel/index.ts'
import type { FactSource } from '../procedures/index.ts'
import type { Regimes } from '../regimes/index.ts'
import type { EvaluatedPeriod } from './period.ts'

/** Whom and what a finding begins a case about. */
export interface Opening {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly procedure: string
  readonly organisationId: Id
  readonly systemId: Id | null
  readonly providerId: Id | null
  readonly finding: { readonly rule: string; readonly message: string; readonly cite: string }
}

/** What evaluations are built from. */
export interface EvaluationNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly calendar: Calendar
  readonly regimes: Regimes
  /** The measure that binds a jurisdiction on a day; null where none does. */
  readonly regimeIdOn: (jurisdictionId: Id, on: Day) => Promise<string | null>
  /** All that the folders know of unit and provider. */
  readonly facts: FactSource
  /** Begins a case about somebody, or joins the finding to the open one; told by `procedures`. */
  readonly openAbout: (writing: Writing<OfficeActor>, opening: Opening) => Promise<unknown>
  /** The settlement cycle in which a day lies; null where there is none. Told by `settlement`, which stands above. */
  readonly cycleOn: (jurisdictionId: Id, on: Day) => Promise<EvaluatedPeriod | null>
  /** A provider's availability from a day until before another, in percent; null where nothing can be said. */
  readonly availabilityOf: (reader: Reader, providerId: Id, from: Day, until: Day) => Promise<string | null>
}
