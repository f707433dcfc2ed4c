import type { Fen } from '../../kernel/index.ts'
import type { Rate } from '../../settlement/index.ts'
import type { OurLine, TheirLine } from './sides.ts'

/** Days on which our side charges one quantity at one price: lines side by side are one strip. */
export interface OurStrip {
  readonly from: number
  readonly until: number
  readonly whole: number
  readonly quantity: number
  readonly rate: Rate | null
  readonly lines: readonly OurLine[]
}

/** Days on which their side bills one quantity. */
export interface TheirStrip {
  readonly from: number
  readonly until: number
  readonly quantity: number
  /** Null where it is not said, or said differently side by side. */
  readonly price: number | null
  readonly itemCode: string | null
  /** Days that the bill states for just this strip, and its amount; null where the strip is a part of a line, or several. */
  readonly days: number | null
  readonly amount: Fen | null
}

/** Our lines as strips without overlap, in order. What is charged by days goes before what is not; what is charged before what is free. */
export function ourStrips(lines: readonly OurLine[]): OurStrip[] {
  const byDays = lines.filter(({ whole, rate }) => whole > 0 && rate !== null)
  if (byDays.length > 0) return cut(byDays).flatMap(({ from, until, on }) => stripOn(from, until, on))
  const charged = lines.filter(({ rate }) => rate !== null)
  const groups = Map.groupBy(charged.length > 0 ? charged : lines, ({ rate }) => rate)
  return [...groups].map(([rate, of]) => ({
    from: Math.min(...of.map(({ from }) => from)),
    until: Math.max(...of.map(({ until }) => until)),
    whole: 0,
    quantity: sum(of),
    rate,
    lines: of,
  }))
}

function stripOn(from: number, until: number, lines: readonly OurLine[]): OurStrip[] {
  const [first] = lines
  return first ? [{ from, until, whole: first.whole, quantity: sum(lines), rate: first.rate, lines }] : []
}

/** Their lines as strips: those side by side add up. */
export const theirStrips = (lines: readonly TheirLine[]): TheirStrip[] =>
  cut(lines).flatMap(({ from, until, on }) => {
    const [first] = on
    if (!first) return []
    const whole = on.length === 1 && first.from === from && first.until === until
    return [
      {
        ...{ from, until, quantity: sum(on), days: whole ? first.days : null, amount: whole ? first.amount : null },
        price: on.every(({ price }) => price === first.price) ? first.price : null,
        itemCode: first.itemCode,
      },
    ]
  })

interface Lying {
  readonly from: number
  readonly until: number
}

/** The days that lines cover, cut wherever one begins or ends. */
function cut<T extends Lying>(lines: readonly T[]): { readonly from: number; readonly until: number; readonly on: readonly T[] }[] {
  const borders = [...new Set(lines.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b)
  return borders.slice(0, -1).flatMap((from, index) => {
    const until = borders[index + 1] ?? from
    const on = lines.filter((line) => line.from <= from && until <= line.until)
    return on.length > 0 ? [{ from, until, on }] : []
  })
}

const sum = (lines: readonly { readonly quantity: number }[]): number => lines.reduce((total, { quantity }) => total + quantity, 0)

/** A part of their strip that is held against one of ours. */
export interface Piece {
  readonly from: number
  readonly until: number
  readonly theirs: TheirStrip
  readonly ours: OurStrip
}

/** Their strips held against ours, day by day; days on which we charge nothing go to the strip that is nearest. */
export function piecesOf(theirs: readonly TheirStrip[], ours: readonly OurStrip[]): Piece[] {
  const borders = ours.flatMap(({ from, until }) => [from, until])
  return theirs.flatMap((their) => {
    const cuts = [...new Set([their.from, ...borders.filter((on) => on > their.from && on < their.until), their.until])].sort(
      (a, b) => a - b,
    )
    return cuts.slice(0, -1).map((from, index) => ({ from, until: cuts[index + 1] ?? from, theirs: their, ours: nearest(ours, from) }))
  })
}

function nearest(strips: readonly OurStrip[], on: number): OurStrip {
  const away = ({ from, until }: OurStrip) => (on < from ? from - on : on >= until ? on - until + 1 : 0)
  return strips.reduce((best, strip) => (away(strip) < away(best) ? strip : best))
}
