import type { Day, Id, Instant, Reader, Tx } from '../kernel/index.ts'
import { type PartyRule, type Permission, type Regime, wordsFor } from '../regimes/index.ts'

/** Where an organisation stands on a day: what identity must know of it, told by `parties`. */
export interface Affiliation {
  readonly organisationId: Id
  readonly organisationName: string
  /** Null: the platform's operator. */
  readonly jurisdictionId: Id | null
  readonly jurisdictionName: string | null
  /** Ids of the parties it is on that day. */
  readonly parties: readonly string[]
  /** All organisations below it. */
  readonly subordinateIds: readonly Id[]
  /** All organisations of its area, itself included; empty when it has no area. */
  readonly areaIds: readonly Id[]
}

/** Implemented by `parties`, which stands above identity. */
export interface Affiliations {
  /** `reader`: within a transaction under way, so that it waits for no second connection. */
  of(organisationId: Id, on: Day, reader?: Reader): Promise<Affiliation | null>
  /** Writes the operator's organisation within the transaction of the set-up. */
  found(tx: Tx, operator: { readonly id: Id; readonly name: string; readonly at: Instant }): Promise<void>
}

/** A party as its measure defines it, and whether some procedure begins with it. */
export type PartyStanding = Pick<PartyRule, 'id' | 'name' | 'sees' | 'may'> & { readonly begins: boolean }

/** The parties of the measure that binds a jurisdiction on a day; none where none binds. `reader`: within a transaction under way. */
export type PartiesOf = (jurisdictionId: Id, on: Day, reader?: Reader) => Promise<readonly PartyStanding[]>

/** The parties of a measure as identity needs them. */
export const standingsOf = (regime: Pick<Regime, 'parties' | 'procedures' | 'duties' | 'evaluations'>): PartyStanding[] =>
  regime.parties.map(({ id, name, sees, may }) => ({
    id,
    name,
    sees,
    may: [...new Set<Permission>([...may, ...wordsFor(regime, id)])],
    begins: regime.procedures.some((procedure) => procedure.by === id),
  }))
