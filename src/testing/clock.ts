import { Temporal } from 'temporal-polyfill'
import { type Clock, type Instant, instant, place } from '../kernel/index.ts'

/** A clock that stands still until a test moves it. */
export interface FixedClock extends Clock {
  /** Sets it to a local time in China, `2024-09-30T09:00`. */
  set(local: string): void
  /** Moves it on; a day is 24 hours, as always in China. */
  advance(by: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void
}

/** A clock that shows the given local time in China: `fixedClock('2024-09-30T09:00')`. */
export function fixedClock(local: string): FixedClock {
  let now = fromLocal(local)
  return {
    now: () => now,
    set: (to) => {
      now = fromLocal(to)
    },
    advance: ({ days = 0, hours = 0, minutes = 0 }) => {
      now = instant(
        Temporal.Instant.from(now)
          .add({ hours: days * 24 + hours, minutes })
          .toString(),
      )
    },
  }
}

const fromLocal = (local: string): Instant => instant(Temporal.PlainDateTime.from(local).toZonedDateTime(place).toInstant().toString())
