import { type Day, epochDay } from '../../kernel/index.ts'
import type { StoodAt } from '../engine/ruling.ts'
import { openEnd, piecesOf, type Span } from '../engine/spans.ts'

/** A time in which a case stood in a step: the day it came, and the day it left (null: it is still there). */
export interface Stay {
  readonly step: string
  readonly from: Day
  readonly last: Day | null
}

/** One line of days for all stays of an organisation: on each the steps in which it stood at some moment, none twice. */
export function timelineOf(stays: readonly Stay[]): StoodAt[] {
  const spans = stays.map(({ step, from, last }) => ({ step, from: epochDay(from), until: last === null ? openEnd : epochDay(last) + 1 }))
  if (spans.length === 0) return []
  const whole: Span = { from: Math.min(...spans.map(({ from }) => from)), until: Math.max(...spans.map(({ until }) => until)) }
  return piecesOf(whole, [spans]).flatMap((piece) => {
    const steps = [
      ...new Set(spans.filter(({ from, until }) => from <= piece.from && piece.from < until).map(({ step }) => step)),
    ].toSorted()
    return steps.length > 0 ? [{ ...piece, steps }] : []
  })
}
