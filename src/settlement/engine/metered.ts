import type { Billable, ChargeFault, Metered } from './billable.ts'
import { type Cost, fenOf, minusExactly } from './exact.ts'
import { type Line, payable } from './lines.ts'
import { monthOf, startOfMonth } from './months.ts'
import { costIn, type Rate, type RateSpan } from './rate.ts'
import type { Reckoning } from './reckon.ts'
import type { Ruling } from './ruling.ts'
import { at, type Span } from './spans.ts'
import { standingOn } from './strands.ts'

/** What was confirmed in one month under one price and one ruling. */
interface Sum {
  readonly month: number
  readonly priced: RateSpan
  readonly ruling: Ruling
  quantity: number
}

/**
 * What is charged by confirmed quantities: a line for each month, price and ruling. Steps and free allowances of a price are for the month; where the ruling
 * changes within it, the later line goes on where the earlier one stopped.
 */
export function meteredLines(facts: Billable, reckoning: Reckoning, faults: ChargeFault[]): Line[] {
  const sums: Sum[] = []
  for (const record of facts.metered) if (record.day >= reckoning.cycle.from && record.day < reckoning.cycle.until) add(sums, facts, record, reckoning, faults)
  const before = new Map<string, number>()
  return sums.flatMap((sum) => {
    const key = `${sum.month} ${sum.priced.rate.id}`
    const used = before.get(key) ?? 0
    before.set(key, used + sum.quantity)
    return linesOf(sum, used, facts, faults)
  })
}

function add(sums: Sum[], facts: Billable, { day, quantity }: Metered, { verdict }: Reckoning, faults: ChargeFault[]): void {
  const priced = at(facts.rates, day)
  if (!priced) {
    faults.push({ from: day, until: day + 1, kind: 'price-missing' })
    return
  }
  if (priced.rate.kind !== 'metered') return
  const covered = at(facts.covered, day)
  const ruling = verdict(standingOn(facts, day, covered !== undefined && covered.quantity !== 0))
  const month = monthOf(day)
  const last = sums.at(-1)
  if (last?.month === month && last.priced === priced && last.ruling === ruling) last.quantity += quantity
  else sums.push({ month, priced, ruling, quantity })
}

/** At most two lines: what is still free, and what is charged. */
function linesOf({ month, priced, ruling, quantity }: Sum, used: number, { charged }: Billable, faults: ChargeFault[]): Line[] {
  const { rate } = priced
  const span = monthSpan(month, priced, charged)
  const line = (of: number, by: Rate | null, full: number): Line => ({
    ...{ ...span, days: 0, whole: 0, quantity: of, rate: by, full, amount: payable(full, ruling), ruling },
  })
  const free = Math.max(0, Math.min(quantity, rate.free - used))
  const lines = free > 0 ? [line(free, null, 0)] : []
  if (free === quantity) return lines
  const cost = costBetween(rate, Math.max(0, used - rate.free), used + quantity - rate.free)
  const full = cost === null ? null : fenOf(cost, 1, 1)
  if (full === null) faults.push({ ...span, kind: cost === null ? 'price-beyond' : 'amount-beyond' })
  else lines.push(line(quantity - free, rate, full))
  return lines
}

function costBetween(rate: Rate, from: number, until: number): Cost | null {
  const above = costIn(rate, until)
  if (from === 0 || above === null) return above
  const below = costIn(rate, from)
  return below === null ? null : minusExactly(above, below)
}

/** The days of the month on which the price held and the service was charged. */
function monthSpan(month: number, priced: Span, charged: Span): Span {
  const [first, next] = [startOfMonth(month), startOfMonth(month + 1)]
  const from = Math.max(first, priced.from, Math.min(charged.from, next - 1))
  return { from, until: Math.max(from + 1, Math.min(next, priced.until, charged.until)) }
}
