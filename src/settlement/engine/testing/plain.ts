// A second computation of what a resource costs, to hold against the engine: it walks through every day and shares no code with it. It is slow and plain.
import type { Basis } from '../../../catalogue/index.ts'
import type { Billable } from '../billable.ts'
import type { RateSpan } from '../rate.ts'
import type { Reckoning } from '../reckon.ts'
import type { Ruling } from '../ruling.ts'
import { addDay, endDays, type Gathered, lineOf, onlyDay, type Plain } from './plain-lines.ts'
import { meteredPlainly } from './plain-metered.ts'
import { heldOn, isOn, type Part, partsOn, resourceOf } from './plain-parts.ts'
import { periodOn } from './plain-periods.ts'

export type { Plain, PlainLine } from './plain-lines.ts'

/** The lines of a resource in a cycle, or what keeps it from being accounted. */
export function plainly(billable: Billable, reckoning: Reckoning): Plain {
  const missing = isForAnother(billable.basis, reckoning) ? 'price-basis' : 'price-missing'
  const gathered: Gathered = { open: new Map(), lines: [], faults: new Map(), missing }
  const facts = reckoning.charging.minimum === 'charged' ? resourceOf(billable) : billable
  if (billable.basis === 'free') freely(billable, reckoning, gathered)
  else if (isOnce(facts)) once(facts, reckoning, gathered)
  else {
    daily(facts, reckoning, gathered)
    meteredPlainly(facts, reckoning, gathered)
  }
  return endDays(gathered)
}

const isForAnother = (basis: Basis, { charging }: Reckoning): boolean => (basis === 'month' || basis === 'year') && basis !== charging.by

/** What is free stands on the bill, one line for each version of its allocation. */
function freely(facts: Billable, { cycle }: Reckoning, gathered: Gathered): void {
  const ruling: Ruling = { exclusion: null, apart: null, reductions: [] }
  for (let day = cycle.from; day < cycle.until; day++) {
    if (!isOn(facts.charged, day)) continue
    const held = heldOn(facts.allocations, day)
    if (held)
      addDay(
        gathered,
        day,
        `${facts.allocations.indexOf(held)}`,
        () => ({ quantity: held.quantity, price: null, ruling, whole: 0, cost: 0n }),
        1,
      )
  }
}

/** What is charged once is so on the first day, whether or not it is charged for longer. */
const isOnce = ({ rates, charged, basis }: Billable): boolean => (heldOn(rates, charged.from)?.rate.tariff.basis ?? basis) === 'once'

function once(facts: Billable, reckoning: Reckoning, gathered: Gathered): void {
  const day = facts.charged.from
  if (!isOn(reckoning.cycle, day)) return
  const priced = heldOn(facts.rates, day)
  if (!priced) onlyDay(gathered, gathered.missing, day)
  for (const part of priced ? partsOn(facts, day, priced, reckoning.verdict) : []) {
    if (part.cost === null) onlyDay(gathered, 'price-beyond', day)
    else gathered.lines.push(lineOf({ ...part, cost: part.cost, whole: 0 }, day, day, 0))
  }
}

const withoutDays: readonly string[] = ['hour', 'work', 'metered']

function daily(facts: Billable, reckoning: Reckoning, gathered: Gathered): void {
  for (let day = reckoning.cycle.from; day < reckoning.cycle.until; day++) {
    if (!isOn(facts.charged, day) || !heldOn(facts.allocations, day)) continue
    const priced = heldOn(facts.rates, day)
    const basis = priced?.rate.tariff.basis ?? facts.basis
    if (!priced && !withoutDays.includes(basis)) onlyDay(gathered, gathered.missing, day)
    if (priced && basis === 'once') onlyDay(gathered, 'price-basis', day)
    if (!priced || basis === 'once' || withoutDays.includes(basis)) continue
    for (const part of partsOn(facts, day, priced, reckoning.verdict)) addPart(facts, day, priced, part, reckoning, gathered)
  }
}

function addPart(facts: Billable, day: number, { rate }: RateSpan, part: Part, reckoning: Reckoning, gathered: Gathered): void {
  const { cost, price } = part
  const { basis } = rate.tariff
  if (cost === null) onlyDay(gathered, 'price-beyond', day)
  else if (price === null) addDay(gathered, day, part.key, () => ({ ...part, cost, whole: 0 }), 1)
  else {
    if (isForAnother(basis, reckoning)) onlyDay(gathered, 'price-basis', day)
    const { name, whole, counts } = periodOn(rate.tariff, day, facts.charged.from, reckoning.charging.part)
    addDay(gathered, day, `${part.key} ${name}`, () => ({ ...part, cost, whole }), counts)
  }
}
