import type { Calendar } from '../calendar/index.ts'
import type { OfficeActor } from '../identity/index.ts'
import type { Clock, Database, Day, Door, Id, Writing } from '../kernel/index.ts'
import type { FactSource } from '../procedures/index.ts'
import type { Regimes } from '../regimes/index.ts'

/** Whom and what a finding is about, and the procedure that it begins. */
export interface About {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly procedure: string
  readonly organisationId: Id
  readonly systemId: Id | null
  readonly providerId: Id | null
  readonly finding: { readonly rule: string; readonly message: string; readonly cite: string }
}

/** Begins a case about somebody, or joins the one that is open. */
export type OpenAbout = (writing: Writing<OfficeActor>, about: About) => Promise<Id>

/** What the duties are built from. */
export interface DutiesNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly calendar: Calendar
  readonly regimes: Regimes
  /** The measure that binds a jurisdiction on a day; null where none does. */
  readonly regimeIdOn: (jurisdictionId: Id, on: Day) => Promise<string | null>
  /** What measures' rules may ask of units, systems and providers. */
  readonly facts: FactSource
  readonly openAbout: OpenAbout
}
