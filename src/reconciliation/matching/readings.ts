import type { Fen } from '../../kernel/index.ts'
import { type Mode, namesOther, ownCost, type Supposing, supposedCost } from './recompute.ts'
import { restCauses } from './rest.ts'
import { levelSum, rulingCauses } from './rulings.ts'
import { daysSays, missingSays, priceSays, quantitySays } from './says.ts'
import { type Cause, type Known, levelOf, type OurLine, type TheirLine } from './sides.ts'
import { type OurStrip, ourStrips, type Piece, piecesOf, theirStrips } from './strips.ts'

interface Side {
  readonly ours: readonly OurLine[]
  readonly theirs: readonly TheirLine[]
  readonly known: Known
  readonly mode: Mode
}

const nothing: Supposing = { quantity: false, price: false }
const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
const sumOf = (lines: readonly { readonly amount: bigint }[]): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n)

/**
 * One reading of a difference: from our amount to theirs step by step, each step what our reckoning gives with one more of their facts — their days, then
 * their quantity, then their price. The steps add up to the difference by themselves. `gross`: the other side bills what our rules keep out;
 * `net`: it keeps to our rules. Null: nothing to start from, or beyond all bounds.
 */
export function readingOf({ ours, theirs, known, mode }: Side): Cause[] | null {
  const lines = mode === 'net' ? ours.filter((line) => levelOf(line) > 0n) : ours
  if (lines.length === 0 || theirs.length === 0) return null
  const billed = theirStrips(theirs)
  const untouched = untouchedBy(piecesOf(billed, ourStrips(lines)), lines)
  const covered = lines.filter((line) => !untouched.includes(line))
  const strips = ourStrips(covered)
  const pieces = piecesOf(billed, strips)
  const steps = stepsOf(pieces, strips, known, mode)
  if (steps === null) return null
  const full = covered.reduce((sum, line) => sum + (mode === 'net' ? levelOf(line) : line.full), 0n)
  // What our lines are beyond a reckoning anew: roundings of lines side by side, and steps of a price that another line began.
  const kept = full - steps.own
  const tolerance = BigInt(theirs.length + Math.floor((pieces.length - 1) / 2))
  const apart = levelSum(ours.filter((line) => !covered.includes(line)))
  return [
    ...(mode === 'gross' ? rulingCauses(covered) : []),
    ...cause('missing-theirs', -apart, () => missingSays(ours.filter((line) => !covered.includes(line) && levelOf(line) > 0n))),
    ...stepCauses({ pieces, strips, known, steps, tolerance }),
    ...restCauses({ pieces, known, mode, billed: sumOf(theirs), kept, tolerance, tiny: tinyOf(steps, pieces, strips, tolerance) }),
  ]
}

interface Steps {
  readonly own: bigint
  readonly days: bigint
  readonly quantity: bigint
  readonly price: bigint
}

/** What it costs by our facts, and with one more of theirs each. */
function stepsOf(pieces: readonly Piece[], strips: readonly OurStrip[], known: Known, mode: Mode): Steps | null {
  const own = ownCost(strips, known, mode)
  const [days, quantity, price] = [
    supposedCost(pieces, known, mode, nothing),
    supposedCost(pieces, known, mode, { ...nothing, quantity: true }),
    supposedCost(pieces, known, mode, { quantity: true, price: true }),
  ]
  return own === null || days === null || quantity === null || price === null ? null : { own, days, quantity, price }
}

/** Lines on none of whose days the other side has anything. */
function untouchedBy(pieces: readonly Piece[], lines: readonly OurLine[]): readonly OurLine[] {
  const touched = new Set(pieces.flatMap(({ ours }) => ours.lines))
  const byDays = lines.some(({ whole, rate }) => whole > 0 && rate !== null)
  return lines.filter((line) => !touched.has(line) && (!byDays || line.rate !== null))
}

const cause = (kind: Cause['kind'], amount: bigint, says: () => string): Cause[] =>
  amount === 0n ? [] : [{ kind, amount: amount as Fen, says: says() }]

interface Stepping {
  readonly pieces: readonly Piece[]
  readonly strips: readonly OurStrip[]
  readonly known: Known
  readonly steps: Steps
  readonly tolerance: bigint
}

function stepCauses({ pieces, strips, known, steps, tolerance }: Stepping): Cause[] {
  const other = pieces.filter(({ theirs }) => namesOther(theirs, known))
  const kind = other.length > 0 ? 'item' : 'price'
  const days = tinyOf(steps, pieces, strips, tolerance) === 0n ? steps.days - steps.own : 0n
  return [
    ...cause('days', days, () => daysSays(pieces, strips, steps)),
    ...cause('quantity', steps.quantity - steps.days, () => quantitySays(pieces, known, steps)),
    ...(kind === 'item' || steps.price !== steps.quantity
      ? [{ kind, amount: (steps.price - steps.quantity) as Fen, says: priceSays(pieces, known, steps) } as const]
      : []),
  ]
}

/** Where the same days are only divided otherwise, what that makes is rounding. */
function tinyOf(steps: Steps, pieces: readonly Piece[], strips: readonly OurStrip[], tolerance: bigint): bigint {
  const change = steps.days - steps.own
  const same = daysIn(pieces) === daysIn(strips) && pieces.every(({ theirs }) => theirs.days === null)
  return same && absolute(change) <= tolerance ? change : 0n
}

const daysIn = (spans: readonly { readonly from: number; readonly until: number }[]): number =>
  spans.reduce((sum, { from, until }) => sum + until - from, 0)
