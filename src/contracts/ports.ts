import type { Item } from '../catalogue/index.ts'
import type { Clock, Database, Day, Door, Id, Reader } from '../kernel/index.ts'
import type { Facts, Judgement } from '../regimes/index.ts'

/** Judges the rules of the measure that binds a jurisdiction on a day. */
export type Judge = (
  where: { readonly jurisdictionId: Id; readonly on: Day },
  occasion: 'contract.sign' | 'pool.register',
  facts: Facts,
) => Promise<Judgement>

/** What `parties` knows of somebody one might sign with. */
export interface Counterparties {
  /** On the list of seriously dishonest bodies on that day. */
  isBlacklisted(organisationId: Id, on: Day): Promise<boolean>
  /** Itself a provider of the jurisdiction, or in a control relation with one, on that day. */
  isAffiliatedWithProvider(organisationId: Id, jurisdictionId: Id, on: Day): Promise<boolean>
}

export interface ContractsNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly judge: Judge
  readonly counterparties: Counterparties
  /** The catalogue's items by id, read in the transaction under way. */
  readonly itemsOf: (ids: readonly Id[], reader: Reader) => Promise<readonly Item[]>
}
