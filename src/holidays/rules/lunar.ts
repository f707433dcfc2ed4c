import { type Day, day, dayOfEpoch, epochDay } from '../../kernel/index.ts'

const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })

/** Month and day of the lunar calendar (农历), e.g. `1/1`; a leap month reads `6bis/1`. */
const lunarOf = (at: number): string => format.format(at * 86_400_000)

/** The days of a civil year on which the given lunar days (`1/1`, `8/15`) fall; 除夕 is the day before `1/1`. */
export function lunarDays(year: number, lunar: readonly string[]): ReadonlyMap<string, Day> {
  const found = new Map<string, Day>()
  const [from, to] = [epochDay(day(`${year}-01-01`)), epochDay(day(`${year}-12-31`))]
  for (let at = from; at <= to; at += 1) {
    const text = lunarOf(at)
    if (lunar.includes(text) && !found.has(text)) found.set(text, dayOfEpoch(at))
  }
  return found
}
