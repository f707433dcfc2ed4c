import { type Instant, later } from '../kernel/index.ts'

/** A time in which the clock stands, because somebody else must act first. `to` is null while it still stands. */
export interface Suspension {
  readonly from: Instant
  readonly to: Instant | null
}

/** The same times in order and apart: what two suspensions cover together counts once. Throws when one ends before it begins. */
export function mergeSuspensions(suspensions: readonly Suspension[]): Suspension[] {
  const merged: Suspension[] = []
  for (const next of suspensions.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    if (next.to !== null && next.to < next.from) throw new RangeError(`a suspension ends before it begins: ${next.from}, ${next.to}`)
    const last = merged.at(-1)
    if (last && (last.to === null || next.from <= last.to)) merged[merged.length - 1] = { from: last.from, to: laterEnd(last.to, next.to) }
    else merged.push(next)
  }
  return merged
}

const laterEnd = (a: Instant | null, b: Instant | null): Instant | null => (a === null || b === null ? null : later(a, b))
