import { payable, type Rate, type RateSpan, rateOf, wouldCost, wouldCostFor } from '../../settlement/index.ts'
import type { Known } from './sides.ts'
import type { OurStrip, Piece, TheirStrip } from './strips.ts'

/** Epoch days, half open. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** What of their side is supposed instead of ours. */
export interface Supposing {
  readonly quantity: boolean
  readonly price: boolean
  /** All of it at one price. */
  readonly rate?: Rate
  /** All of it with one quantity. */
  readonly amount?: number
  /** So many days of so many instead of those that count. */
  readonly days?: (days: number, whole: number, on: Span) => readonly [days: number, whole: number]
}

/** Whether what rules take off is taken off what is supposed, too. */
export type Mode = 'gross' | 'net'

/** What our own strips cost when reckoned anew, in fen: what the suppositions start from. Null: beyond all bounds. */
export function ownCost(strips: readonly OurStrip[], known: Known, mode: Mode): bigint | null {
  return total(strips.map((strip) => costOf(strip.rate, strip.quantity, strip, strip, known, mode)))
}

/** What their pieces would cost by our reckoning, with their days and whatever else is supposed. */
export function supposedCost(pieces: readonly Piece[], known: Known, mode: Mode, supposing: Supposing): bigint | null {
  const byDays = pieces.filter(({ ours }) => ours.whole > 0)
  const other = Map.groupBy(
    pieces.filter(({ ours }) => ours.whole === 0),
    ({ ours }) => ours,
  )
  return total([
    ...byDays.map((piece) => {
      const quantity = supposing.amount ?? (supposing.quantity ? piece.theirs.quantity : piece.ours.quantity)
      return costOfPiece(piece, rateFor(piece, known, supposing), quantity, known, mode, supposing)
    }),
    ...[...other].map(([strip, of]) => costOfQuantities(strip, of, known, mode, supposing)),
  ])
}

/** What is not charged by days: several lines of theirs are one quantity. */
function costOfQuantities(strip: OurStrip, pieces: readonly Piece[], known: Known, mode: Mode, supposing: Supposing): bigint | null {
  const [first] = pieces
  const theirs = [...new Set(pieces.map((piece) => piece.theirs))].reduce((sum, { quantity }) => sum + quantity, 0)
  const quantity = supposing.amount ?? (supposing.quantity ? theirs : strip.quantity)
  return costOf(first ? rateFor(first, known, supposing) : strip.rate, quantity, strip, strip, known, mode)
}

function costOfPiece(piece: Piece, rate: Rate | null, quantity: number, known: Known, mode: Mode, { days }: Supposing): bigint | null {
  const { theirs, ours } = piece
  const stated = theirs.days !== null && theirs.from === piece.from && theirs.until === piece.until ? theirs.days : null
  if (rate === null) return 0n
  if (!days && stated === null) return costOf(rate, quantity, piece, ours, known, mode)
  const counted = stated ?? wouldCost(rate, quantity, piece, { part: known.part, whole: ours.whole })?.days
  if (counted === undefined) return null
  const [count, whole] = days ? days(counted, ours.whole, piece) : [counted, ours.whole]
  return less(wouldCostFor(rate, quantity, count, whole), ours, mode)
}

const costOf = (rate: Rate | null, quantity: number, span: Span, strip: OurStrip, { part }: Known, mode: Mode): bigint | null =>
  rate === null ? 0n : less(wouldCost(rate, quantity, span, { part, whole: strip.whole })?.fen ?? null, strip, mode)

function less(full: number | null, { lines }: OurStrip, mode: Mode): bigint | null {
  const ruling = lines[0]?.ruling
  return full === null ? null : BigInt(mode === 'net' && ruling ? payable(full, ruling) : full)
}

/** The price of a piece: supposed for all, stated by them, that of the item they name where it has one, or ours. */
export function rateFor({ from, theirs, ours }: Piece, known: Known, { price, rate }: Supposing): Rate | null {
  if (rate) return rate
  if (!price) return ours.rate
  const item = (namesOther(theirs, known) && rateAt(known.ratesOf(theirs.itemCode ?? ''), from)) || ours.rate
  return theirs.price === null ? item : statedRate(theirs.price, item)
}

export const namesOther = ({ itemCode }: Pick<TheirStrip, 'itemCode'>, known: Known): boolean =>
  itemCode !== null && itemCode !== known.itemCode

const rateAt = (rates: readonly RateSpan[], on: number): Rate | null =>
  rates.find(({ from, until }) => from <= on && on < until)?.rate ?? null

/** A stated price is a plain one, for the same period; of a price with steps a bill states the first. */
function statedRate(price: number, like: Rate | null): Rate {
  if (like && Number(like.tariff.amount) === price) return like
  const amount = BigInt(price) as Rate['tariff']['amount']
  const { basis = 'month', termMonths = null } = like?.tariff ?? {}
  return rateOf('', { basis, termMonths, amount, tiers: null, allowance: null, minimumMonths: null })
}

const total = (costs: readonly (bigint | null)[]): bigint | null => {
  let sum = 0n
  for (const cost of costs) {
    if (cost === null) return null
    sum += cost
  }
  return sum
}
