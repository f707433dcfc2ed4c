import { type Day, plusDays, plusMonths } from '../kernel/index.ts'
import type { EvaluationRule } from '../regimes/index.ts'

/** An evaluated period, half open: `until` is the first day after it. */
export interface EvaluatedPeriod {
  readonly from: Day
  readonly until: Day
}

/** A contract as the years of it are counted. */
export interface ContractSpan extends EvaluatedPeriod {
  readonly organisationId: string
}

const monthsOf = { quarter: 3, 'half-year': 6, year: 12 } as const
export type CalendarPeriod = keyof typeof monthsOf

export const isCalendarPeriod = (every: EvaluationRule['every']): every is CalendarPeriod => Object.hasOwn(monthsOf, every)

/** The calendar quarter, half-year or year in which a day lies. */
export function calendarPeriodAt(every: CalendarPeriod, on: Day): EvaluatedPeriod {
  const months = monthsOf[every]
  const first = Math.floor((Number(on.slice(5, 7)) - 1) / months) * months + 1
  const from = `${on.slice(0, 4)}-${String(first).padStart(2, '0')}-01` as Day
  return { from, until: plusMonths(from, months) }
}

/** The years of a contract, each counted from its first day; the last may be shorter. */
export function contractYears({ from, until }: EvaluatedPeriod): EvaluatedPeriod[] {
  const years: EvaluatedPeriod[] = []
  for (let count = 0; ; count++) {
    const begin = plusMonths(from, 12 * count)
    if (begin >= until) return years
    const next = plusMonths(from, 12 * (count + 1))
    years.push({ from: begin, until: next < until ? next : until })
  }
}

/** A period's last day, as people name it. */
export const lastDayOf = ({ until }: EvaluatedPeriod): Day => plusDays(until, -1)

/** The contract years that begin on a day (of the latest that ended before `today`, where none is said), with whose they are. */
export function contractYearsFrom(
  contracts: readonly ContractSpan[],
  from: Day | null,
  today: Day,
): { readonly period: EvaluatedPeriod; readonly organisationIds: readonly string[] }[] {
  const years = contracts.flatMap((contract) =>
    contractYears(contract).map((period) => ({ period, organisationId: contract.organisationId })),
  )
  const ended = years.filter(({ period }) => period.until <= today).map(({ period }) => period.until)
  const latest = ended.toSorted().at(-1)
  const wanted = years.filter(({ period }) => (from === null ? period.until === latest : period.from === from))
  const keyOf = ({ period }: (typeof years)[number]) => `${period.from} ${period.until}`
  return [...Map.groupBy(wanted, keyOf).values()].flatMap((same) =>
    same[0] ? [{ period: same[0].period, organisationIds: [...new Set(same.map(({ organisationId }) => organisationId))] }] : [],
  )
}
