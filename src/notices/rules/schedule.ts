import { type Day, dayOf, type Instant, millisecondsBetween, plusDays, plusHours, startOf } from '../../kernel/index.ts'

/** Digests go out at half past eight, local time. */
const digestHours = 8.5
/** Minutes from one attempt to the next; the last of them again and again. */
const pauses = [1, 5, 15, 60, 120, 240]
/** So long is a message tried. */
const tryHours = 24

/** When the digest goes out that takes up what is told now: today's while it is still to come, else tomorrow's. */
export function nextDigest(now: Instant): { readonly on: Day; readonly at: Instant } {
  const today = dayOf(now)
  const todays = plusHours(startOf(today), digestHours)
  const on = now < todays ? today : plusDays(today, 1)
  return { on, at: plusHours(startOf(on), digestHours) }
}

/** When a message is tried again after so many attempts have failed; null when its day is over. */
export function nextAttempt(begunAt: Instant, attempts: number, now: Instant): Instant | null {
  const pause = pauses[Math.min(attempts, pauses.length) - 1] ?? 1
  const at = plusHours(now, pause / 60)
  return millisecondsBetween(begunAt, at) <= tryHours * 3_600_000 ? at : null
}

/** When telling a happening that failed is tried again: soon, then each quarter of an hour, for ever: nothing goes untold. */
export const nextTelling = (attempts: number, now: Instant): Instant => plusHours(now, Math.min(2 ** attempts, 15) / 60)
