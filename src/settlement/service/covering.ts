import type { Id, Tx } from '../../kernel/index.ts'
import { type Ceiling, type ChargedAllocation, ceilingsOf, coveredParts, type Terms } from '../coverage.ts'
import type { Cycle } from '../cycle.ts'
import type { Covered } from '../parts.ts'
import { type Pair, readCharged } from '../store/charged.ts'

/** How much of a resource is covered on which days of a cycle. */
export type Coverage = (resource: Pair & { readonly id: Id }) => readonly Covered[]

type CoveredPair = Pair & { readonly ceilings: readonly Ceiling[] }

/**
 * What the terms cover in a cycle. Only where an item has a ceiling do the resources compete for it: for these, all that the provider is
 * charged with is read at once, whoever asks. Throws when a resource appeared meanwhile: it would be left out without a reason.
 */
export async function coverageIn(tx: Tx, terms: Terms, cycle: Cycle): Promise<Coverage> {
  const pairs = pairsOf(terms, cycle)
  const limited = pairs.filter(({ ceilings }) => ceilings.some(({ quantity }) => quantity !== null))
  const shared = await sharesOf(tx, limited, cycle)
  const known = new Map(pairs.map((pair) => [keyOf(pair), pair]))
  return (resource) => {
    const key = keyOf(resource)
    const shares = shared.get(key)
    if (!shares) return known.get(key)?.ceilings ?? []
    const parts = shares.get(resource.id)
    if (!parts) throw new Error(`resource ${resource.id} appeared while its cycle was reckoned`)
    return parts
  }
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
async function sharesOf(tx: Tx, limited: readonly CoveredPair[], cycle: Cycle) {
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
      const allocations = found.flatMap(({ allocation }): ChargedAllocation[] => (allocation ? [allocation] : []))
      const covered = coveredParts(pair.ceilings, allocations)
      return [keyOf(pair), new Map(found.map(({ resourceId }) => [resourceId, covered.get(resourceId) ?? []]))] as const
    }),
  )
}

const keyOf = ({ providerId, itemId }: Pair): string => `${providerId} ${itemId}`
