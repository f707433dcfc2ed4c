import type { ChargeFault } from '../billable.ts'
import type { Ruling } from '../ruling.ts'
import { inFen, less } from './plain-money.ts'

/** A line as the second computation has it: first and last day included, ten-thousandths, fen. */
export interface PlainLine {
  readonly first: number
  readonly last: number
  readonly days: number
  readonly whole: number
  readonly quantity: number
  /** The price version; null: free. */
  readonly price: string | null
  readonly full: bigint
  readonly amount: bigint
  readonly ruling: Ruling
}

export interface PlainFault {
  readonly kind: ChargeFault['kind']
  readonly first: number
  readonly last: number
}

export interface Plain {
  readonly lines: readonly PlainLine[]
  readonly faults: readonly PlainFault[]
}

/** What a line is for. */
export interface Charged {
  readonly quantity: number
  readonly price: string | null
  readonly ruling: Ruling
  /** In 10⁻⁸ yuan, for one period of so many days; 0: not by days. */
  readonly cost: bigint
  readonly whole: number
}

interface Open {
  readonly charged: Charged
  readonly first: number
  last: number
  days: number
}

/** What is found while the days go by. */
export interface Gathered {
  /** Lines that may still go on, by all that tells lines apart. */
  readonly open: Map<string, Open>
  readonly lines: PlainLine[]
  readonly faults: Map<ChargeFault['kind'], Set<number>>
  /** How a missing price is called: of an item for another period than the measure charges by it would not help. */
  readonly missing: ChargeFault['kind']
}

/** A day more of what was the same the day before, or the first of a line. `charged` is asked only for the first. */
export function addDay(gathered: Gathered, day: number, key: string, charged: () => Charged, counts: number): void {
  const open = gathered.open.get(key)
  if (open && open.last === day - 1) {
    open.last = day
    open.days += counts
    return
  }
  if (open) gathered.lines.push(closed(open))
  gathered.open.set(key, { charged: charged(), first: day, last: day, days: counts })
}

export function onlyDay({ faults }: Gathered, kind: ChargeFault['kind'], day: number): void {
  faults.set(kind, (faults.get(kind) ?? new Set()).add(day))
}

const closed = ({ charged, first, last, days }: Open): PlainLine => lineOf(charged, first, last, days)

/** The one rounding of a line. What is free costs nothing, what is not by days its cost. */
export function lineOf({ quantity, price, ruling, cost, whole }: Charged, first: number, last: number, days: number): PlainLine {
  const full = whole === 0 ? inFen(cost, 1, 1) : inFen(cost, days, whole)
  const amount = ruling.exclusion ? 0n : less(full, ruling.reductions)
  return { first, last, days, whole, quantity, price, full, amount, ruling }
}

const most = 2n ** 53n - 1n

/** All lines; none where something is at fault. */
export function endDays(gathered: Gathered): Plain {
  const lines = [...gathered.lines, ...[...gathered.open.values()].map(closed)]
  for (const { full, first, last } of lines)
    if (full > most) for (let day = first; day <= last; day++) onlyDay(gathered, 'amount-beyond', day)
  const faults = [...gathered.faults].flatMap(([kind, days]) => runsOf([...days].sort((a, b) => a - b)).map((run) => ({ kind, ...run })))
  return faults.length > 0 ? { lines: [], faults } : { lines: lines.sort((a, b) => a.first - b.first), faults }
}

/** Days one after the other are one run. */
function runsOf(days: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run?.last === day - 1) run.last = day
    else runs.push({ first: day, last: day })
  }
  return runs
}
