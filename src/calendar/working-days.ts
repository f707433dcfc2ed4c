/**
 * Working days counted on epoch-day integers (days since 1970-01-01). Each answer takes constant time: inside the table by
 * prefix sums and a list of the working days, outside it by the arithmetic of Monday–Friday weeks.
 */
export interface WorkingDays {
  isWorking(epochDay: number): boolean
  /** A running number that grows by one on each working day. Only differences of it mean anything. */
  numberAt(epochDay: number): number
  /** The working day on which the running number becomes `number`. */
  dayNumbered(number: number): number
}

export interface Table {
  /** First and last epoch day of the table, both inside. */
  readonly from: number
  readonly to: number
  /** Epoch days whose status differs from Monday–Friday's, or is stated expressly: true is a working day. */
  readonly stated: ReadonlyMap<number, boolean>
}

/** Builds the two tables once; they hold one integer per day. */
export function createWorkingDays({ from, to, stated }: Table): WorkingDays {
  const numbers = new Int32Array(to - from + 1)
  const working: number[] = []
  const before = weekdaysThrough(from - 1)
  for (let day = from; day <= to; day += 1) {
    if (stated.get(day) ?? isWeekday(day)) working.push(day)
    numbers[day - from] = before + working.length
  }
  const last = before + working.length
  /** What the table has more (or fewer) working days than its Mondays to Fridays: it carries on after the table's end. */
  const surplus = last - weekdaysThrough(to)

  const numberAt = (day: number): number => {
    if (day > to) return weekdaysThrough(day) + surplus
    return numbers[day - from] ?? weekdaysThrough(day)
  }
  const dayNumbered = (number: number): number => {
    if (number > last) return weekdayNumbered(number - surplus)
    return working[number - before - 1] ?? weekdayNumbered(number)
  }
  return { numberAt, dayNumbered, isWorking: (day) => numberAt(day) > numberAt(day - 1) }
}

/** True from Monday to Friday. */
export const isWeekday = (epochDay: number): boolean => weekdaysThrough(epochDay) > weekdaysThrough(epochDay - 1)

/** Epoch day −3 is Monday 29 December 1969: whole weeks of five, then the days of the week under way. */
const weekdaysThrough = (epochDay: number): number => {
  const days = epochDay + 4
  const weeks = Math.floor(days / 7)
  return 5 * weeks + Math.min(days - 7 * weeks, 5)
}

/** The inverse of `weekdaysThrough` on Mondays to Fridays. */
const weekdayNumbered = (number: number): number => {
  const weeks = Math.floor((number - 1) / 5)
  return 7 * weeks + (number - 1 - 5 * weeks) - 3
}
