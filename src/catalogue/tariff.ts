import type { Decimal } from '../kernel/index.ts'
import type { Basis } from './item.ts'

/** graduated 分段计价 (each part at its step's price), volume 按档计价 (all of it at the price of the step reached), package 整档计价 (one amount for the step reached). */
export const tierModes = ['graduated', 'volume', 'package'] as const
export type TierMode = (typeof tierModes)[number]

/** One step of a tiered price. */
export interface Tier {
  /** The largest quantity of the step; null: no end. */
  readonly upTo: Decimal | null
  /** Yuan for one unit (`package`: for the whole step) and one period. */
  readonly amount: Decimal
}

/** How one price version charges. */
export interface Tariff {
  readonly basis: Basis
  /** How many months one price is for; null unless `basis` is `term`. */
  readonly termMonths: number | null
  /** Yuan for one unit and one period; the first step's where there are tiers. */
  readonly amount: Decimal
  readonly tiers: { readonly mode: TierMode; readonly steps: readonly Tier[] } | null
  /** What is free of it in each period: for each resource, or for all of a unit's resources of the item together. */
  readonly allowance: { readonly quantity: Decimal; readonly per: 'resource' | 'unit' } | null
  /** Charged at least so many months from the first day charged, even when it ends before; null: no minimum. */
  readonly minimumMonths: number | null
}
