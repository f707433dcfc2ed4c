import { type Day, type Decimal, decimalScale, type Fault, formatDecimal, type Id } from '../../kernel/index.ts'
import type { Facts } from '../../regimes/index.ts'
import type { PriceKind } from '../item.ts'
import { readTariff, type TariffText } from '../tariff.ts'
import { type Above, aboveCeiling } from '../tariffs/ceiling.ts'
import { comparable, highest, topAs, unitPriceTop } from '../tariffs/comparison.ts'
import { basisNames } from '../tariffs/words.ts'

/** A price that holds when the new one begins; `providerId` is null where it is everybody's. */
export interface Standing {
  readonly kind: PriceKind
  readonly providerId: Id | null
  readonly tariff: TariffText
}

/** A price about to be set, and what stands when it begins. */
export interface PriceSetting {
  readonly itemName: string
  readonly kind: PriceKind
  readonly providerId: Id | null
  readonly tariff: TariffText
  readonly from: Day
  readonly today: Day
  /** Whether those whom the price is for had a price of this kind before. */
  readonly replaces: boolean
  /** What stands on the first day, of both kinds and whomever it is for. */
  readonly standing: readonly Standing[]
}

/**
 * Facts of the occasion `price.set`. Prices are the highest for one unit, as if all were for the period of the new one, so that a rule may compare
 * them. A ceiling is held against the dearest final price of whomever; a final price replaces the provider's own, or else the general one.
 */
export function priceFacts(setting: PriceSetting): Facts {
  const { itemName, kind, providerId, tariff, from, today, replaces, standing } = setting
  const price = readTariff(tariff)
  const finals = finalsBeside(setting).flatMap((other) => topAs(readTariff(other.tariff), price, 'up') ?? [])
  const ceiling = ceilingOf(standing)
  const above = aboveOf(setting)
  return {
    'item.name': itemName,
    'price.kind': kind,
    'price.basis': tariff.basis,
    'price.negotiated': providerId !== null,
    'price.amount': formatDecimal(unitPriceTop(price)),
    'price.from': from,
    'price.today': today,
    'price.minimum-months': String(tariff.minimumMonths ?? 0),
    'price.replaces': replaces,
    'price.ceiling': text(ceiling && topAs(readTariff(ceiling.tariff), price, 'down')),
    'price.final': text(finals.length > 0 ? highest(finals) : null),
    'price.above-ceiling': above !== null,
    'price.above-at': text(above?.quantity),
    'price.above-costs': above && formatDecimal(((above.cost + decimalScale - 1n) / decimalScale) as Decimal),
    'price.above-allows': above && formatDecimal(((above.allowed ?? 0n) / decimalScale) as Decimal),
  }
}

/** Where the new final price is above the ceiling, or a standing one above the new ceiling; null: nowhere, or there is nothing to hold it against. */
function aboveOf(setting: PriceSetting): Above | null {
  const price = readTariff(setting.tariff)
  const ceiling = ceilingOf(setting.standing)
  const pairs =
    setting.kind === 'ceiling'
      ? finalsBeside(setting).map((final) => [readTariff(final.tariff), price] as const)
      : ceiling
        ? [[price, readTariff(ceiling.tariff)] as const]
        : []
  for (const [final, most] of pairs) {
    const above = comparable(final, most) ? aboveCeiling(final, most) : null
    if (above) return above
  }
  return null
}

const text = (amount: Decimal | null | undefined): string | null => (amount === null || amount === undefined ? null : formatDecimal(amount))

const ceilingOf = (standing: readonly Standing[]) => standing.find(({ kind }) => kind === 'ceiling')

function finalsBeside({ kind, providerId, standing }: PriceSetting): readonly Standing[] {
  const finals = standing.filter((other) => other.kind === 'final')
  if (kind === 'ceiling') return finals
  const own = finals.filter((other) => other.providerId === providerId)
  return own.length > 0 ? own : finals.filter((other) => other.providerId === null)
}

/** How the standing ceiling charges, where a final price cannot be held against it; null where it can, or where there is no ceiling. */
export function otherBasis({ kind, tariff, standing }: Pick<PriceSetting, 'kind' | 'tariff' | 'standing'>): string | null {
  const ceiling = ceilingOf(standing)
  if (kind === 'ceiling' || !ceiling || comparable(readTariff(ceiling.tariff), readTariff(tariff))) return null
  return basisNames[ceiling.tariff.basis]
}

/** A ceiling binds every provider alike. */
export const providerFaults = (kind: PriceKind, providerId: Id | null): Fault[] =>
  kind === 'ceiling' && providerId !== null
    ? [{ path: '/providerId', message: '最高限价对所有云服务商适用，不能只对一家确定；议价只用于最终价格' }]
    : []
