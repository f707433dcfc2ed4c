import type { Citation, Clock, Database, Day, Door, Id } from '../kernel/index.ts'

/** The article by which a unit's papers are its own, of the measure that binds a jurisdiction on a day; null where none says so. */
export type PaperCitation = (jurisdictionId: Id, on: Day) => Promise<Citation | null>

export interface RightsNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly citationOf: PaperCitation
}
