import type { Calendar, ChangedDays, LivingCalendar } from '../calendar/index.ts'
import type { Clock, Database, Day, Door, Id } from '../kernel/index.ts'

/** A term that a calendar moves, or makes certain. */
export interface TermMove {
  readonly kind: 'case' | 'duty'
  /** The clock's or the duty's own id. */
  readonly id: Id
  /** The number of the case, or the name of the duty. */
  readonly name: string
  /** The step, or what the duty is owed for. */
  readonly what: string
  readonly organisationId: Id
  readonly organisationName: string
  /** Null while the clock stands still. */
  readonly from: Day | null
  readonly to: Day | null
  readonly wasProvisional: boolean
  readonly provisional: boolean
}

/** Terms of one kind that rest on the calendar. */
export interface Terms {
  /** Pages of those that are otherwise by `calendar`, looked for where `changed` may have touched them; `looked` counts all that were looked at. */
  moves(calendar: Calendar, changed: ChangedDays): AsyncIterable<{ readonly looked: number; readonly moves: readonly TermMove[] }>
  /** Reads one again by the platform's calendar and tells those concerned; false where it is as it was. */
  reread(id: Id, because: string): Promise<boolean>
}

/** What holiday notices are built from. */
export interface HolidaysNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly calendar: LivingCalendar
  /** Terms of cases and duties; asked for late, since they are built later. */
  readonly terms: () => readonly Terms[]
}
