import { type Day, firstOfMonth, plusDays, plusMonths } from '../../kernel/index.ts'
import type { ChargingRule } from '../../regimes/index.ts'

export type ChargingEvent = 'starts' | 'changes' | 'ends'

/** What an event means for charging under the measure; null when it means nothing. */
export function chargingEvent(charging: ChargingRule | null, event: string): ChargingEvent | null {
  if (charging?.starts.includes(event)) return 'starts'
  if (charging?.changes.includes(event)) return 'changes'
  return charging?.ends.includes(event) ? 'ends' : null
}

/** The first day charged, for something confirmed on `on`. The month after that of the event begins on its own first day, whatever `counts` says. */
export function chargedFrom(charging: ChargingRule, on: Day): Day {
  if (charging.from === 'next-month') return plusMonths(firstOfMonth(on), 1)
  return charging.counts.includes('start') ? on : plusDays(on, 1)
}

/**
 * The first day no longer charged, for something ended on `on` that is charged from `from`; never before charging began. Where a part day is a
 * day (不足一日按一日计), whatever was there on the day on which charging began is charged for one day at least.
 */
export function chargedUntil(charging: ChargingRule, on: Day, from: Day): Day {
  const until = charging.counts.includes('end') ? plusDays(on, 1) : on
  if (until > from) return until
  return charging.least === 'one-day' && on >= beginningOf(charging, from) ? plusDays(from, 1) : from
}

/** The day of the event that charging began with; a month after the event, it is the first day charged. */
const beginningOf = ({ from, counts }: ChargingRule, first: Day): Day =>
  from === 'next-month' || counts.includes('start') ? first : plusDays(first, -1)
