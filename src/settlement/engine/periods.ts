import type { ChargingRule } from '../../regimes/index.ts'
import { monthOf, monthsAfter, startOfMonth, termOf, yearOf } from './months.ts'
import type { Rate } from './rate.ts'
import type { Span } from './spans.ts'

/** What one price is for: from when to when, and how many days it has. */
export interface Period extends Span {
  /** What parts are divided by. */
  readonly whole: number
}

/** What decides how a part of a period counts. */
export interface Parting {
  readonly part: ChargingRule['part']
  /** First day charged of the resource: from it terms are counted. */
  readonly since: number
}

/** The period of a rate in which a day lies. A day's price is shown by months. */
export function periodOf({ tariff: { basis, termMonths } }: Rate, on: number, { part, since }: Parting): Period {
  if (basis === 'year') return actual(yearOf(on))
  if (basis === 'term') return actual(termOf(on, since, termMonths ?? 1))
  if (basis === 'day') return inMonth('day', monthOf(on))
  return inMonth(part === 'thirty-day-month' ? 'thirty' : 'actual', monthOf(on))
}

const actual = ({ from, until }: Span): Period => ({ from, until, whole: until - from })

/** Millions of lines lie in a few hundred months: each month's period is made once. */
const made = { day: new Map<number, Period>(), thirty: new Map<number, Period>(), actual: new Map<number, Period>() }
const wholes = { day: () => 1, thirty: () => 30, actual: ({ from, until }: Span) => until - from }

function inMonth(by: keyof typeof made, month: number): Period {
  const known = made[by].get(month)
  if (known !== undefined) return known
  const span = { from: startOfMonth(month), until: startOfMonth(month + 1) }
  const period = { ...span, whole: wholes[by](span) }
  made[by].set(month, period)
  return period
}

/** How many days of a period count from one day until before another, both within it. Parts of a whole month add up to it. */
export function daysIn({ from: first, until: next, whole }: Period, from: number, until: number): number {
  if (whole !== 30 || next - first === 30) return until - from
  return thirtieth(until, first, next) - thirtieth(from, first, next)
}

/** A month of thirty days: the 31st does not count, and the last day of February counts as the rest. */
const thirtieth = (on: number, first: number, next: number): number => (on === next ? 30 : Math.min(on - first, 30))

/** The first day no longer charged where something has to be charged for a number of months at least. */
export const leastUntil = (from: number, months: number): number => monthsAfter(from, months)
