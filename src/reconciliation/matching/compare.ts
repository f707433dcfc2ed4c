import type { Fen } from '../../kernel/index.ts'
import { type Cell, cellsOf } from './cells.ts'
import { withoutRepeated } from './duplicates.ts'
import { readingOf } from './readings.ts'
import { levelSum } from './rulings.ts'
import { missingSays } from './says.ts'
import { type Cause, type Difference, type Known, levelOf, type OurLine, type TheirLine } from './sides.ts'
import { daysOf, yuan } from './words.ts'

/** What was found of a resource: how many comparisons agreed, and those that did not. */
export interface Compared {
  readonly equal: number
  readonly differences: readonly Difference[]
}

/** More lines than that of one resource and period are no bill of a service; they are not searched for causes. */
const linesMax = 400

/**
 * Compares one resource's lines of a bill with those of the statement, month by month. Amounts of a month that are equal agree, whatever they consist
 * of, unless the bill names another item.
 */
export function compareResource(ours: readonly OurLine[], theirs: readonly TheirLine[], known: Known): Compared {
  const cells = cellsOf(ours, theirs)
  const differences = cells.flatMap((cell) => {
    const [billed, level] = [sumOf(cell.theirs), levelSum(cell.ours)]
    const named = cell.theirs.some(({ itemCode }) => itemCode !== null && itemCode !== known.itemCode)
    if (billed === level && !named) return []
    const { months, ours: ourLines, theirs: theirLines } = cell
    return [{ months, theirs: billed as Fen, ours: level as Fen, causes: causesOf(cell, known), ourLines, theirLines }]
  })
  return { equal: cells.length - differences.length, differences }
}

const sumOf = (lines: readonly { readonly amount: bigint }[]): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n)
const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

/** The causes of one difference, those that explain most first. Of several readings the one that leaves least unexplained counts, then the shortest. */
function causesOf({ ours, theirs }: Cell, known: Known): Cause[] {
  if (theirs.length === 0) return [missing(ours)]
  if (ours.length === 0) return [extra(theirs)]
  const { kept, repeated } = withoutRepeated(theirs)
  if (kept.length > linesMax || ours.length > linesMax)
    return [left(sumOf(theirs) - levelSum(ours), '同一云资源同一期间的行数过多，没有逐行比对')]
  const supposed = repeated.length > 0 ? [kept, theirs] : [theirs]
  const readings = supposed.flatMap((lines) =>
    (['gross', 'net'] as const).flatMap((mode) => {
      const causes = readingOf({ ours, theirs: lines, known, mode })
      return causes === null ? [] : [lines === theirs ? causes : [...repetition(repeated), ...causes]]
    }),
  )
  const best = readings.toSorted(byMerit)[0] ?? [left(sumOf(theirs) - levelSum(ours), '数量或金额超出可以计算的范围')]
  return best.toSorted((a, b) => Number(absolute(b.amount) - absolute(a.amount)))
}

const byMerit = (a: readonly Cause[], b: readonly Cause[]): number =>
  Number(demerit(a) - demerit(b)) || Number(moved(a) - moved(b)) || guesses(a) - guesses(b)

/** A few fen less unexplained are no reason to believe in another cause. */
const demerit = (causes: readonly Cause[]): bigint => leftIn(causes) + 5n * BigInt(causes.length)

/** What a rule of the measure explains is known; the rest is inferred. */
const guesses = (causes: readonly Cause[]): number =>
  causes.filter(({ kind }) => kind !== 'excluded' && kind !== 'apart' && kind !== 'deducted').length
const leftIn = (causes: readonly Cause[]): bigint =>
  causes.reduce((sum, { kind, amount }) => (kind === 'unexplained' || kind === 'arithmetic' ? sum + absolute(amount) : sum), 0n)
const moved = (causes: readonly Cause[]): bigint => causes.reduce((sum, { amount }) => sum + absolute(amount), 0n)

const repetition = (lines: readonly TheirLine[]): Cause[] => [
  { kind: 'duplicate', amount: sumOf(lines) as Fen, says: `与前面的行完全相同：文件第 ${named(lines)} 行，共 ${yuan(sumOf(lines))}` },
]
const missing = (ours: readonly OurLine[]): Cause => ({
  kind: 'missing-theirs',
  amount: -levelSum(ours) as Fen,
  says: missingSays(ours.filter((line) => levelOf(line) > 0n)),
})
const extra = (theirs: readonly TheirLine[]): Cause => ({
  kind: 'missing-ours',
  amount: sumOf(theirs) as Fen,
  says: `本方在 ${theirs.slice(0, 3).map(daysOf).join('、')} 不对该云资源计费（文件第 ${named(theirs)} 行）`,
})
const left = (amount: bigint, says: string): Cause => ({ kind: 'unexplained', amount: amount as Fen, says })
const named = (lines: readonly TheirLine[]): string =>
  `${lines
    .slice(0, 5)
    .map(({ no }) => no)
    .join('、')}${lines.length > 5 ? ` 等 ${lines.length}` : ''}`
