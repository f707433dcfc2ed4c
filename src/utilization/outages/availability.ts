import { divideHalfUp } from '../../kernel/index.ts'

/** A stretch of time in milliseconds since 1970, its end not within. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export interface Interruption extends Stretch {
  readonly kind: 'fault' | 'planned' | 'force-majeure'
  /** Null: all of the provider's pools. */
  readonly poolId: string | null
}

export interface Availability {
  /** Percent with four places, halves up; null where the whole period is excluded. */
  readonly percent: string | null
  readonly periodMinutes: string
  readonly faultMinutes: string
  readonly excludedMinutes: string
}

/**
 * 1 − fault ÷ (period − excluded). Overlapping interruptions count once, and a fault during an announced one (or under force majeure) counts not
 * at all. Of a provider: a fault of any pool is one of the provider, but only what stops all pools shortens the period. Of a pool: its own
 * interruptions and those of all pools.
 */
export function availability(period: Stretch, interruptions: readonly Interruption[], poolId: string | null = null): Availability {
  const within = interruptions.flatMap((each) => {
    const cut = { ...each, from: Math.max(each.from, period.from), to: Math.min(each.to, period.to) }
    return cut.from < cut.to ? [cut] : []
  })
  const of = (place: string | null) => within.filter((each) => each.poolId === null || each.poolId === place)
  const excluded = union(of(poolId).filter(({ kind }) => kind !== 'fault'))
  const places = poolId === null ? [null, ...new Set(within.flatMap((each) => each.poolId ?? []))] : [poolId]
  const faults = union(places.flatMap((place) => faultsAt(of(place))))
  // What is excluded for all shortens the period, so it is no fault of any pool either.
  const [all, out, down] = [period.to - period.from, length(excluded), length(subtract(faults, excluded))]
  const measured = all - out
  return {
    percent: measured <= 0 ? null : fourPlaces(divideHalfUp(BigInt(measured - down) * 1_000_000n, BigInt(measured))),
    periodMinutes: minutes(all),
    faultMinutes: minutes(down),
    excludedMinutes: minutes(out),
  }
}

const faultsAt = (at: readonly Interruption[]): Stretch[] =>
  subtract(union(at.filter(({ kind }) => kind === 'fault')), union(at.filter(({ kind }) => kind !== 'fault')))

/** Stretches that neither overlap nor touch, in order. */
function union(stretches: readonly Stretch[]): Stretch[] {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** What of `stretches` lies in none of `others`; both are unions, so each is gone through once: a hundred years hold many outages. */
function subtract(stretches: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let at = 0
  for (const stretch of stretches) {
    let { from } = stretch
    while ((others[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at += 1
    for (let next = at; ; next += 1) {
      const other = others[next]
      if (!other || other.from >= stretch.to) break
      if (other.from > from) left.push({ from, to: other.from })
      from = Math.max(from, other.to)
    }
    if (from < stretch.to) left.push({ from, to: stretch.to })
  }
  return left
}

const length = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0)

const fourPlaces = (value: bigint): string => `${value / 10_000n}.${String(value % 10_000n).padStart(4, '0')}`

/** Minutes with two places, halves up, without trailing zeros. */
function minutes(milliseconds: number): string {
  const hundredths = divideHalfUp(BigInt(milliseconds), 600n)
  const part = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${hundredths / 100n}${part && `.${part}`}`
}
