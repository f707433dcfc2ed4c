import type { Billable, ChargeFault, Metered } from './billable.ts'
import { fenOf } from './exact.ts'
import { type Line, payable } from './lines.ts'
import { monthOf, startOfMonth } from './months.ts'
import { costBetween, type Rate, type RateSpan } from './rate.ts'
import type { Reckoning } from './reckon.ts'
import { type Ruling, sameRuling } from './ruling.ts'
import { at, overlap, type Span } from './spans.ts'
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
  for (const record of facts.metered)
    if (record.day >= reckoning.cycle.from && record.day < reckoning.cycle.until) add(sums, facts, record, reckoning, faults)
  const [all, before] = [new Map<string, number>(), new Map<string, number>()]
  for (const sum of sums) all.set(keyOf(sum), (all.get(keyOf(sum)) ?? 0) + sum.quantity)
  return sums.flatMap((sum) => {
    const key = keyOf(sum)
    const used = before.get(key) ?? 0
    before.set(key, used + sum.quantity)
    return linesOf(sum, { used, reached: all.get(key) ?? 0 }, spanOf(sum, facts, reckoning), faults)
  })
}

/** Steps and free allowances are one for all that has the same. */
const keyOf = ({ month, priced }: Sum): string => `${month} ${priced.rate.id}`

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
  if (last?.month === month && last.priced === priced && sameRuling(last.ruling, ruling)) last.quantity += quantity
  else sums.push({ month, priced, ruling, quantity })
}

/** What was confirmed before it in the month, and in all of the month. */
interface Place {
  readonly used: number
  readonly reached: number
}

/** At most two lines: what is still free, and what is charged. */
function linesOf({ priced: { rate }, ruling, quantity }: Sum, { used, reached }: Place, span: Span, faults: ChargeFault[]): Line[] {
  const line = (of: number, by: Rate | null, full: number): Line => ({
    ...{ ...span, days: 0, whole: 0, quantity: of, rate: by, full, amount: payable(full, ruling), ruling },
  })
  const free = Math.max(0, Math.min(quantity, rate.free - used))
  const lines = free > 0 ? [line(free, null, 0)] : []
  if (free === quantity) return lines
  const cost = costBetween(rate, Math.max(0, used - rate.free), used + quantity - rate.free, reached - rate.free)
  const full = cost === null ? null : fenOf(cost, 1, 1)
  if (full === null) faults.push({ ...span, kind: cost === null ? 'price-beyond' : 'amount-beyond' })
  else lines.push(line(quantity - free, rate, full))
  return lines
}

/** The days of the month and cycle on which the price held; of these the ones on which the service was charged, where there are any. */
function spanOf({ month, priced }: Sum, { charged }: Billable, { cycle }: Reckoning): Span {
  const [first, next] = [startOfMonth(month), startOfMonth(month + 1)]
  const held = { from: Math.max(first, priced.from, cycle.from), until: Math.min(next, priced.until, cycle.until) }
  return overlap(held, charged) ?? held
}
