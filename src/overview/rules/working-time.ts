import type { Calendar } from '../../calendar/index.ts'
import { epochDay } from '../../kernel/index.ts'
import type { Period } from './period.ts'

/**
 * For each day of a span the running number of working days up to it: the difference of two is the number of working days after the one up to the other, as the
 * calendar counts them. The database reads it as an array, so that hundreds of thousands of clocks are measured where they stand.
 */
export function dayNumbers({ epochDays }: Calendar, { from, to }: Period): readonly number[] {
  const [first, last] = [epochDay(from), epochDay(to)]
  return Array.from({ length: last - first + 1 }, (_, index) => epochDays.numberAt(first + index))
}
