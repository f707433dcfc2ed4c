import type { Amounted, Billable, ChargeFault } from './billable.ts'
import type { Cost } from './exact.ts'
import { costBetween, type Rate } from './rate.ts'
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

/** Days on which nothing begins or ends: one allocation at one rate, so much of it free. */
interface Segment extends Span {
  readonly allocation: Amounted
  readonly rate: Rate
  readonly free: number
}

/** The strands of a resource on the days of a window, in the order of their first days; days without an allocation have none. */
export function strandsOf(facts: Billable, window: Span, verdict: Verdict, faults: ChargeFault[]): Strand[] {
  const strands: Strand[] = []
  const cuts = cutsOf(facts, window)
  for (let index = 1; index < cuts.length; index++) {
    const from = cuts[index - 1] as number
    const until = cuts[index] as number
    const allocation = at(facts.allocations, from)
    if (!allocation) continue
    const rate = at(facts.rates, from)?.rate
    if (!rate && !byQuantity.has(facts.basis)) faults.push({ from, until, kind: 'price-missing' })
    // What was charged by days before is charged once by now: neither would be right, and nothing would be a silent zero.
    else if (rate?.kind === 'once') faults.push({ from, until, kind: 'price-basis' })
    else if (rate?.kind === 'period') {
      const free = Math.min(allocation.quantity, rate.free + (at(facts.freed, from)?.quantity ?? 0))
      addParts(strands, facts, { from, until, allocation, rate, free }, verdict, faults)
    }
  }
  return strands
}

/** Every day in the window on which something begins or ends, and its borders. */
function cutsOf(facts: Billable, window: Span): number[] {
  const cuts = [window.from, window.until]
  const { allocations, rates, covered, freed, supervised, unqualified, elsewhere, unitAt, providerAt } = facts
  addCuts(cuts, allocations, window)
  addCuts(cuts, rates, window)
  addCuts(cuts, covered, window)
  addCuts(cuts, freed, window)
  addCuts(cuts, supervised, window)
  addCuts(cuts, unqualified, window)
  addCuts(cuts, elsewhere, window)
  addCuts(cuts, unitAt, window)
  addCuts(cuts, providerAt, window)
  return inOrder(cuts)
}

function addCuts(cuts: number[], history: readonly Span[], { from, until }: Span): void {
  for (let index = 0; index < history.length; index++) {
    const span = history[index] as Span
    if (span.from > from && span.from < until && !cuts.includes(span.from)) cuts.push(span.from)
    if (span.until > from && span.until < until && !cuts.includes(span.until)) cuts.push(span.until)
  }
}

/** A handful, nearly in order: putting each into its place is cheaper than a sort. */
function inOrder(cuts: number[]): number[] {
  if (cuts.length > 64) return cuts.sort((a, b) => a - b)
  for (let index = 1; index < cuts.length; index++) {
    const cut = cuts[index] as number
    let place = index
    for (; place > 0 && (cuts[place - 1] as number) > cut; place--) cuts[place] = cuts[place - 1] as number
    cuts[place] = cut
  }
  return cuts
}

/** How a resource stands on a day; whether it is covered depends on the part. */
export function standingOn(facts: Billable, on: number, covered: boolean): Standing {
  const unitAt = at(facts.unitAt, on)?.steps ?? nowhere
  const providerAt = at(facts.providerAt, on)?.steps ?? nowhere
  const supervised = at(facts.supervised, on) !== undefined
  const qualified = at(facts.unqualified, on) === undefined
  const elsewhere = at(facts.elsewhere, on) !== undefined
  if (unitAt.length > 0 || providerAt.length > 0) return { covered, supervised, qualified, elsewhere, unitAt, providerAt }
  return usual[(covered ? 1 : 0) + (supervised ? 2 : 0) + (qualified ? 4 : 0) + (elsewhere ? 8 : 0)] as Standing
}

/** Nearly all days are like one of these: made once. */
const usual: readonly Standing[] = Array.from({ length: 16 }, (_, bits) => ({
  ...{ covered: (bits & 1) > 0, supervised: (bits & 2) > 0, qualified: (bits & 4) > 0, elsewhere: (bits & 8) > 0 },
  ...{ unitAt: nowhere, providerAt: nowhere },
}))

function addParts(strands: Strand[], facts: Billable, segment: Segment, verdict: Verdict, faults: ChargeFault[]): void {
  const { quantity } = segment.allocation
  const within = isLeftElsewhere(facts, segment.from, verdict) ? quantity : coveredOn(facts, quantity, segment.from)
  const inside = within === 0 ? null : verdict(standingOn(facts, segment.from, true))
  const beyond = within === quantity ? null : verdict(standingOn(facts, segment.from, false))
  if (!inside || !beyond || sameRuling(inside, beyond)) addPart(strands, segment, 0, quantity, (inside ?? beyond) as Ruling, faults)
  else {
    addPart(strands, segment, 0, within, inside, faults)
    addPart(strands, segment, within, quantity, beyond, faults)
  }
}

/** What is settled elsewhere, and left out here although a contract covers it, is not measured against that contract. */
const isLeftElsewhere = (facts: Billable, on: number, verdict: Verdict): boolean =>
  facts.elsewhere.length > 0 && at(facts.elsewhere, on) !== undefined && verdict(standingOn(facts, on, true)).exclusion !== null

/** What is free comes first; steps of a price count from where it ends. */
function addPart(strands: Strand[], segment: Segment, first: number, last: number, ruling: Ruling, faults: ChargeFault[]): void {
  const { from, until, allocation, rate, free } = segment
  const begin = Math.max(first, free)
  if (first < free) extend(strands, { from, until, allocation, quantity: Math.min(last, free) - first, rate: null, cost: 0, ruling })
  if (begin >= last) return
  const cost = costBetween(rate, begin - free, last - free, allocation.quantity - free)
  if (cost === null) faults.push({ from, until, kind: 'price-beyond' })
  else extend(strands, { from, until, allocation, quantity: last - begin, rate, cost, ruling })
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
