import type { Amounted, Billable, ChargeFault } from './billable.ts'
import type { Cost } from './exact.ts'
import { costBetween, type Rate, type RateSpan } from './rate.ts'
import { type Ruling, type Standing, sameRuling, type Verdict } from './ruling.ts'
import { at, type Span } from './spans.ts'

/**
 * A stretch of days on which the same part of one allocation costs the same and the same rules are at work. What lies within a contract and what
 * lies beyond it are strands side by side, together as much as was allocated.
 */
export interface Strand {
  readonly from: number
  until: number
  readonly allocation: Amounted
  readonly quantity: number
  /** Null: this part is free. */
  readonly rate: Rate | null
  readonly cost: Cost
  readonly ruling: Ruling
}

/** What costs nothing before a quantity is confirmed. */
const byQuantity: ReadonlySet<string> = new Set(['hour', 'work', 'metered'])
const nowhere: readonly string[] = []

/** The strands of a resource on the days of a window, in the order of their first days; days without an allocation have none. */
export function strandsOf(facts: Billable, window: Span, verdict: Verdict, faults: ChargeFault[]): Strand[] {
  const strands: Strand[] = []
  const cuts = cutsOf(facts, window)
  for (let index = 1; index < cuts.length; index++) {
    const [from, until] = [cuts[index - 1] as number, cuts[index] as number]
    const allocation = at(facts.allocations, from)
    if (!allocation) continue
    const priced = at(facts.rates, from)
    if (!priced && !byQuantity.has(facts.basis)) faults.push({ from, until, kind: 'price-missing' })
    else if (priced?.rate.kind === 'period') addParts(strands, facts, { from, until }, allocation, priced, verdict, faults)
  }
  return strands
}

/** Every day in the window on which something begins or ends, and its borders. */
function cutsOf(facts: Billable, { from, until }: Span): number[] {
  const cuts = [from, until]
  const add = (history: readonly Span[]) => {
    for (const span of history) {
      if (span.from > from && span.from < until && !cuts.includes(span.from)) cuts.push(span.from)
      if (span.until > from && span.until < until && !cuts.includes(span.until)) cuts.push(span.until)
    }
  }
  add(facts.allocations)
  add(facts.rates)
  for (const history of [facts.covered, facts.freed, facts.supervised, facts.unqualified, facts.elsewhere]) add(history)
  add(facts.unitAt)
  add(facts.providerAt)
  return cuts.sort((a, b) => a - b)
}

/** How a resource stands on a day; whether it is covered depends on the part. */
export const standingOn = (facts: Billable, on: number, covered: boolean): Standing => ({
  covered,
  supervised: at(facts.supervised, on) !== undefined,
  qualified: at(facts.unqualified, on) === undefined,
  elsewhere: at(facts.elsewhere, on) !== undefined,
  unitAt: at(facts.unitAt, on)?.steps ?? nowhere,
  providerAt: at(facts.providerAt, on)?.steps ?? nowhere,
})

function addParts(
  strands: Strand[],
  facts: Billable,
  days: Span,
  allocation: Amounted,
  { rate }: RateSpan,
  verdict: Verdict,
  faults: ChargeFault[],
): void {
  const { quantity } = allocation
  const within = coveredOn(facts, quantity, days.from)
  const inside = within === 0 ? null : verdict(standingOn(facts, days.from, true))
  const beyond = within === quantity ? null : verdict(standingOn(facts, days.from, false))
  const undivided = inside && beyond && sameRuling(inside, beyond)
  const free = Math.min(quantity, rate.free + (at(facts.freed, days.from)?.quantity ?? 0))
  const add = (first: number, last: number, ruling: Ruling) => {
    // What is free comes first; steps of a price count from where it ends.
    const begin = Math.max(first, free)
    if (first < free) extend(strands, { ...days, allocation, quantity: Math.min(last, free) - first, rate: null, cost: 0, ruling })
    if (begin >= last) return
    const cost = costBetween(rate, begin - free, last - free, quantity - free)
    if (cost === null) faults.push({ ...days, kind: 'price-beyond' })
    else
      extend(strands, {
        ...days,
        allocation,
        quantity: last - begin,
        rate,
        cost,
        ruling,
      })
  }
  if (undivided || !beyond) add(0, quantity, (inside ?? beyond) as Ruling)
  else {
    if (inside) add(0, within, inside)
    add(within, quantity, beyond)
  }
}

/** Never more than there is. */
function coveredOn({ covered }: Billable, quantity: number, on: number): number {
  const found = at(covered, on)
  if (!found) return 0
  return found.quantity === null || found.quantity > quantity ? quantity : found.quantity
}

/** A cut at which nothing that counts has changed makes no line of its own: each line is rounded only once. */
function extend(strands: Strand[], next: Strand): void {
  for (let index = strands.length - 1; index >= 0; index--) {
    const strand = strands[index] as Strand
    if (strand.until === next.from && isAlike(strand, next)) {
      strand.until = next.until
      return
    }
  }
  strands.push(next)
}

const isAlike = (a: Strand, b: Strand): boolean =>
  a.allocation === b.allocation && a.rate === b.rate && a.quantity === b.quantity && a.cost === b.cost && sameRuling(a.ruling, b.ruling)
