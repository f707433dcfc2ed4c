import { formatDecimal, unreachable } from '../../kernel/index.ts'
import type { Basis } from '../item.ts'
import { readTariff, type Tariff, type TariffText, type Tier } from '../tariff.ts'

/** How each basis is called on screens, in files and in bills. */
export const basisNames: Readonly<Record<Basis, string>> = {
  month: '按月',
  year: '按年',
  term: '按约定期',
  day: '按日',
  hour: '按小时',
  work: '按工作量',
  metered: '按计量',
  once: '按次',
  free: '免费',
}

/**
 * A tariff as a person reads it, without the unit, which stands beside it: `每月 310元`, `3年 4320元`, `每月 0–5 部分 20元，5以上部分 36元`,
 * `每月 100以内整档 60元，500以内整档 280元`, `每年 3072元，至少计12个月`. Screens, bills and exports all say this.
 */
export function tariffInWords(tariff: Tariff): string {
  if (tariff.basis === 'free') return '免费'
  const price = tariff.tiers ? tiersInWords(tariff.tiers) : `${formatDecimal(tariff.amount)}元`
  return [`${periodInWords(tariff)} ${price}`, ...also(tariff)].join('，')
}

/** A tariff as the API shows it: with its sentence. */
export interface TariffView extends TariffText {
  readonly inWords: string
}

export const withWords = (tariff: TariffText): TariffView => ({ ...tariff, inWords: tariffInWords(readTariff(tariff)) })

/** The period of one price: 每月, 每年, 3年, 18个月 … */
function periodInWords({ basis, termMonths }: Tariff): string {
  switch (basis) {
    case 'month':
      return '每月'
    case 'year':
      return '每年'
    case 'term':
      return monthsInWords(termMonths ?? 0)
    case 'day':
      return '每日'
    case 'hour':
      return '每小时'
    case 'work':
    case 'metered':
    case 'once':
    case 'free':
      return basisNames[basis]
    default:
      return unreachable(basis)
  }
}

const monthsInWords = (months: number): string => (months > 12 && months % 12 === 0 ? `${months / 12}年` : `${months}个月`)

function tiersInWords({ mode, steps }: NonNullable<Tariff['tiers']>): string {
  const words = steps.map(({ upTo, amount }: Tier, index) => {
    const before = steps[index - 1]?.upTo ?? null
    const from = before === null ? '0' : formatDecimal(before)
    const price = `${formatDecimal(amount)}元`
    if (mode === 'package') return `${upTo === null ? `${from}以上` : `${formatDecimal(upTo)}以内`}整档 ${price}`
    const range = upTo === null ? `${from}以上` : `${from}–${formatDecimal(upTo)} `
    return mode === 'graduated' ? `${range}部分 ${price}` : `总量${range.trim()} 全部按 ${price}`
  })
  return words.join('，')
}

function also({ allowance, minimumMonths }: Tariff): string[] {
  const free = allowance && `每个${allowance.per === 'unit' ? '使用单位' : '资源'}免费 ${formatDecimal(allowance.quantity)}`
  return [...(free ? [free] : []), ...(minimumMonths === null ? [] : [`至少计${minimumMonths}个月`])]
}
