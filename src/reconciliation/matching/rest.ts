import type { Fen } from '../../kernel/index.ts'
import { guessed } from './guess.ts'
import { type Mode, supposedCost } from './recompute.ts'
import type { Cause, Known } from './sides.ts'
import type { Piece } from './strips.ts'

interface Remaining {
  readonly pieces: readonly Piece[]
  readonly known: Known
  readonly mode: Mode
  /** Their amount. */
  readonly billed: bigint
  /** What our lines are beyond a reckoning anew. */
  readonly kept: bigint
  readonly tolerance: bigint
  /** What the same days, divided otherwise, make. */
  readonly tiny: bigint
}

/** Lines of theirs that are looked at by themselves, and what they should come to. */
interface Part {
  readonly pieces: readonly Piece[]
  readonly wanted: bigint
  readonly tolerance: bigint
}

const stated = { quantity: true, price: true }
const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

/**
 * What the facts that the bill states do not explain: rounding, something it does not state, an amount that is not its own product, or nothing we know.
 * Looked for line by line where lines stand by themselves, so that one wrong line among right ones is found.
 */
export function restCauses({ kept, tiny, ...remaining }: Remaining): Cause[] {
  const { known, mode } = remaining
  const parts = partsOf({ kept, tiny, ...remaining })
  const found: Cause[] = []
  let rounding = parts.length > 1 ? tiny - kept : tiny
  for (const { pieces, wanted, tolerance } of parts) {
    const rest = wanted - (supposedCost(pieces, known, mode, stated) ?? 0n)
    const guess = absolute(rest) <= tolerance ? null : guessed({ wanted, tolerance, pieces, known, mode, base: stated })
    if (guess) found.push(guess)
    else if (absolute(rest) > tolerance) found.push(leftOver(rest, pieces))
    rounding += guess ? rest - guess.amount : absolute(rest) <= tolerance ? rest : 0n
  }
  return [
    ...joined(found),
    ...(rounding === 0n ? [] : [{ kind: 'rounding', amount: rounding as Fen, says: '舍入：每行不超过一分' } as const]),
  ]
}

function partsOf({ pieces, billed, kept, tolerance }: Remaining): Part[] {
  const byStrip = Map.groupBy(pieces, ({ theirs }) => theirs)
  const apart =
    [...byStrip.keys()].every(({ amount }) => amount !== null) && pieces.every(({ ours }) => ours.whole > 0) && absolute(kept) <= tolerance
  if (!apart || byStrip.size === 1) return [{ pieces, wanted: billed - kept, tolerance }]
  return [...byStrip].map(([strip, of]) => ({
    pieces: of,
    wanted: strip.amount ?? 0n,
    tolerance: BigInt(1 + Math.floor((of.length - 1) / 2)),
  }))
}

function leftOver(rest: bigint, pieces: readonly Piece[]): Cause {
  const priced = pieces.every(({ theirs }) => theirs.price !== null)
  return priced
    ? { kind: 'arithmetic', amount: rest as Fen, says: '对方金额与其单价、数量、天数的乘积不符' }
    : { kind: 'unexplained', amount: rest as Fen, says: '按已知的天数、数量和各版价格均不能得出对方金额' }
}

/** Causes of one kind are one. */
const joined = (causes: readonly Cause[]): Cause[] =>
  [...Map.groupBy(causes, ({ kind }) => kind)].map(([kind, of]) => ({
    kind,
    amount: of.reduce((sum, { amount }) => sum + amount, 0n) as Fen,
    says: [...new Set(of.map(({ says }) => says))].join('；'),
  }))
