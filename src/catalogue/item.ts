import type { Day, Id } from '../kernel/index.ts'
import { readTariff, type Tariff } from './tariff.ts'
import type { TariffView } from './tariffs/words.ts'

/**
 * What one price is for: month 按月, year 按年, term 按约定月数 (three years, say), day 按日, hour 按小时, work 按工作量 (人天), metered 按计量, once 按次, free 免费.
 * What `hour`, `work` and `metered` cost follows from confirmed quantities (metering), not from days.
 */
export const bases = ['month', 'year', 'term', 'day', 'hour', 'work', 'metered', 'once', 'free'] as const
export type Basis = (typeof bases)[number]

/** ceiling 最高限价, final 最终价格. */
export const priceKinds = ['ceiling', 'final'] as const
export type PriceKind = (typeof priceKinds)[number]

/** What a person fills in for a service item. */
export interface ItemFields {
  readonly code: string
  readonly category1: string
  readonly category2: string
  readonly category3: string
  readonly name: string
  readonly specification: string
  /** What is counted: 台·月, 核·月, GB·月, 次 … */
  readonly unit: string
  readonly basis: Basis
}

export interface Item extends ItemFields {
  readonly id: Id
  readonly jurisdictionId: Id
  /** Some edition lists it, or listed it: it cannot be changed any more. */
  readonly published: boolean
  /** Some price was set, for this unit and basis: they cannot be changed any more. */
  readonly priced: boolean
  readonly version: number
}

/** An item with what holds for it on a day, for every provider that has negotiated nothing else. */
export interface ItemOnDay extends Item {
  readonly listed: boolean
  /** Yuan, as text, of steps the first one's; null where none is set for that day. */
  readonly ceilingPrice: string | null
  readonly finalPrice: string | null
  /** The same with all that a price says. */
  readonly ceilingTariff: TariffView | null
  readonly finalTariff: TariffView | null
}

export interface Price extends TariffView {
  readonly id: Id
  readonly kind: PriceKind
  /** Whose negotiated price it is (供应商议价); null: everybody's. */
  readonly providerId: Id | null
  readonly providerName: string | null
  readonly from: Day
  /** The first day it no longer holds; null while it runs. */
  readonly until: Day | null
  readonly setBy: string
  readonly setByPerson: string
  readonly reason: string
}

export const fieldNames = [
  'code',
  'category1',
  'category2',
  'category3',
  'name',
  'specification',
  'unit',
  'basis',
] as const satisfies (keyof ItemFields)[]

export const sameFields = (a: ItemFields, b: ItemFields): boolean => fieldNames.every((name) => a[name] === b[name])

/** Which rule forbids to change an item to these fields; null when none does. */
export function unchangeable(item: Item, fields: ItemFields): 'item.published' | 'item.priced' | null {
  if (sameFields(item, fields)) return null
  if (item.published) return 'item.published'
  return item.priced && (item.unit !== fields.unit || item.basis !== fields.basis) ? 'item.priced' : null
}

/** Whether an item can be ordered on a day, and at what price; `price` is yuan as text, of steps the first one's, `0` for a free item. */
export interface Orderable {
  readonly listed: boolean
  readonly priced: boolean
  readonly price: string | null
  /** How the price charges; null for a free item, and where there is no price. */
  readonly tariff: Tariff | null
}

/** An item that the jurisdiction does not have is neither listed nor priced. */
export function orderableOf(item: ItemOnDay | undefined): Orderable {
  if (!item) return { listed: false, priced: false, price: null, tariff: null }
  const price = item.basis === 'free' ? '0' : item.finalPrice
  return { listed: item.listed, priced: price !== null, price, tariff: item.finalTariff && readTariff(item.finalTariff) }
}
