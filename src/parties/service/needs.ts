import type { PartyStanding } from '../../identity/index.ts'
import type { Citation, Clock, Database, Day, Door, Id, Reader } from '../../kernel/index.ts'

/** What parties needs. */
export interface PartiesNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  /** The installed packs: whether there is one, and its parties (`standingsOf` of identity makes them from a regime). */
  readonly regimes: { has(regimeId: string): boolean; partiesOf(regimeId: string): readonly PartyStanding[] }
  /** What another measure would no longer charge of what is on file, when it binds from a day on; null: nothing. `says` tells why. */
  readonly lostTerms: LostTerms
}

export type LostTerms = (
  reader: Reader,
  adoption: { readonly jurisdictionId: Id; readonly regimeId: string; readonly from: Day },
) => Promise<{ readonly count: number; readonly says: string; readonly citation: Citation | null } | null>

/** The key of a write, and the version the client has seen. */
export interface WriteOptions {
  readonly key?: string | undefined
  readonly ifVersion?: number | null | undefined
}

export const onceOf = (key: string | undefined, input: unknown) => (key === undefined ? undefined : { key, input })
