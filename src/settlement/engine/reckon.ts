import type { Basis } from '../../catalogue/index.ts'
import type { ChargingRule } from '../../regimes/index.ts'
import type { Amounted, Billable, ChargeFault } from './billable.ts'
import { fenOf } from './exact.ts'
import { type Line, payable } from './lines.ts'
import { meteredLines } from './metered.ts'
import { daysIn, leastUntil, type Period, periodOf } from './periods.ts'
import type { RateSpan } from './rate.ts'
import { unruled, type Verdict } from './ruling.ts'
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

const nothing: Reckoned = { lines: [], faults: [] }

/**
 * The lines of one resource in a cycle. Charged is each day from `charged.from` until before `charged.until` on which there is an allocation.
 * Amount = what the quantity costs in a period × days ÷ days of that period, rounded once a line to the fen, halves up.
 */
export function reckonResource(facts: Billable, reckoning: Reckoning): Reckoned {
  if (facts.basis === 'free') return freeLines(facts, reckoning.cycle)
  const whole = reckoning.charging.minimum === 'charged' ? withLeast(facts) : facts
  const faults: ChargeFault[] = []
  const window = overlap(whole.charged, reckoning.cycle)
  const once = onceLines(whole, reckoning, faults)
  const strands = window === null || once !== null ? [] : strandsOf(whole, window, reckoning.verdict, faults)
  for (const { from, until, rate } of strands)
    if (rate !== null && isForAnother(rate.tariff.basis, reckoning.charging.by)) faults.push({ from, until, kind: 'price-basis' })
  const lines = once ?? []
  for (const strand of strands) splitByPeriods(lines, strand, whole, reckoning, faults)
  if (once === null && whole.metered.length > 0) lines.push(...meteredLines(whole, reckoning, faults))
  if (faults.length > 0) return { lines: [], faults: joined(faults.map((fault) => ofItem(fault, facts, reckoning))) }
  return { lines: inOrder(lines), faults: [] }
}

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

function splitByPeriods(lines: Line[], strand: Strand, facts: Billable, { charging: { part } }: Reckoning, faults: ChargeFault[]): void {
  const { rate, cost, quantity, ruling } = strand
  for (let from = strand.from; from < strand.until; ) {
    const period = rate === null ? freePeriod(from) : periodOf(rate, from, { part, since: facts.charged.from })
    const until = Math.min(period.until, strand.until)
    const days = daysIn(period, from, until)
    const full = rate === null ? 0 : fenOf(cost, days, period.whole)
    if (full === null) faults.push({ from, until, kind: 'amount-beyond' })
    else
      lines.push({
        from,
        until,
        days,
        whole: rate === null ? 0 : period.whole,
        quantity,
        rate,
        full,
        amount: payable(full, ruling),
        ruling,
      })
    from = until
  }
}

const freePeriod = (from: number): Period => ({ from, until: openEnd, whole: 0 })

/** What is charged once stands on the day charging starts, with the quantity and the price of that day, even if it ends that day. Null: it is not charged once. */
function onceLines(facts: Billable, { cycle, verdict }: Reckoning, faults: ChargeFault[]): Line[] | null {
  const { from } = facts.charged
  const priced = at(facts.rates, from)
  if ((priced ? priced.rate.kind : facts.basis) !== 'once') return null
  if (from < cycle.from || from >= cycle.until) return []
  const day = { from, until: from + 1 }
  if (!priced) faults.push({ ...day, kind: 'price-missing' })
  if (!priced) return []
  const held = facts.allocations.filter((allocation) => overlap(allocation, day))
  const [allocation] = held
  if (!allocation) return []
  const strands = strandsOf({ ...facts, allocations: [allocation], rates: [asPeriod(priced)] }, day, verdict, faults)
  return strands.map(({ rate, cost, quantity, ruling }) => {
    const full = rate === null ? 0 : fenOf(cost, 1, 1)
    if (full === null) faults.push({ ...day, kind: 'amount-beyond' })
    return { ...day, days: 0, whole: 0, quantity, rate: rate && priced.rate, full: full ?? 0, amount: payable(full ?? 0, ruling), ruling }
  })
}

const asPeriod = (span: RateSpan): RateSpan => ({ ...span, rate: { ...span.rate, kind: 'period' } })

/** What is free has one line for each quantity, of nothing, so that the statement is complete. */
function freeLines({ allocations, charged }: Billable, cycle: Span): Reckoned {
  const window = overlap(charged, cycle)
  if (window === null) return nothing
  const lines = allocations.flatMap((allocation): Line[] => {
    const span = overlap(allocation, window)
    return span === null ? [] : [freeLine(span, allocation)]
  })
  return { lines, faults: [] }
}

const freeLine = ({ from, until }: Span, { quantity }: Amounted): Line => ({
  ...{ from, until, days: until - from, whole: 0, quantity, rate: null, full: 0, amount: 0, ruling: unruled },
})

function inOrder(lines: Line[]): Line[] {
  for (let index = 1; index < lines.length; index++)
    if ((lines[index] as Line).from < (lines[index - 1] as Line).from) return lines.toSorted((a, b) => a.from - b.from)
  return lines
}

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
