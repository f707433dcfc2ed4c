import type { Basis } from '../../catalogue/index.ts'
import type { RateSpan } from './rate.ts'
import type { StoodAt } from './ruling.ts'
import type { Span } from './spans.ts'

/** So much on these days, in ten-thousandths. */
export interface Amounted extends Span {
  readonly quantity: number
}

/** How much of a resource is covered on these days; null: all of it, however much it is. Nothing on days of no span. */
export interface Covered extends Span {
  readonly quantity: number | null
}

/** A confirmed quantity, in ten-thousandths, and the day on which it counts. */
export interface Metered {
  readonly day: number
  readonly quantity: number
}

/** All that decides what one resource costs. Days are epoch days, quantities ten-thousandths; histories are in order and do not overlap unless said. */
export interface Billable {
  /** First day charged, and first day no longer charged (`openEnd` while it runs). */
  readonly charged: Span
  /** Its item's; a price may say another. */
  readonly basis: Basis
  readonly allocations: readonly Amounted[]
  readonly rates: readonly RateSpan[]
  /** How much of it lay within the contract, or what was consented to beyond it (`rules/coverage.ts`). */
  readonly covered: readonly Covered[]
  /** How much of it is free as its share of what its unit has free. */
  readonly freed: readonly Amounted[]
  /** When its pool stood under supervision, when its service was found unqualified, when it was settled elsewhere; these may overlap. */
  readonly supervised: readonly Span[]
  readonly unqualified: readonly Span[]
  readonly elsewhere: readonly Span[]
  /** Where the unit and the provider stood. */
  readonly unitAt: readonly StoodAt[]
  readonly providerAt: readonly StoodAt[]
  /** In the order of their days. */
  readonly metered: readonly Metered[]
}

/** Why a resource cannot be accounted. */
export interface ChargeFault extends Span {
  /** No price; a price for another period than the measure charges by; a quantity that no step of the price reaches; an amount beyond all bounds. */
  readonly kind: 'price-missing' | 'price-basis' | 'price-beyond' | 'amount-beyond'
}
