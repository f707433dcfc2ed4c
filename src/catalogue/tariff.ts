import { type Decimal, decimal, formatDecimal } from '../kernel/index.ts'
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

/** A tariff as JSON carries it: decimals are texts (`"46.8"`, at most four places). */
export interface TariffText {
  readonly basis: Basis
  readonly termMonths: number | null
  readonly amount: string
  readonly tiers: { readonly mode: TierMode; readonly steps: readonly TierText[] } | null
  readonly allowance: { readonly quantity: string; readonly per: 'resource' | 'unit' } | null
  readonly minimumMonths: number | null
}

export interface TierText {
  readonly upTo: string | null
  readonly amount: string
}

/** Reads a tariff from its JSON form; throws on a decimal that is none. What people wrote is looked at by `tariffFaults` first. */
export const readTariff = ({ tiers, allowance, amount, ...rest }: TariffText): Tariff => ({
  basis: rest.basis,
  termMonths: rest.termMonths,
  amount: decimal(amount),
  tiers: tiers && {
    mode: tiers.mode,
    steps: tiers.steps.map((step) => ({ upTo: step.upTo === null ? null : decimal(step.upTo), amount: decimal(step.amount) })),
  },
  allowance: allowance && { quantity: decimal(allowance.quantity), per: allowance.per },
  minimumMonths: rest.minimumMonths,
})

/** Writes a tariff in its JSON form, each decimal in the one shortest way: two texts of the same tariff are the same. */
export const writeTariff = ({ tiers, allowance, amount, ...rest }: Tariff): TariffText => ({
  basis: rest.basis,
  termMonths: rest.termMonths,
  amount: formatDecimal(amount),
  tiers: tiers && {
    mode: tiers.mode,
    steps: tiers.steps.map((step) => ({ upTo: step.upTo === null ? null : formatDecimal(step.upTo), amount: formatDecimal(step.amount) })),
  },
  allowance: allowance && { quantity: formatDecimal(allowance.quantity), per: allowance.per },
  minimumMonths: rest.minimumMonths,
})

/** Whether two tariffs charge in the same way. */
export const sameTariff = (a: TariffText, b: TariffText): boolean =>
  JSON.stringify(writeTariff(readTariff(a))) === JSON.stringify(writeTariff(readTariff(b)))
