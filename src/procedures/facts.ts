import type { Day, Id, Reader } from '../kernel/index.ts'
import type { Facts } from '../regimes/index.ts'

/** Whom and what a measure's rules ask about, and on which day. */
export interface FactsAbout {
  readonly jurisdictionId: Id
  /** The unit; null where the matter is a provider's own. */
  readonly organisationId: Id | null
  readonly systemId: Id | null
  readonly providerId: Id | null
  readonly on: Day
}

/** Tells facts of `occasions`. Every folder that keeps some offers a source; they are joined where all is composed. */
export type FactSource = (reader: Reader, about: FactsAbout) => Promise<Facts>

/** Several sources as one, asked one after the other: within a transaction there is one connection. A later one's word counts. */
export const joinFacts =
  (...sources: readonly FactSource[]): FactSource =>
  async (reader, about) => {
    let facts: Facts = {}
    for (const source of sources) facts = { ...facts, ...(await source(reader, about)) }
    return facts
  }
