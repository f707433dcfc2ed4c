import { type Day, dayOf, type Instant, instant } from './day.ts'

/** Where the present comes from. Handed in everywhere; nothing else asks the system for the time. */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => instant(new Date().toISOString()) }

/** Today in China. */
export const today = (clock: Clock): Day => dayOf(clock.now())
