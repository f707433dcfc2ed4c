import { type Day, plusDays } from '../kernel/index.ts'

/** Where settlement cycles begin: what the measure of the cycle says. */
export interface CycleBegins {
  /** `MM-DD`. */
  readonly begins: string
  /** The article that says so: `第四十一条`; null: it is local practice. */
  readonly article: string | null
}

/**
 * The day on which a new settlement cycle begins within a period, after its first day; null: the period lies in one. What is reported of two cycles as one quantity belongs to neither: it counts as
 * a whole on its last day, so the later cycle would pay for days of the earlier one, which nobody could tell from the bill. A period has at most 31 days: one border at most.
 */
export function borderIn({ begins }: Pick<CycleBegins, 'begins'>, from: Day, to: Day): Day | null {
  const inYear = (year: string) => `${year}-${begins}` as Day
  const border = [inYear(from.slice(0, 4)), inYear(to.slice(0, 4))].find((day) => from < day && day <= to)
  return border ?? null
}

/** What is wrong with it, and what would be right. */
export const acrossInWords = (from: Day, to: Day, border: Day, article: string | null): string =>
  `期间跨越两个结算周期（上一周期至${plusDays(border, -1)}${article === null ? '' : `，${article}`}）：一笔数量只能计入一个周期，请分为${from}至${plusDays(border, -1)}、${border}至${to}两条上报`
