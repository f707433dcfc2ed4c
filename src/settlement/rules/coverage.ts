import { type ConsentTerms, type ContractTerms, coveredQuantity } from '../../contracts/index.ts'
import { type Day, epochDay, type Id } from '../../kernel/index.ts'
import type { Covered } from '../engine/billable.ts'
import { dayAt } from '../engine/months.ts'
import { at, overlap, piecesOf, type Span } from '../engine/spans.ts'
import type { Cycle } from './cycle.ts'

/** What was agreed with the providers: their contracts, the consents beyond them, and the parties that have to consent. */
export interface Terms {
  readonly contracts: readonly ContractTerms[]
  readonly consents: readonly ConsentTerms[]
  readonly parties: readonly string[]
}

/** How much of an item one provider is paid for at most on these days; null: all of it. Nothing on days without a ceiling. */
export type Ceiling = Covered

/** One version of a resource's allocation on the days on which it is charged. */
export interface ChargedAllocation extends Span {
  readonly resourceId: Id
  /** The day the resource itself was first allocated, be it before it was charged: a later change of quantity does not move it. */
  readonly since: number
  /** In ten-thousandths. */
  readonly quantity: number
}

/** An allocation on the days on which it is not settled elsewhere: what another measure or contract pays for takes nothing of this contract’s quantity, and nothing of what is free. */
export const settledHere = (elsewhere: readonly Span[], allocation: ChargedAllocation): ChargedAllocation[] =>
  elsewhere.length === 0
    ? [allocation]
    : piecesOf(allocation, [elsewhere]).flatMap((piece) => (at(elsewhere, piece.from) ? [] : [{ ...allocation, ...piece }]))

/** The ceilings of one item in a cycle, in order, by one provider's terms. No contract on a day: nothing is covered that day. */
export function ceilingsOf({ contracts, consents, parties }: Terms, itemId: Id, cycle: Cycle): Ceiling[] {
  const about = consents.filter((consent) => consent.itemId === itemId)
  const bound = contracts.map(toSpan)
  return piecesOf(toSpan(cycle), [bound, about.map(toSpan)]).flatMap((piece) => {
    if (!at(bound, piece.from)) return []
    const quantity = coveredQuantity({ contracts, consents: about, parties }, itemId, dayAt(piece.from))
    return quantity === 0n ? [] : [{ ...piece, quantity: quantity === null ? null : Number(quantity) }]
  })
}

/**
 * How much of each resource is covered on which days, of all that one provider is charged with for one item. On each day they stand in
 * the order in which the resources were first allocated, then of their ids; each is covered as far as the ceiling reaches after those
 * before it: `clamp(ceiling − sum of those before it, 0, quantity)`. Spans of a resource are in order and may touch.
 */
export function coveredParts(ceilings: readonly Ceiling[], allocations: readonly ChargedAllocation[]): Map<Id, Covered[]> {
  const parts = new Map<Id, Covered[]>(allocations.map(({ resourceId }) => [resourceId, []]))
  const queue = allocations
    .toSorted((a, b) => a.since - b.since || (a.resourceId < b.resourceId ? -1 : 1))
    .map((allocation) => ({ allocation, parts: parts.get(allocation.resourceId) ?? [] }))
  for (const ceiling of ceilings) {
    const standing = queue.filter(({ allocation }) => overlap(allocation, ceiling))
    for (const piece of piecesOf(ceiling, [standing.map(({ allocation }) => allocation)])) cover(standing, piece, ceiling.quantity)
  }
  return parts
}

/** Gives out the ceiling on the days of a piece, in which nothing changes, until nothing is left of it. */
function cover(
  standing: readonly { readonly allocation: ChargedAllocation; readonly parts: Covered[] }[],
  { from, until }: Span,
  ceiling: number | null,
) {
  let left = ceiling
  for (const { allocation, parts } of standing) {
    if (from < allocation.from || from >= allocation.until) continue
    const quantity = left === null || allocation.quantity < left ? allocation.quantity : left
    if (left !== null) left -= quantity
    const last = parts.at(-1)
    if (last?.until === from && last.quantity === quantity) parts[parts.length - 1] = { ...last, until }
    else parts.push({ from, until, quantity })
    if (left === 0) return
  }
}

const toSpan = ({ from, until }: { readonly from: Day; readonly until: Day }): Span => ({ from: epochDay(from), until: epochDay(until) })
