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

/** The first day no longer charged, for something ended on `on`; never before charging began. */
export function chargedUntil(charging: ChargingRule, on: Day, from: Day): Day {
  const until = charging.counts.includes('end') ? plusDays(on, 1) : on
  return until < from ? from : until
}
