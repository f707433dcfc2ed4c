import type { Basis } from '../catalogue/index.ts'
import { type Day, daysBetween, decimal, type Fault, type Id, type Instant, plusDays } from '../kernel/index.ts'

/** reported 待确认, confirmed 已确认, objected 有异议. */
export const quantityStates = ['reported', 'confirmed', 'objected'] as const
export type QuantityState = (typeof quantityStates)[number]
export const stateNames: Readonly<Record<QuantityState, string>> = { reported: '待确认', confirmed: '已确认', objected: '已被提出异议' }

/** The ways of charging that follow from confirmed quantities: hour 按小时, work 按工作量, metered 按计量. */
export const meteredBases = ['hour', 'work', 'metered'] as const satisfies readonly Basis[]
export type MeteredBasis = (typeof meteredBases)[number]

/** The longest period of one record, in days. */
export const longestPeriod = 31

/** What is reported of a resource and a period. */
export interface QuantityInput {
  readonly resourceId: Id
  /** First and last day, both within. The quantity counts on the last day. */
  readonly from: Day
  readonly to: Day
  /** In the unit of the resource's item; at most four places. */
  readonly quantity: string
  readonly note: string
}

/** How a resource is charged. */
export interface MeteredResource {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly providerId: Id
  readonly systemName: string
  readonly itemName: string
  readonly unit: string
  readonly externalName: string | null
  readonly itemBasis: Basis
  /** Final prices, general and of its provider, that hold on some day. */
  readonly prices: readonly PriceBasis[]
  readonly chargedFrom: Day | null
  /** The first day no longer charged; null while it runs. */
  readonly chargedUntil: Day | null
}

export interface PriceBasis {
  /** Null: as the item says. */
  readonly basis: Basis | null
  /** One provider's own price: it goes before the general one. */
  readonly negotiated: boolean
  readonly from: Day
  readonly until: Day | null
}

/** A record that stands: neither objected to nor superseded. */
export interface StandingQuantity {
  readonly id: Id
  readonly chain: Id
  readonly resourceId: Id
  readonly basis: MeteredBasis
  readonly from: Day
  readonly to: Day
}

/** A record as it is read. */
export interface Quantity extends QuantityInput {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly providerId: Id
  readonly providerName: string
  readonly systemId: Id
  readonly systemName: string
  readonly itemName: string
  readonly specification: string
  readonly unit: string
  readonly externalName: string | null
  readonly basis: MeteredBasis
  readonly state: QuantityState
  readonly reportedByName: string
  readonly reportedByPerson: string
  readonly reportedAt: Instant
  readonly decidedByName: string | null
  readonly decidedByPerson: string | null
  readonly decidedAt: Instant | null
  readonly opinion: string | null
  readonly supersedes: Id | null
  /** What the record said that this one corrects. */
  readonly before: { readonly from: Day; readonly to: Day; readonly quantity: string } | null
  readonly reason: string | null
  readonly supersededAt: Instant | null
  /** A correction of it waits to be confirmed; until then it counts. */
  readonly correcting: boolean
}

/** How a resource is charged on a day, by the price that holds then; null where no quantity is asked for it. */
export function meteredBasisOn({ itemBasis, prices }: Pick<MeteredResource, 'itemBasis' | 'prices'>, on: Day): MeteredBasis | null {
  const holding = prices.filter(({ from, until }) => from <= on && (until === null || on < until))
  const price = holding.find(({ negotiated }) => negotiated) ?? holding[0]
  const basis = price?.basis ?? itemBasis
  return meteredBases.find((each) => each === basis) ?? null
}

/** What is wrong with a quantity by itself; paths are its fields. Only a correction may say that there was nothing. */
export function quantityFaults(input: QuantityInput, resource: MeteredResource, on: { today: Day; corrects: boolean }): Fault[] {
  const { from, to, quantity } = input
  const amount = decimal(quantity)
  if (amount < 0n || (amount === 0n && !on.corrects)) return [{ path: 'quantity', message: '数量应大于 0' }]
  if (to < from) return [{ path: 'to', message: `截止日不能早于起始日（${from}）` }]
  if (daysBetween(from, to) >= longestPeriod) return [{ path: 'to', message: `一条记录的期间最多 ${longestPeriod} 天，请分开上报` }]
  if (to > on.today) return [{ path: 'to', message: `期间尚未结束：截止日不能晚于今天（${on.today}）` }]
  return chargeFaults(input, resource)
}

function chargeFaults({ from, to }: QuantityInput, resource: MeteredResource): Fault[] {
  const { chargedFrom, chargedUntil } = resource
  if (meteredBasisOn(resource, to) === null)
    return [{ path: 'resourceId', message: `该资源在${to}不按小时、工作量或计量数量计费，不需要上报数量` }]
  if (chargedFrom === null) return [{ path: 'resourceId', message: '该资源尚未开始计费，开始计费后方可上报数量' }]
  if (from < chargedFrom) return [{ path: 'from', message: `该资源自${chargedFrom}起计费，起始日不能早于该日` }]
  return chargedUntil !== null && to >= chargedUntil
    ? [{ path: 'to', message: `该资源计费至${plusDays(chargedUntil, -1)}，截止日不能晚于该日` }]
    : []
}
