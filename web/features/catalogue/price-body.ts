import { orNull } from '../../shared/ui/form-faults.ts'
import type { PriceBody } from './api/use-set-price.ts'

type Tiers = NonNullable<PriceBody['tiers']>

/** What the form holds: texts as they are typed, fields that were never shown missing. */
export interface PriceValues extends Pick<PriceBody, 'from' | 'reason' | 'basis' | 'providerId'> {
  readonly amount?: string
  readonly termMonths?: number | null
  readonly minimumMonths?: number | null
  readonly tiers?: { readonly mode?: Tiers['mode']; readonly steps?: readonly { readonly upTo?: string; readonly amount?: string }[] }
  readonly allowance?: { readonly quantity?: string; readonly per?: 'resource' | 'unit' }
}

/** What is sent: what was left empty is as the item says, or none. Where there are steps, their first one is the price. */
export function bodyOf(values: PriceValues, kind: PriceBody['kind']): PriceBody {
  const { from, reason, basis, providerId, amount, termMonths = null, minimumMonths = null, tiers, allowance } = values
  const quantity = orNull(allowance?.quantity)
  return {
    ...{ kind, from, reason, termMonths, minimumMonths, providerId: providerId ?? null },
    ...(basis ? { basis } : {}),
    ...(tiers?.mode ? { tiers: tiersOf(tiers.mode, tiers.steps ?? []) } : { amount: amount?.trim() ?? '' }),
    allowance: quantity === null ? null : { quantity, per: allowance?.per ?? 'resource' },
  }
}

const tiersOf = (mode: Tiers['mode'], steps: NonNullable<NonNullable<PriceValues['tiers']>['steps']>): Tiers => ({
  mode,
  steps: steps.map((step) => ({ upTo: orNull(step.upTo), amount: step.amount?.trim() ?? '' })),
})
