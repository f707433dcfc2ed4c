import type { Fen } from '../../kernel/index.ts'
import { monthOf, type Rate, startOfMonth } from '../../settlement/index.ts'
import { type Mode, type Supposing, supposedCost } from './recompute.ts'
import type { Cause, Known } from './sides.ts'
import type { Piece } from './strips.ts'
import { daysOf, decimalOf, yuan } from './words.ts'

/** What is still to be explained: their amount against what it should be with all that the bill says. */
export interface Rest {
  /** Their amount, less what our lines are and their own reckoning is not. */
  readonly wanted: bigint
  readonly tolerance: bigint
  readonly pieces: readonly Piece[]
  readonly known: Known
  readonly mode: Mode
  readonly base: Supposing
}

interface Guess {
  readonly supposing: Supposing
  readonly kind: 'price' | 'days' | 'quantity'
  readonly says: (cost: bigint) => string
}

/**
 * What a bill does not say, found by trying: another version of the price, another count of days, the quantity of another allocation. The first whose
 * result is their amount, within a fen a line, counts. Null: none is.
 */
export function guessed(rest: Rest): Cause | null {
  const { wanted, tolerance, pieces, known, mode, base } = rest
  const before = supposedCost(pieces, known, mode, base)
  if (before === null) return null
  for (const { supposing, kind, says } of guessesOf(rest)) {
    const cost = supposedCost(pieces, known, mode, supposing)
    if (cost === null || cost === before || !near(cost, wanted, tolerance)) continue
    return { kind, amount: (cost - before) as Fen, says: says(cost) }
  }
  return null
}

const near = (a: bigint, b: bigint, tolerance: bigint): boolean => (a > b ? a - b : b - a) <= tolerance

function* guessesOf({ pieces, known, base }: Rest): Generator<Guess> {
  const stated = pieces.some(({ theirs }) => theirs.price !== null)
  if (!stated)
    for (const { rate, from, until } of versions(pieces, known))
      yield {
        supposing: { ...base, rate },
        kind: 'price',
        says: (cost) => `对方未写明单价；按 ${daysOf({ from, until })} 施行的价格 ${priceOf(rate)} 元计算为 ${yuan(cost)}，与对方金额相符`,
      }
  if (pieces.some(({ ours }) => ours.whole > 0))
    for (const [name, days] of counts)
      yield { supposing: { ...base, days }, kind: 'days', says: (cost) => `对方金额${name}：计算结果为 ${yuan(cost)}，与对方金额相符` }
  for (const { quantity, from, until } of known.allocations)
    yield {
      supposing: { ...base, amount: quantity },
      kind: 'quantity',
      says: (cost) =>
        `对方金额按数量 ${decimalOf(quantity)}（${daysOf({ from, until })} 的分配）计算：结果为 ${yuan(cost)}，与对方金额相符`,
    }
}

/** The versions of the price, those of the days in question last: they are what was tried before. */
function versions(pieces: readonly Piece[], known: Known) {
  const codes = new Set(pieces.map(({ theirs }) => theirs.itemCode ?? known.itemCode))
  return [...codes].flatMap((code) => known.ratesOf(code))
}

const priceOf = ({ tariff }: Rate): string => decimalOf(Number(tariff.amount))

const counts: readonly (readonly [string, NonNullable<Supposing['days']>])[] = [
  ['按整期计，没有按天折算', (_, whole) => [whole, whole]],
  ['多计了一天', (days, whole) => [days + 1, whole]],
  ['少计了一天', (days, whole) => [Math.max(days - 1, 0), whole]],
  ['按每月 30 天折算', (days, whole) => [Math.min(days, 30), whole > 27 && whole < 32 ? 30 : whole]],
  ['按当月实际天数折算', (days, whole, { from, until }) => (whole === 30 ? [until - from, daysInMonth(from)] : [days, whole])],
]

const daysInMonth = (on: number): number => startOfMonth(monthOf(on) + 1) - startOfMonth(monthOf(on))
