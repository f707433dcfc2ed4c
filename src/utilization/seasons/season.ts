import { type Day, type Fault, type Id, type Instant, plusDays } from '../../kernel/index.ts'
import type { Season } from '../figures/figure.ts'

export interface SeasonInput {
  readonly season: Season
  /** First and last day. */
  readonly from: Day
  readonly to: Day
  readonly note: string
}

export interface DeclaredSeason extends SeasonInput {
  readonly id: Id
  readonly systemId: Id
  readonly declaredBy: string
  readonly declaredByPerson: string
  readonly declaredAt: Instant
  readonly withdrawnAt: Instant | null
}

/** A season is declared before its first day ends: not for days that are over. */
export function seasonFaults({ from, to }: SeasonInput, today: Day): Fault[] {
  const faults: Fault[] = []
  if (to < from) faults.push({ path: '/to', message: `截止日不能早于起始日（${from}）` })
  if (from < today) faults.push({ path: '/from', message: `业务周期须在起始日当日或之前报备，起始日不能早于今天（${today}）` })
  return faults
}

/**
 * The season in which a whole period lies; null where it lies in none, or only in part. Seasons of one kind that touch are one. `seasons` do
 * not overlap.
 */
export function seasonOf(
  period: { readonly from: Day; readonly to: Day },
  seasons: readonly Pick<SeasonInput, 'season' | 'from' | 'to'>[],
): Season | null {
  const sorted = seasons.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const first = sorted.find(({ from, to }) => from <= period.from && period.from <= to)
  if (!first) return null
  let covered = first.to
  for (const { season, from, to } of sorted) if (season === first.season && from === plusDays(covered, 1)) covered = to
  return period.to <= covered ? first.season : null
}
