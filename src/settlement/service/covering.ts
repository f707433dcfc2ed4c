import type { Id, Tx } from '../../kernel/index.ts'
import type { Covered } from '../engine/billable.ts'
import { type Ceiling, ceilingsOf, coveredParts, settledHere, type Terms } from '../rules/coverage.ts'
import type { Cycle } from '../rules/cycle.ts'
import { type Pair, readCharged, readPeaks } from '../store/charged.ts'
import type { Tables } from '../store/tables.ts'

/** How much of each resource of an item and provider is covered on which days of a cycle. */
export type Coverage = (pair: Pair) => (resourceId: Id) => readonly Covered[]

type Elsewhere = Tables['elsewhere']
type CoveredPair = Pair & { readonly ceilings: readonly Ceiling[] }

/** What is read for it: plain data, that a thread can be handed. */
export interface CoverageRows {
  /** By item and provider: ceilings, and where resources compete for them what each is left. */
  readonly ceilings: ReadonlyMap<string, readonly Ceiling[]>
  readonly shares: ReadonlyMap<string, ReadonlyMap<Id, readonly Covered[]>>
}

/**
 * What the terms cover in a cycle. Only where more of an item is in use than a ceiling allows do its resources compete: for these, all that the
 * provider is charged with is read at once, whoever asks. `elsewhere`: the days on which something is settled elsewhere, and by the measure left out here for that.
 */
export async function readCoverage(tx: Tx, terms: Terms, cycle: Cycle, elsewhere: Elsewhere): Promise<CoverageRows> {
  const pairs = pairsOf(terms, cycle)
  const limited = pairs.filter(({ ceilings }) => ceilings.some(({ quantity }) => quantity !== null))
  const scarce = await beyond(tx, limited, cycle)
  const enough = limited.filter((pair) => !scarce.includes(pair)).map((pair) => ({ ...pair, ceilings: pair.ceilings.map(unlimited) }))
  return {
    ceilings: new Map([...pairs, ...enough].map((pair) => [keyOf(pair), pair.ceilings])),
    shares: await sharesOf(tx, scarce, cycle, elsewhere),
  }
}

const nothing: readonly Covered[] = []

/** The same, to be asked. Of what had ended before the cycle, and is only charged because a minimum term lasts, nothing is covered where resources compete. */
export const coverageOf =
  ({ ceilings, shares }: CoverageRows): Coverage =>
  (pair) => {
    const shared = shares.get(keyOf(pair))
    const whole = ceilings.get(keyOf(pair)) ?? []
    if (!shared) return () => whole
    return (resourceId) => shared.get(resourceId) ?? nothing
  }

const unlimited = (ceiling: Ceiling): Ceiling => ({ ...ceiling, quantity: null })

/** The pairs of which more is in use on some day than some ceiling of the cycle allows: of the others everybody is covered wherever there is a ceiling. */
async function beyond(tx: Tx, limited: readonly CoveredPair[], cycle: Cycle): Promise<CoveredPair[]> {
  const peaks = new Map(
    (
      await readPeaks(
        tx,
        limited.map(({ providerId, itemId }) => ({ providerId, itemId })),
        cycle,
      )
    ).map((pair) => [keyOf(pair), pair.peak]),
  )
  const least = ({ ceilings }: CoveredPair) => Math.min(...ceilings.map(({ quantity }) => quantity ?? Number.POSITIVE_INFINITY))
  return limited.filter((pair) => (peaks.get(keyOf(pair)) ?? 0) > least(pair))
}

/** Every item that a contract or a consent names, with its ceilings. */
function pairsOf({ contracts, consents, parties }: Terms, cycle: Cycle): CoveredPair[] {
  const providers = new Set(contracts.map(({ providerId }) => providerId))
  return [...providers].flatMap((providerId) => {
    const own = {
      contracts: contracts.filter((contract) => contract.providerId === providerId),
      consents: consents.filter((consent) => consent.providerId === providerId),
      parties,
    }
    const items = new Set([...own.contracts.flatMap((contract) => contract.items), ...own.consents].map(({ itemId }) => itemId))
    return [...items].map((itemId) => ({ providerId, itemId, ceilings: ceilingsOf(own, itemId, cycle) }))
  })
}

/** For each pair what its ceilings leave to each resource. */
async function sharesOf(tx: Tx, limited: readonly CoveredPair[], cycle: Cycle, elsewhere: Elsewhere) {
  const charged = Map.groupBy(
    await readCharged(
      tx,
      limited.map(({ providerId, itemId }) => ({ providerId, itemId })),
      cycle,
    ),
    keyOf,
  )
  return new Map(
    limited.map((pair) => {
      const found = charged.get(keyOf(pair)) ?? []
      const here = found.flatMap(({ allocation, resourceId, systemId }) =>
        allocation ? settledHere(elsewhere({ systemId, id: resourceId }), allocation) : [],
      )
      return [keyOf(pair), coveredParts(pair.ceilings, here)] as const
    }),
  )
}

const keyOf = ({ providerId, itemId }: Pair): string => `${providerId} ${itemId}`
