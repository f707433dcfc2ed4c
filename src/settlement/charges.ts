import { addFen, type Decimal, type Fen, fen, priceOf, zeroFen } from '../kernel/index.ts'
import type { ChargingRule } from '../regimes/index.ts'
import type { Period } from './cycle.ts'
import { type Deduction, deductionsOf } from './deductions.ts'
import { type Exclusion, type Part, type PartFacts, partsOn, sameRuling, unruled, type Verdict } from './parts.ts'
import { at, overlap, piecesOf, type Span } from './spans.ts'

export type Basis = 'month' | 'year' | 'once' | 'free'

/** All that decides what one resource costs. */
export interface ChargeFacts extends PartFacts {
  readonly basis: Basis
  /** First day charged, and first day no longer charged (`openEnd` while it runs). */
  readonly charged: Span
  readonly allocations: readonly (Span & { readonly quantity: Decimal })[]
  /** Final prices, in yuan for one unit and one basis. */
  readonly prices: readonly (Span & { readonly id: string; readonly amount: Decimal })[]
}

/**
 * One line before it is numbered: the same resource, quantity, price, period and verdict throughout. Where a measure pays for one part of
 * an allocation only, each part is a line of its own: side by side on the same days, together as much as was allocated.
 */
export interface Charge extends Span {
  readonly kind: 'period' | 'once' | 'free'
  readonly days: number
  /** Days of the month or year; null for what is charged once or is free. */
  readonly periodDays: number | null
  readonly quantity: Decimal
  readonly price: { readonly id: string; readonly amount: Decimal } | null
  /** What it costs before exclusion and deductions, and what is payable. */
  readonly full: Fen
  readonly amount: Fen
  readonly exclusion: Exclusion | null
  readonly deductions: readonly Deduction[]
}

/** Why a resource cannot be accounted: a price is missing, or is for another period than the measure charges by. */
export interface ChargeFault extends Span {
  readonly kind: 'price-missing' | 'price-basis'
}

export interface Charging {
  readonly by: ChargingRule['by']
  /** The cycle's months or years, in order. */
  readonly periods: readonly Period[]
  readonly verdict: Verdict
}

export interface Charges {
  readonly charges: readonly Charge[]
  readonly faults: readonly ChargeFault[]
}

const nothing: Charges = { charges: [], faults: [] }

/**
 * The lines of one resource in a cycle. Charged is each day from `charged.from` until before `charged.until` on which there is an
 * allocation. Amount = unit price × quantity × days ÷ days of that month (year), rounded once a line to the fen, halves up.
 */
export function chargesOf(facts: ChargeFacts, charging: Charging): Charges {
  const { periods } = charging
  const cycle = { from: periods[0]?.from ?? 0, until: periods.at(-1)?.until ?? 0 }
  if (facts.basis === 'once') return chargedOnce(facts, charging, cycle)
  const window = overlap(facts.charged, cycle)
  if (window === null) return nothing
  if (facts.basis === 'free') return free(facts, window)
  const pieces = periods.flatMap((period) => chargedPieces(facts, charging, period, overlap(window, period)))
  if (facts.basis !== charging.by) return { charges: [], faults: join(pieces.map((span) => ({ ...span, kind: 'price-basis' as const }))) }
  const missing = pieces.filter(({ price }) => price === null)
  if (missing.length > 0) return { charges: [], faults: join(missing.map((span) => ({ ...span, kind: 'price-missing' as const }))) }
  return { charges: merged(pieces).map(priced), faults: [] }
}

interface Piece extends Span, Part {
  readonly period: Period
  readonly allocation: ChargeFacts['allocations'][number]
  readonly price: ChargeFacts['prices'][number] | null
}

/** Cuts a part of a period at every day on which something changes. Days without an allocation fall away. */
function chargedPieces(facts: ChargeFacts, { verdict }: Charging, period: Period, part: Span | null): Piece[] {
  if (part === null) return []
  const { allocations, prices, covered, supervised, unqualified, unitAt, providerAt } = facts
  return piecesOf(part, [allocations, prices, covered, supervised, unqualified, unitAt, providerAt]).flatMap(({ from, until }) => {
    const allocation = at(allocations, from)
    if (!allocation) return []
    const price = at(prices, from) ?? null
    return partsOn(facts, allocation.quantity, from, verdict).map((part) => ({ from, until, period, allocation, price, ...part }))
  })
}

/** A cut at which nothing that counts has changed makes no line of its own: each line is rounded only once. */
function merged(pieces: readonly Piece[]): Piece[] {
  const lines: Piece[] = []
  for (const piece of pieces) {
    const index = lines.findLastIndex((line) => line.until === piece.from && isAlike(line, piece))
    const line = lines[index]
    if (line) lines[index] = { ...line, until: piece.until }
    else lines.push(piece)
  }
  return lines
}

const isAlike = (a: Piece, b: Piece): boolean =>
  a.period === b.period && a.allocation === b.allocation && a.price === b.price && a.quantity === b.quantity && sameRuling(a, b)

function priced({ from, until, period, quantity, price, exclusion, reductions }: Piece): Charge {
  if (price === null) throw new Error('a piece without a price is a fault, not a line')
  const days = until - from
  const full = priceOf(price.amount, quantity, BigInt(days), BigInt(period.days))
  const { id, amount } = price
  return {
    ...toCharge({ from, until }, { quantity, exclusion, reductions }, full),
    kind: 'period',
    days,
    periodDays: period.days,
    price: { id, amount },
  }
}

function toCharge({ from, until }: Span, { quantity, exclusion, reductions }: Part, full: Fen) {
  const deductions = deductionsOf(full, exclusion ? [] : reductions)
  const amount = exclusion ? zeroFen : fen(full - addFen(deductions.map((deduction) => deduction.amount)))
  return { from, until, quantity, full, amount, exclusion, deductions }
}

/** What is charged once stands on the day charging starts, with the quantity and the price of that day, even if it ends that day. */
function chargedOnce(facts: ChargeFacts, { verdict }: Charging, cycle: Span): Charges {
  const { from } = facts.charged
  const allocation = at(facts.allocations, from)
  if (from < cycle.from || from >= cycle.until || !allocation) return nothing
  const span = { from, until: from + 1 }
  const price = at(facts.prices, from)
  if (!price) return { charges: [], faults: [{ ...span, kind: 'price-missing' }] }
  const { id, amount } = price
  const charges = partsOn(facts, allocation.quantity, from, verdict).map((part) => ({
    ...toCharge(span, part, priceOf(amount, part.quantity)),
    ...{ kind: 'once' as const, days: 0, periodDays: null, price: { id, amount } },
  }))
  return { charges, faults: [] }
}

/** What is free has one line for each quantity, of nothing, so that the statement is complete. */
function free({ allocations }: ChargeFacts, window: Span): Charges {
  const charges = allocations.flatMap((allocation) => {
    const span = overlap(allocation, window)
    if (!span) return []
    const days = span.until - span.from
    return [
      {
        ...toCharge(span, { quantity: allocation.quantity, ...unruled }, fen(0n)),
        kind: 'free' as const,
        days,
        periodDays: null,
        price: null,
      },
    ]
  })
  return { charges, faults: [] }
}

function join(faults: readonly ChargeFault[]): ChargeFault[] {
  const joined: ChargeFault[] = []
  for (const { from, until, kind } of faults) {
    const last = joined.at(-1)
    // Two parts of one allocation lack the same price.
    if (last && from < last.until) continue
    if (last?.until === from) joined[joined.length - 1] = { ...last, until }
    else joined.push({ from, until, kind })
  }
  return joined
}
