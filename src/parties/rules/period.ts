import { type Day, type Outcome, ok, plusDays, refuse } from '../../kernel/index.ts'

/** From a day up to and including a last day; null: still running. */
export interface Period {
  readonly from: Day
  readonly lastDay: Day | null
}

/** The period, unless it would end before it begins (`history.backwards`). */
export const periodOf = (from: Day, lastDay: Day | null): Outcome<Period> =>
  lastDay !== null && lastDay < from ? refuse('history.backwards', { facts: { from, lastDay } }) : ok({ from, lastDay })

/** The period with an earlier end. Refuses with `history.ended` where it had ended before, `history.backwards` before its first day. */
export const endedOn = (period: Period, lastDay: Day): Outcome<Period> =>
  period.lastDay !== null && period.lastDay < lastDay
    ? refuse('history.ended', { facts: { lastDay: period.lastDay } })
    : periodOf(period.from, lastDay)

/** As PostgreSQL's daterange: the end is the first day that no longer belongs. */
export const rangeOf = ({ from, lastDay }: Period): string => `[${from},${lastDay === null ? '' : plusDays(lastDay, 1)})`
