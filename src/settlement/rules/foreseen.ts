import { type Day, epochDay, type Id } from '../../kernel/index.ts'
import type { Amounted, Metered } from '../engine/billable.ts'
import type { RateSpan } from '../engine/rate.ts'
import { openEnd, type Span } from '../engine/spans.ts'

/** Something approved that is not charged yet. */
export interface Awaited {
  /** Of no resource on file: there is none yet, or it is not charged. */
  readonly id: string
  readonly organisationId: Id
  readonly systemId: Id
  readonly providerId: Id
  readonly poolId: Id
  readonly itemId: Id
  /** In ten-thousandths. */
  readonly quantity: number
}

/** What is known of days to come and stands in no history yet; all of it counts from one assumed day. */
export interface Foreseen {
  readonly startsOn: Day
  readonly awaited: readonly Awaited[]
  /** New quantities of resources in ten-thousandths; 0: charged no more. */
  readonly changed: ReadonlyMap<Id, number>
}

/** A resource as far as the future changes it. */
interface Running {
  readonly id: Id
  readonly charged: Span
  readonly allocations: readonly Amounted[]
}

/** The resource as it will be: from the assumed day on it has its new quantity, or is charged no more. What has ended by then stays as it ended. */
export function changedTo<T extends Running>(resource: T, { startsOn, changed }: Pick<Foreseen, 'startsOn' | 'changed'>): T {
  const quantity = changed.get(resource.id)
  const on = epochDay(startsOn)
  if (quantity === undefined || resource.charged.until <= on) return resource
  if (quantity === 0) return { ...resource, charged: { ...resource.charged, until: Math.max(on, resource.charged.from) } }
  const before = resource.allocations.filter(({ from }) => from < on).map((part) => ({ ...part, until: Math.min(part.until, on) }))
  return { ...resource, allocations: [...before, { from: on, until: openEnd, quantity }] }
}

/** What is approved, as a resource that is charged from the assumed day on. */
export function awaitedFrom({ quantity, ...of }: Awaited, startsOn: Day) {
  const from = epochDay(startsOn)
  const charged = { from, until: openEnd }
  return { ...of, charged, allocations: [{ ...charged, quantity }], metered: [] as readonly Metered[] }
}

/** The last price goes on where no other follows it. The same prices get the same answer: lines are joined where the price is the same object. */
export function keepingPrices(): (known: readonly RateSpan[]) => readonly RateSpan[] {
  const kept = new WeakMap<readonly RateSpan[], readonly RateSpan[]>()
  return (known) => {
    const before = kept.get(known)
    if (before) return before
    const last = known.at(-1)
    const spans = last === undefined || last.until === openEnd ? known : [...known.slice(0, -1), { ...last, until: openEnd }]
    kept.set(known, spans)
    return spans
  }
}
