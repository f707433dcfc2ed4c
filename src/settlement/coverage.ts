import { type ConsentTerms, type ContractTerms, coveredQuantity } from '../contracts/index.ts'
import { type Day, type Decimal, epochDay, type Id } from '../kernel/index.ts'
import { type Cycle, dayAt } from './cycle.ts'
import { at, overlap, piecesOf, type Span } from './spans.ts'

/** What was agreed with the providers: their contracts, the consents beyond them, and the parties that have to consent. */
export interface Terms {
  readonly contracts: readonly ContractTerms[]
  readonly consents: readonly ConsentTerms[]
  readonly parties: readonly string[]
}

/** How much of an item one provider is paid for at most, from when to when; null: all of it. Nothing on days without a ceiling. */
export interface Ceiling extends Span {
  readonly quantity: Decimal | null
}

/** One version of a resource's allocation on the days on which it is charged. */
export interface ChargedAllocation extends Span {
  readonly resourceId: Id
  /** The day this version began, be it before it was charged. */
  readonly began: number
  readonly quantity: Decimal
}

/** The ceilings of one item in a cycle, in order, by one provider's terms. No contract on a day: nothing is covered that day. */
export function ceilingsOf({ contracts, consents, parties }: Terms, itemId: Id, cycle: Cycle): Ceiling[] {
  const about = consents.filter((consent) => consent.itemId === itemId)
  const bound = contracts.map(toSpan)
  return piecesOf(toSpan(cycle), [bound, about.map(toSpan)]).flatMap((piece) => {
    if (!at(bound, piece.from)) return []
    const quantity = coveredQuantity({ contracts, consents: about, parties }, itemId, dayAt(piece.from))
    return quantity === 0n ? [] : [{ ...piece, quantity }]
  })
}

/**
 * The days on which each resource is covered, of all that one provider is charged with for one item. On each day the allocations stand in
 * the order in which they began, then of the resources' ids; one is covered, wholly or not at all, when the sum up to and
 * including it is at most the ceiling. Spans of a resource are in order and may touch.
 */
export function coveredSpans(ceilings: readonly Ceiling[], allocations: readonly ChargedAllocation[]): Map<Id, Span[]> {
  const covered = new Map<Id, Span[]>(allocations.map(({ resourceId }) => [resourceId, []]))
  const queue = allocations
    .toSorted((a, b) => a.began - b.began || (a.resourceId < b.resourceId ? -1 : 1))
    .map((allocation) => ({ allocation, spans: covered.get(allocation.resourceId) ?? [] }))
  for (const ceiling of ceilings) {
    const standing = queue.filter(({ allocation }) => overlap(allocation, ceiling))
    for (const piece of piecesOf(ceiling, [standing.map(({ allocation }) => allocation)])) cover(standing, piece, ceiling.quantity)
  }
  return covered
}

/** Gives the days of a piece, in which nothing changes, to as many as the ceiling holds: who comes after the first too many is beyond it. */
function cover(
  standing: readonly { readonly allocation: ChargedAllocation; readonly spans: Span[] }[],
  piece: Span,
  ceiling: Decimal | null,
) {
  let sum = 0n
  for (const { allocation, spans } of standing) {
    if (piece.from < allocation.from || piece.from >= allocation.until) continue
    sum += allocation.quantity
    if (ceiling !== null && sum > ceiling) return
    const last = spans.at(-1)
    if (last?.until === piece.from) spans[spans.length - 1] = { from: last.from, until: piece.until }
    else spans.push(piece)
  }
}

const toSpan = ({ from, until }: { readonly from: Day; readonly until: Day }): Span => ({ from: epochDay(from), until: epochDay(until) })
