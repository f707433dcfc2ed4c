import type { Id } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'
import { monthOf, startOfMonth } from '../engine/months.ts'
import type { Ruling } from '../engine/ruling.ts'

/** Sums of lines in fen: what they cost in full, and who pays it, or why nobody does. `full` is the sum of the others. */
export interface Sums {
  lines: number
  full: number
  total: number
  apart: number
  excluded: number
  deducted: number
}

export const sumKeys = ['lines', 'full', 'total', 'apart', 'excluded', 'deducted'] as const satisfies readonly (keyof Sums)[]

export const noSums = (): Sums => ({ lines: 0, full: 0, total: 0, apart: 0, excluded: 0, deducted: 0 })

/** One unit's part of a statement: 单位分册. */
export interface Share extends Readonly<Sums> {
  readonly no: number
  readonly organisationId: Id
  readonly organisationName: string
  readonly resources: number
  readonly digest: string
}

/** Adds what a line comes to, or a part of it. */
export function addTo(sums: Sums, { exclusion, apart }: Ruling, full: number, amount: number): void {
  sums.full += full
  if (exclusion !== null) sums.excluded += full
  else {
    if (apart === null) sums.total += amount
    else sums.apart += amount
    sums.deducted += full - amount
  }
}

/** Throws when a sum is too large to be exact. */
export function exact<T extends Sums>(sums: T): T {
  if (!Number.isSafeInteger(sums.full)) throw new RangeError('a sum beyond 90 trillion yuan')
  return sums
}

/**
 * Spreads a line over the months in which it lies, by their days; parts are rounded down one after the other, so that they add up to the line. Lines of one month, nearly all,
 * are added as they are.
 */
export function spread(
  line: Pick<Line, 'from' | 'until' | 'full' | 'amount'>,
  add: (month: number, full: number, amount: number) => void,
): void {
  const first = monthOf(line.from)
  const length = line.until - line.from
  if (line.until <= startOfMonth(first + 1)) {
    add(first, line.full, line.amount)
    return
  }
  // What is payable and what is not, each for itself: so no part of either is less than nothing.
  const off = line.full - line.amount
  let [amount, less] = [0, 0]
  for (let month = first, from = line.from; from < line.until; month++) {
    const until = Math.min(startOfMonth(month + 1), line.until)
    const [payable, not] = [partOf(line.amount, until - line.from, length), partOf(off, until - line.from, length)]
    add(month, payable - amount + not - less, payable - amount)
    ;[amount, less, from] = [payable, not, until]
  }
}

const partOf = (amount: number, days: number, of: number): number => Number((BigInt(amount) * BigInt(days)) / BigInt(of))
