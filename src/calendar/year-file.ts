import { type Static, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { type Day, daysBetween, epochDay, isDay, plusDays } from '../kernel/index.ts'
import { isWeekday } from './working-days.ts'

const closed = { additionalProperties: false } as const

/** A year of the State Council's notices, as `calendars/<year>.yaml` writes it down. */
const YearFile = Type.Object(
  {
    year: Type.Integer({ minimum: 1949, maximum: 2999 }),
    notices: Type.Array(
      Type.Object({ title: Type.Optional(Type.String({ minLength: 1 })), address: Type.String({ pattern: '^https?://\\S+$' }) }, closed),
      { minItems: 1 },
    ),
    holidays: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1 }),
          off: Type.Array(Type.String(), { minItems: 1 }),
          workdays: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
)
type YearFile = Static<typeof YearFile>

/** A day that a notice speaks of. */
export interface StatedDay {
  readonly day: Day
  readonly working: boolean
  /** The holiday it belongs to, e.g. 国庆节; a make-up working day belongs to the holiday that it makes up for. */
  readonly holiday: string
}

export interface YearRead {
  readonly year: number
  readonly days: readonly StatedDay[]
  /** What is wrong, each with its place in the file; empty when nothing is. */
  readonly faults: readonly string[]
}

/** Reads one parsed year file. Never throws: what is wrong stands in `faults`. */
export function readYear(content: unknown): YearRead {
  if (!Value.Check(YearFile, content)) {
    const faults = [...Value.Errors(YearFile, content)].map(({ path, message }) => `${path || '/'}: ${message}`)
    return { year: Number.NaN, days: [], faults }
  }
  const faults: string[] = []
  const days = content.holidays.flatMap((holiday, index) => daysOf(holiday, `/holidays/${index}`, faults))
  for (const { day } of days) if (!mayConcern(day, content.year)) faults.push(`${day} is not in ${content.year} nor in the December before`)
  return { year: content.year, days, faults: [...faults, ...contradictions(days)] }
}

function daysOf({ name, off, workdays = [] }: YearFile['holidays'][number], path: string, faults: string[]): StatedDay[] {
  const free = off.flatMap((text, index) => {
    const range = daysOfRange(text)
    if (!range) faults.push(`${path}/off/${index}: “${text}” is neither a day nor a range of days such as 2024-10-01..2024-10-07`)
    return (range ?? []).map((day) => ({ day, working: false, holiday: name }))
  })
  const madeUp = workdays.flatMap((text, index) => {
    if (isDay(text) && !isWeekday(epochDay(text))) return [{ day: text, working: true, holiday: name }]
    faults.push(`${path}/workdays/${index}: “${text}” is not a Saturday or Sunday such as 2024-09-29; other days need no making up`)
    return []
  })
  return [...free, ...madeUp]
}

/** `a..b` or a single day; null when it is neither, runs backwards, or is longer than any holiday (a slip of the pen). */
function daysOfRange(text: string): Day[] | null {
  const [from = '', to = from, ...more] = text.split('..')
  if (more.length > 0 || !isDay(from) || !isDay(to)) return null
  const length = daysBetween(from, to) + 1
  return length < 1 || length > 31 ? null : Array.from({ length }, (_, index) => plusDays(from, index))
}

/** New Year's holiday may begin in the December before; nothing else leaves the year. */
const mayConcern = (day: Day, year: number): boolean => day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`)

/** The days named twice: by two holidays, or off and working at once. */
const contradictions = (days: readonly StatedDay[]): string[] => {
  const counts = new Map<Day, number>()
  for (const { day } of days) counts.set(day, (counts.get(day) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 1).map(([day]) => `${day} is named more than once`)
}
