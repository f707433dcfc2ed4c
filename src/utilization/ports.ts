import type { OfficeActor } from '../identity/index.ts'
import type { Clock, Database, Day, Door, Id, Writing } from '../kernel/index.ts'
import type { FactSource } from '../procedures/index.ts'
import type { Regimes } from '../regimes/index.ts'

/** What a finding begins a case about. */
export interface Opening {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly procedure: string
  readonly organisationId: Id
  readonly systemId: Id | null
  readonly providerId: Id | null
  readonly finding: { readonly rule: string; readonly message: string; readonly cite: string }
}

export interface UtilizationNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Pick<Regimes, 'get' | 'judge'>
  /** The measure that binds a jurisdiction on a day; null where none does. */
  readonly regimeIdOn: (jurisdictionId: Id, on: Day) => Promise<string | null>
  /** All that the folders know of unit, system and provider. */
  readonly facts: FactSource
  /** Begins a case about somebody, or joins the open one; answers with the case's id. */
  readonly openAbout: (writing: Writing<OfficeActor>, opening: Opening) => Promise<Id>
}
