import { type Day, dayOfEpoch, daysBetween, earlier, epochDay, firstOfMonth, plusDays, plusMonths } from '../../kernel/index.ts'

/** Days that are looked at together, both ends within. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** More than ten years are no period of a report. */
export const longest = 3660

/** What is wrong with a period, in words; null for nothing. */
export function periodFault({ from, to }: Period, today: Day): { readonly path: string; readonly message: string } | null {
  if (to < from) return { path: '/to', message: `止日${to}早于起日${from}，请填写不早于起日的日期` }
  if (from > today) return { path: '/from', message: `起日${from}还没有到，请填写不晚于今天（${today}）的日期` }
  return daysBetween(from, to) < longest ? null : { path: '/to', message: '统计期最长十年，请缩短' }
}

/** Of whole calendar months the same number of months before; of other days the same number of days before. */
export function periodBefore({ from, to }: Period): Period {
  const months = wholeMonths({ from, to })
  if (months > 0) return { from: plusMonths(from, -months), to: plusDays(from, -1) }
  const days = daysBetween(from, to) + 1
  return { from: plusDays(from, -days), to: plusDays(from, -1) }
}

/** How many calendar months a period is made of; 0 where it begins or ends within one. */
export function wholeMonths({ from, to }: Period): number {
  const until = plusDays(to, 1)
  if (from !== firstOfMonth(from) || until !== firstOfMonth(until)) return 0
  return monthNumber(until) - monthNumber(from)
}
const monthNumber = (of: Day): number => 12 * Number(of.slice(0, 4)) + Number(of.slice(5, 7))

/** The day whose end is looked at where something is told as it stands: the period's last, or today where that is still to come. */
export const standingOn = ({ to }: Period, today: Day): Day => earlier(to, today)

/** 2026年第3季度, 2026年9月, 2026年, or the two days. */
export function periodName(period: Period): string {
  const [year, month] = [period.from.slice(0, 4), Number(period.from.slice(5, 7))]
  switch (wholeMonths(period)) {
    case 1:
      return `${year}年${month}月`
    case 3:
      return month % 3 === 1 ? `${year}年第${(month + 2) / 3}季度` : between(period)
    case 12:
      return month === 1 ? `${year}年` : between(period)
    default:
      return between(period)
  }
}
const between = ({ from, to }: Period): string => `${from}至${to}`

/** The first and the last day on which the calendar is asked: terms rarely run for more than these years. */
export const calendarSpan = (today: Day): Period => ({ from: '2015-01-01' as Day, to: dayOfEpoch(epochDay(today) + 366) })
