import { type Calendar, dueOf, parseTerm, type Term } from '../../calendar/index.ts'
import { type Day, dayOf, dayOfEpoch, epochDay, type Instant, plusDays, plusMonths, startOf } from '../../kernel/index.ts'
import type { Arising } from '../duty.ts'

export type DueReading = Pick<Arising, 'countedFrom' | 'term' | 'dueOn' | 'dueAt' | 'provisional'>

/** Due on a day that stands by itself: a paper's last day, the last day of an important period. */
export const fixedOn = (on: Day): DueReading => ({
  countedFrom: null,
  term: null,
  dueOn: on,
  dueAt: startOf(plusDays(on, 1)),
  provisional: false,
})

/** Due when a term from that instant has run out. Without a term that day is the last of a period, and rolls on from a day off. */
export function countedDue(from: Instant, term: string | null, calendar: Calendar): DueReading {
  if (term === null) return rolled(from, calendar)
  const due = dueOf({ term: parseTerm(term), start: from, calendar })
  if (due.stands) throw new Error('a term without suspensions never stands')
  return { countedFrom: from, term, dueOn: due.dueOn, dueAt: due.dueAt, provisional: due.provisional }
}

function rolled(from: Instant, calendar: Calendar): DueReading {
  const on = dayOf(from)
  const dueOn = calendar.nextWorkingDayFrom(on)
  const provisional = !calendar.isPublished(on) || !calendar.isPublished(dueOn)
  return { countedFrom: from, term: null, dueOn, dueAt: startOf(plusDays(dueOn, 1)), provisional }
}

/** The instant that a term after a period counts from: days are counted after its last day, hours from its end. */
export const endOfPeriod = (to: Day, term: Term | null): Instant => startOf(term?.unit === 'hour' ? plusDays(to, 1) : to)

/** The day from which it is shown as due soon: so long before it is due. */
export function warnDay(dueOn: Day, before: Term | null, calendar: Calendar): Day | null {
  if (before === null) return null
  switch (before.unit) {
    case 'month':
      return plusMonths(dueOn, -before.count)
    case 'day':
      return plusDays(dueOn, -before.count)
    case 'hour':
      return plusDays(dueOn, -Math.ceil(before.count / 24))
    case 'working-day': {
      const { numberAt, dayNumbered } = calendar.epochDays
      return dayOfEpoch(dayNumbered(numberAt(epochDay(dueOn)) - before.count))
    }
  }
}
