import type { Basis } from '../../catalogue/index.ts'
import type { ChargingRule } from '../../regimes/index.ts'
import type { Amounted, Billable, ChargeFault } from './billable.ts'
import { fenOf } from './exact.ts'
import { type Line, payable } from './lines.ts'
import { meteredLines } from './metered.ts'
import { daysIn, leastUntil, type Period, periodOf } from './periods.ts'
import type { RateSpan } from './rate.ts'
import { unruled, type Verdict } from './ruling.ts'
import { addLine, linesOf, newSheet, nextPlace, type Sheet, sortSheet } from './sheet.ts'
import { at, openEnd, overlap, type Span } from './spans.ts'
import { type Strand, strandsOf } from './strands.ts'

export interface Reckoning {
  readonly charging: Pick<ChargingRule, 'by' | 'part' | 'minimum'>
  /** The days that are settled, half open. */
  readonly cycle: Span
  readonly verdict: Verdict
}

export interface Reckoned {
  /** In the order of their first days. */
  readonly lines: readonly Line[]
  readonly faults: readonly ChargeFault[]
}

/** What one resource costs in a cycle, as objects: for whoever has few. */
export function reckonResource(facts: Billable, reckoning: Reckoning): Reckoned {
  const sheet = newSheet()
  const faults = reckonInto(sheet, facts, reckoning)
  return { lines: linesOf(sheet), faults }
}

/**
 * Puts the lines of one resource in a cycle on a sheet, in place of what it held. Charged is each day from `charged.from` until before `charged.until` on which there is an allocation.
 * Amount = what the quantity costs in a period × days ÷ days of that period, rounded once a line to the fen, halves up. What has a fault has no lines.
 */
export function reckonInto(sheet: Sheet, facts: Billable, reckoning: Reckoning): readonly ChargeFault[] {
  sheet.count = 0
  if (facts.basis === 'free') {
    addFreeLines(sheet, facts, reckoning.cycle)
    return none
  }
  const whole = reckoning.charging.minimum === 'charged' ? withLeast(facts) : facts
  const faults: ChargeFault[] = []
  if (!addOnceLines(sheet, whole, reckoning, faults)) {
    const window = overlap(whole.charged, reckoning.cycle)
    if (window !== null) addDays(sheet, whole, reckoning, strandsOf(whole, window, reckoning.verdict, faults), faults)
    if (whole.metered.length > 0) for (const line of meteredLines(whole, reckoning, faults)) addLine(sheet, line)
  }
  if (faults.length === 0) sortSheet(sheet)
  else sheet.count = 0
  return faults.length === 0 ? none : joined(faults.map((fault) => ofItem(fault, facts, reckoning)))
}

const none: readonly ChargeFault[] = []

/** A month's price where the measure charges by the year, or the other way round. */
const isForAnother = (basis: Basis, by: ChargingRule['by']): boolean => (basis === 'month' || basis === 'year') && basis !== by

/** Of an item that is for another period a price would not help. */
const ofItem = (fault: ChargeFault, { basis }: Billable, { charging }: Reckoning): ChargeFault =>
  fault.kind === 'price-missing' && isForAnother(basis, charging.by) ? { ...fault, kind: 'price-basis' } : fault

/** Where the price has a minimum term, what ended before it runs on until then with the quantity it had. */
function withLeast(facts: Billable): Billable {
  const { charged, allocations } = facts
  const months = at(facts.rates, charged.from)?.rate.tariff.minimumMonths ?? null
  if (months === null || charged.until === openEnd) return facts
  const until = leastUntil(charged.from, months)
  const last = allocations.at(-1)
  if (until <= charged.until || last === undefined) return facts
  // What was covered, or free, when it ended stays so, unless it is known what holds afterwards.
  const tail = <T extends Span>(spans: readonly T[]): readonly T[] =>
    at(spans, charged.until) ? spans : spans.map((span) => (span.until === charged.until ? { ...span, until } : span))
  return {
    ...facts,
    charged: { from: charged.from, until },
    covered: tail(facts.covered),
    freed: tail(facts.freed),
    allocations: [...allocations.slice(0, -1), { ...last, until: Math.max(last.until, until) }],
  }
}

