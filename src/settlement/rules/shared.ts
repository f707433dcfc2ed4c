import type { Id } from '../../kernel/index.ts'
import type { Amounted } from '../engine/billable.ts'
import type { RateSpan } from '../engine/rate.ts'
import { overlap, type Span } from '../engine/spans.ts'
import { coveredParts, settledHere } from './coverage.ts'

/** A unit's resource, as far as it shares what is free. */
export interface Sharing {
  readonly id: Id
  readonly systemId: Id
  readonly itemId: Id
  readonly providerId: Id
  readonly charged: Span
  readonly allocations: readonly Amounted[]
}

const none: readonly Amounted[] = []

/**
 * What is free of each of a unit's resources where a price has an allowance for the unit: all that it has of the item from the provider share it, in the order in which
 * they were first allocated, as they share a contract's ceiling.
 */
export function freedIn(
  resources: readonly Sharing[],
  ratesFor: (itemId: Id, providerId: Id) => readonly RateSpan[],
  /** Days on which a resource is settled elsewhere, and left out here for that. */
  elsewhere: (resource: Sharing) => readonly Span[],
): (id: Id) => readonly Amounted[] {
  const freed = new Map<Id, readonly Amounted[]>()
  for (const group of Map.groupBy(resources, ({ itemId, providerId }) => `${itemId} ${providerId}`).values()) {
    const [first] = group
    if (!first) continue
    const allowances = ratesFor(first.itemId, first.providerId).flatMap(({ from, until, rate: { tariff } }) =>
      tariff.allowance?.per === 'unit' ? [{ from, until, quantity: Number(tariff.allowance.quantity) }] : [],
    )
    if (allowances.length > 0)
      for (const [id, parts] of coveredParts(
        allowances,
        group.flatMap((resource) => allocated(resource).flatMap((allocation) => settledHere(elsewhere(resource), allocation))),
      ))
        freed.set(id, parts as readonly Amounted[])
  }
  return (id) => freed.get(id) ?? none
}

function allocated({ id, charged, allocations }: Sharing) {
  const since = allocations[0]?.from ?? 0
  return allocations.flatMap((allocation) => {
    const span = overlap(allocation, charged)
    return span ? [{ ...span, resourceId: id, since, quantity: allocation.quantity }] : []
  })
}
