import { type Day, dayOfEpoch } from '../../kernel/index.ts'

const firstYear = 1970
const months = (2300 - firstYear) * 12

/** Epoch day on which each month since 1970 begins. */
const starts = Int32Array.from({ length: months + 1 }, (_, month) => Date.UTC(firstYear, month) / 86_400_000)

/** The month of an epoch day, counted from January 1970. */
export function monthOf(on: number): number {
  let month = Math.floor(on / 30.4369)
  while ((starts[month + 1] as number) <= on) month += 1
  while ((starts[month] as number) > on) month -= 1
  return month
}

/** The epoch day on which a month begins. */
export const startOfMonth = (month: number): number => starts[month] as number

/** The first epoch day of the calendar year of a day, and of the next one. */
export function yearOf(on: number): { readonly from: number; readonly until: number } {
  const january = monthOf(on) - (monthOf(on) % 12)
  return { from: startOfMonth(january), until: startOfMonth(january + 12) }
}

/** The epoch day so many months after another; the last of its month where it has no such day. */
export function monthsAfter(on: number, count: number): number {
  const month = monthOf(on)
  return Math.min(startOfMonth(month + count) + on - startOfMonth(month), startOfMonth(month + count + 1) - 1)
}

/** The term of so many months, counted from `since`, in which a day lies. */
export function termOf(on: number, since: number, length: number): { readonly from: number; readonly until: number } {
  let count = 0
  while (monthsAfter(since, (count + 1) * length) <= on) count += 1
  return { from: monthsAfter(since, count * length), until: monthsAfter(since, (count + 1) * length) }
}

const texts = new Map<number, Day>()

/** The day of an epoch-day number, for what people read. Thousands of lines share a few borders, so each is written once. */
export function dayAt(count: number): Day {
  const known = texts.get(count)
  if (known !== undefined) return known
  const text = dayOfEpoch(count)
  texts.set(count, text)
  return text
}
