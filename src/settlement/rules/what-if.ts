import type { ChargingRule } from '../../regimes/index.ts'
import { fenOf } from '../engine/exact.ts'
import { daysIn, type Period, periodOf } from '../engine/periods.ts'
import { costIn, type Rate } from '../engine/rate.ts'
import type { Span } from '../engine/spans.ts'

/** How a part of a period counts, and the days of the period that a line was charged by. */
export interface Division {
  readonly part: ChargingRule['part']
  /** Of the line: days of its month, year or term; 0 where it is charged once or by quantity. */
  readonly whole: number
}

/** What something would cost, in fen, and the days that would count. */
export interface Supposed {
  readonly fen: number
  readonly days: number
}

/**
 * What a quantity (ten-thousandths) would cost at a price on other days than it was charged on: divided as the engine divides, each period rounded
 * once, half up. What is free must be taken off the quantity already. Null where no step of the price reaches so far, or the amount is beyond all bounds.
 */
export function wouldCost(rate: Rate, quantity: number, { from, until }: Span, { part, whole }: Division): Supposed | null {
  const cost = costIn(rate, quantity)
  if (cost === null) return null
  if (whole === 0) return supposed(fenOf(cost, 1, 1), 0)
  let [sum, days] = [0, 0]
  for (let on = from; on < until; ) {
    const period = periodAt(rate, on, { part, whole })
    const next = Math.min(period.until, until)
    const count = daysIn(period, on, next)
    const amount = fenOf(cost, count, period.whole)
    if (amount === null) return null
    sum += amount
    days += count
    on = next
  }
  return supposed(Number.isSafeInteger(sum) ? sum : null, days)
}

/** The same for a number of days that somebody states. */
export function wouldCostFor(rate: Rate, quantity: number, days: number, whole: number): number | null {
  const cost = costIn(rate, quantity)
  return cost === null ? null : whole === 0 ? fenOf(cost, 1, 1) : fenOf(cost, days, whole)
}

/** A term begins with the service: seen from one line it is as long as the line's. */
const periodAt = (rate: Rate, on: number, { part, whole }: Division): Period =>
  rate.tariff.basis === 'term' ? { from: on, until: Number.MAX_SAFE_INTEGER, whole } : periodOf(rate, on, { part, since: on })

const supposed = (fen: number | null, days: number): Supposed | null => (fen === null ? null : { fen, days })
