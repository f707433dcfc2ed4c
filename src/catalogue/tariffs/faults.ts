import { decimal, type Fault } from '../../kernel/index.ts'
import type { Basis } from '../item.ts'
import type { TariffText, TierMode, TierText } from '../tariff.ts'
import { monthsOf } from './comparison.ts'

/** What somebody says of how a price charges. What is left out is as the item says, or none; `amount` may be left out where there are steps. */
export interface TariffInput {
  readonly basis?: Basis | undefined
  readonly termMonths?: number | null | undefined
  /** Yuan, at most four places. */
  readonly amount?: string | undefined
  readonly tiers?: { readonly mode: TierMode; readonly steps: readonly TierText[] } | null | undefined
  readonly allowance?: TariffText['allowance'] | undefined
  readonly minimumMonths?: number | null | undefined
}

/** What was said, made whole: the basis of the item, the first step's price, none of the rest. */
export const tariffText = (input: TariffInput, itemBasis: Basis): TariffText => ({
  basis: input.basis ?? itemBasis,
  termMonths: input.termMonths ?? null,
  amount: input.amount ?? input.tiers?.steps[0]?.amount ?? '',
  tiers: input.tiers ?? null,
  allowance: input.allowance ?? null,
  minimumMonths: input.minimumMonths ?? null,
})

export const stepsMax = 20
const priceForm = /^\d{1,10}(\.\d{1,4})?$/
const quantityForm = /^\d{1,14}(\.\d{1,4})?$/
const isCount = (value: number, from: number): boolean => Number.isInteger(value) && value >= from && value <= 120
const isQuantity = (text: string): boolean => quantityForm.test(text) && decimal(text) > 0n

/** Everything that is wrong with a tariff, each a Chinese sentence at its JSON pointer; none: it may be read. */
export function tariffFaults(tariff: TariffText): Fault[] {
  return [
    ...basisFaults(tariff),
    ...(priceForm.test(tariff.amount) ? [] : [{ path: '/amount', message: '请填写价格：大于或等于 0 的数，至多四位小数' }]),
    ...(tariff.tiers ? tierFaults(tariff.tiers, tariff.amount) : []),
    ...allowanceFaults(tariff),
    ...minimumFaults(tariff),
  ]
}

function basisFaults({ basis, termMonths }: TariffText): Fault[] {
  if (basis === 'free') return [{ path: '/basis', message: '价格的计价方式不能是“免费”；免费提供的，价格填 0' }]
  if (basis !== 'term')
    return termMonths === null ? [] : [{ path: '/termMonths', message: '只有按约定期计价才填约定月数，请清空或改为按约定期' }]
  return termMonths !== null && isCount(termMonths, 2)
    ? []
    : [{ path: '/termMonths', message: '按约定期计价须写明约定月数，2 至 120 的整数，如三年填 36' }]
}

function tierFaults({ mode, steps }: NonNullable<TariffText['tiers']>, amount: string): Fault[] {
  const [first] = steps
  if (!first || steps.length > stepsMax) return [{ path: '/tiers/steps', message: `阶梯须有 1 至 ${stepsMax} 档` }]
  const faults = steps.flatMap((_, index) => stepFaults(steps, index))
  if (faults.length > 0) return faults
  if (mode === 'package') faults.push(...cheaperPackages(steps))
  if (faults.length > 0) return faults
  if (mode !== 'package' && steps.at(-1)?.upTo !== null)
    return [
      { path: `/tiers/steps/${steps.length - 1}/upTo`, message: '最后一档须不设上限，否则超出的数量没有价格；只有整档计价可以设上限' },
    ]
  if (priceForm.test(amount) && decimal(amount) !== decimal(first.amount))
    return [{ path: '/amount', message: `有阶梯时价格即第一档的价格（${first.amount}），请改为一致或不填` }]
  return []
}

/** A larger package that costs less would make a part of what is used cost less than nothing. */
const cheaperPackages = (steps: readonly TierText[]): Fault[] =>
  steps.flatMap(({ amount }, index) => {
    const before = steps[index - 1]?.amount ?? '0'
    return decimal(amount) >= decimal(before)
      ? []
      : [{ path: `/tiers/steps/${index}/amount`, message: `整档计价各档的价格不能低于上一档：${amount} 低于 ${before}` }]
  })

function stepFaults(steps: readonly TierText[], index: number): Fault[] {
  const { upTo, amount } = steps[index] as TierText
  const at = `/tiers/steps/${index}`
  const faults: Fault[] = []
  if (!priceForm.test(amount)) faults.push({ path: `${at}/amount`, message: '每档的价格须大于或等于 0，至多四位小数' })
  if (upTo === null) {
    if (index < steps.length - 1) faults.push({ path: `${at}/upTo`, message: '只有最后一档可以不设上限' })
    return faults
  }
  const before = steps[index - 1]?.upTo ?? null
  if (!isQuantity(upTo)) faults.push({ path: `${at}/upTo`, message: '每档的上限须大于 0，至多四位小数' })
  else if (before !== null && isQuantity(before) && decimal(upTo) <= decimal(before))
    faults.push({ path: `${at}/upTo`, message: `各档上限须依次增大：${upTo} 应大于上一档的 ${before}` })
  return faults
}

/** A unit's resources share what is free by what is allocated to them: confirmed quantities are no allocations. */
function allowanceFaults({ allowance, ...tariff }: TariffText): Fault[] {
  if (allowance === null) return []
  if (!isQuantity(allowance.quantity))
    return [{ path: '/allowance/quantity', message: '免费额度须大于 0，至多四位小数；没有免费额度的请清空' }]
  return allowance.per === 'unit' && byQuantity.has(tariff.basis)
    ? [{ path: '/allowance/per', message: '按小时、按工作量、按计量计价的，免费额度只能按资源给出，请改为每个资源' }]
    : []
}

const byQuantity: ReadonlySet<string> = new Set(['hour', 'work', 'metered'])

/** A minimum is counted in months: what is charged by the hour, by work or by quantity has none. */
function minimumFaults({ minimumMonths, ...tariff }: TariffText): Fault[] {
  if (minimumMonths === null) return []
  if (!isCount(minimumMonths, 1)) return [{ path: '/minimumMonths', message: '最低计费月数须为 1 至 120 的整数' }]
  return monthsOf(tariff) !== null || tariff.basis === 'term' || tariff.basis === 'day'
    ? []
    : [{ path: '/minimumMonths', message: '最低计费月数只用于按月、按年、按约定期、按日计价，请清空' }]
}