function addDays(sheet: Sheet, facts: Billable, reckoning: Reckoning, strands: readonly Strand[], faults: ChargeFault[]): void {
  for (const { from, until, rate } of strands)
    if (rate !== null && isForAnother(rate.tariff.basis, reckoning.charging.by)) faults.push({ from, until, kind: 'price-basis' })
  for (const strand of strands) splitByPeriods(sheet, strand, facts, reckoning, faults)
}

function splitByPeriods(sheet: Sheet, strand: Strand, facts: Billable, { charging: { part } }: Reckoning, faults: ChargeFault[]): void {
  const { rate, cost, quantity, ruling } = strand
  for (let from = strand.from; from < strand.until; ) {
    const period = rate === null ? freePeriod(from) : periodOf(rate, from, { part, since: facts.charged.from })
    const until = Math.min(period.until, strand.until)
    const days = daysIn(period, from, until)
    const full = rate === null ? 0 : fenOf(cost, days, period.whole)
    if (full === null) faults.push({ from, until, kind: 'amount-beyond' })
    else {
      const at = nextPlace(sheet)
      sheet.from[at] = from
      sheet.until[at] = until
      sheet.days[at] = days
      sheet.whole[at] = rate === null ? 0 : period.whole
      sheet.quantity[at] = quantity
      sheet.full[at] = full
      sheet.amount[at] = payable(full, ruling)
      sheet.rate[at] = rate
      sheet.ruling[at] = ruling
    }
    from = until
  }
}

const freePeriod = (from: number): Period => ({ from, until: openEnd, whole: 0 })

/** What is charged once stands on the day charging starts, with the quantity and the price of that day, even if it ends that day. False: it is not charged once. */
function addOnceLines(sheet: Sheet, facts: Billable, { cycle, verdict }: Reckoning, faults: ChargeFault[]): boolean {
  const { from } = facts.charged
  const priced = at(facts.rates, from)
  if ((priced ? priced.rate.kind : facts.basis) !== 'once') return false
  if (from < cycle.from || from >= cycle.until) return true
  const day = { from, until: from + 1 }
  if (!priced) faults.push({ ...day, kind: 'price-missing' })
  const allocation = facts.allocations.find((held) => overlap(held, day))
  if (!priced || !allocation) return true
  for (const { rate, cost, quantity, ruling } of strandsOf(
    { ...facts, allocations: [allocation], rates: [asPeriod(priced)] },
    day,
    verdict,
    faults,
  )) {
    const full = rate === null ? 0 : fenOf(cost, 1, 1)
    if (full === null) faults.push({ ...day, kind: 'amount-beyond' })
    else addLine(sheet, { ...day, days: 0, whole: 0, quantity, rate: rate && priced.rate, full, amount: payable(full, ruling), ruling })
  }
  return true
}

const asPeriod = (span: RateSpan): RateSpan => ({ ...span, rate: { ...span.rate, kind: 'period' } })

/** What is free has one line for each quantity, of nothing, so that the statement is complete. */
function addFreeLines(sheet: Sheet, { allocations, charged }: Billable, cycle: Span): void {
  const window = overlap(charged, cycle)
  if (window === null) return
  for (const allocation of allocations) {
    const span = overlap(allocation, window)
    if (span !== null) addLine(sheet, freeLine(span, allocation))
  }
}

const freeLine = ({ from, until }: Span, { quantity }: Amounted): Line => ({
  ...{ from, until, days: until - from, whole: 0, quantity, rate: null, full: 0, amount: 0, ruling: unruled },
})

/** Faults of one kind that touch or overlap are one. */
function joined(faults: readonly ChargeFault[]): ChargeFault[] {
  const found: ChargeFault[] = []
  for (const { from, until, kind } of faults.toSorted((a, b) => a.from - b.from)) {
    const last = found.findLast((fault) => fault.kind === kind)
    if (last && from <= last.until) found[found.indexOf(last)] = { ...last, until: Math.max(last.until, until) }
    else found.push({ from, until, kind })
  }
  return found
}
