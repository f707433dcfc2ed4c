import { openEnd, type Span } from '../spans.ts'
import type { Random } from './random.ts'

export const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000

/** A day in or near a cycle; often one on which something begins or ends. */
export function dayNear(random: Random, { from, until }: Span): number {
  const day = random.between(from - 5 - Math.min(60, (until - from) >> 2), until + 10)
  if (!random.oneIn(3)) return day
  const date = new Date(day * 86_400_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1]
  return random.pick([
    from - 1,
    from,
    until - 1,
    until,
    dayOf(year, month, 1),
    dayOf(year, month + 1, 0),
    dayOf(year, month, 31),
    dayOf(year, 2, 29),
  ])
}

/** A history without overlaps that begins before the cycle or in it: so many parts, one in `gaps` of them missing, the last mostly open. */
export function historyIn<T extends object>(random: Random, cycle: Span, count: number, gaps: number, of: () => T): (Span & T)[] {
  const days = new Set<number>([random.oneIn(4) ? dayNear(random, cycle) : cycle.from - random.between(0, 1300)])
  while (days.size < count + 1) days.add(dayNear(random, cycle))
  const borders = [...days].sort((a, b) => a - b)
  const spans: (Span & T)[] = []
  for (let index = 0; index < count; index++) {
    if (count > 1 && random.oneIn(gaps)) continue
    const until = index === count - 1 && !random.oneIn(5) ? openEnd : (borders[index + 1] as number)
    spans.push({ ...of(), from: borders[index] as number, until })
  }
  return spans
}

/** Stretches that may overlap, touch, or lie in each other. */
export const spansIn = (random: Random, cycle: Span, most: number): Span[] =>
  Array.from({ length: random.between(1, most) }, () => {
    const from = dayNear(random, cycle)
    return { from, until: random.oneIn(4) ? openEnd : from + random.between(1, 150) }
  })
