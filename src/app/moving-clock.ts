import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type Clock, type Instant, instant, millisecondsBetween, type Outcome, ok, plusHours, refuse } from '../kernel/index.ts'

/** A clock that can be put forward. Only the demo, scenarios and tests have one; an installation's cannot be touched. */
export interface MovingClock extends Clock {
  /** Puts the clock forward; refuses with `clock.backwards`, for what is on record has happened, or `clock.too-far`. */
  moveTo(at: Instant): Outcome<null>
}

const hour = 3_600_000
/** The year 2199 ends in China: days of the API go no further. */
const last = instant('2199-12-31T15:59:59.999Z')

/**
 * A clock that begins at `at` and goes on from there as `runsWith` does; without it, it stands still between moves. With a
 * `file` it shows after a restart what it would have shown; the file's folder must exist.
 */
export function createMovingClock({ at, runsWith, file }: { at: Instant; runsWith?: Clock; file?: string }): MovingClock {
  const elapsed = (from: Instant): number => (runsWith ? millisecondsBetween(from, runsWith.now()) : 0)
  const start = (shows: Instant): Mark => ({ shows, when: runsWith?.now() ?? shows })
  let mark = (file && readMark(file)) || start(at)
  if (file) writeMark(file, mark)
  const now = (): Instant => plusHours(mark.shows, Math.max(0, elapsed(mark.when)) / hour)
  return {
    now,
    moveTo(to) {
      if (to > last) return refuse('clock.too-far', { facts: { last } })
      if (to < now()) return refuse('clock.backwards', { facts: { now: now() } })
      mark = start(to)
      if (file) writeMark(file, mark)
      return ok(null)
    },
  }
}

/** What the clock showed, and when by the clock it runs with. */
interface Mark {
  readonly shows: Instant
  readonly when: Instant
}

function readMark(file: string): Mark | null {
  try {
    const { shows, when } = JSON.parse(readFileSync(file, 'utf8')) as Record<keyof Mark, string>
    return { shows: instant(shows), when: instant(when) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Written beside and moved into place: a kill in between leaves the old one whole. */
function writeMark(file: string, mark: Mark): void {
  writeFileSync(`${file}.new`, JSON.stringify(mark))
  renameSync(`${file}.new`, file)
}
