import type { TariffText, TierMode } from '../tariff.ts'

/** A tariff of so many yuan a month for one unit, unless said otherwise. */
export const tariffOf = (amount: string, different: Partial<TariffText> = {}): TariffText => ({
  basis: 'month',
  termMonths: null,
  amount,
  tiers: null,
  allowance: null,
  minimumMonths: null,
  ...different,
})

/** A tariff of steps, written `up to` → price; the last without an end is `''`. */
export function tieredOf(mode: TierMode, steps: readonly (readonly [string, string])[], different: Partial<TariffText> = {}): TariffText {
  const tiers = { mode, steps: steps.map(([upTo, amount]) => ({ upTo: upTo === '' ? null : upTo, amount })) }
  return tariffOf(steps[0]?.[1] ?? '', { tiers, ...different })
}
