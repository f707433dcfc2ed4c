import type { Item } from '../catalogue/index.ts'
import type { SignedContract } from '../duties/index.ts'
import type { OfficeActor } from '../identity/index.ts'
import type { Clock, Database, Day, Door, Id, Reader, Writing } from '../kernel/index.ts'
import type { Facts, Judgement } from '../regimes/index.ts'

/** Judges the rules of the measure that binds a jurisdiction on a day. */
export type Judge = (
  where: { readonly jurisdictionId: Id; readonly on: Day },
  occasion: 'contract.sign' | 'pool.register' | 'monitoring.reported',
  facts: Facts,
) => Promise<Judgement>

/** What `parties` knows of somebody one might sign with. */
export interface Counterparties {
  /** On the list of seriously dishonest bodies on that day. */
  isBlacklisted(organisationId: Id, on: Day): Promise<boolean>
  /** Itself a provider of the jurisdiction, or in a control relation with one, on that day. */
  isAffiliatedWithProvider(organisationId: Id, jurisdictionId: Id, on: Day): Promise<boolean>
}

/** What rules know of a provider beside its name: where its cases stand, its grade. Told by folders above this one. */
export type ProviderFacts = (
  reader: Reader,
  about: {
    readonly jurisdictionId: Id
    readonly organisationId: null
    readonly systemId: null
    readonly providerId: Id
    readonly on: Day
  },
) => Promise<Facts>

/** Begins the case about a provider that a finding asks for, or joins the one that is open. */
export type OpenAbout = (
  writing: Writing<OfficeActor>,
  opening: {
    readonly jurisdictionId: Id
    readonly regimeId: string
    readonly procedure: string
    readonly organisationId: Id
    readonly systemId: null
    readonly providerId: Id
    readonly finding: { readonly rule: string; readonly message: string; readonly cite: string }
  },
) => Promise<unknown>

export interface ContractsNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly judge: Judge
  readonly counterparties: Counterparties
  readonly facts: ProviderFacts
  readonly openAbout: OpenAbout
  /** The event `contract.signed`: duties that it brings about arise in the transaction that records the contract. */
  readonly signed: (writing: Writing<OfficeActor>, contract: SignedContract) => Promise<void>
  /** The catalogue's items by id, read in the transaction under way. */
  readonly itemsOf: (ids: readonly Id[], reader: Reader) => Promise<readonly Item[]>
}
