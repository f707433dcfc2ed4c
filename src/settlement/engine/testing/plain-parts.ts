import type { Billable } from '../billable.ts'
import type { RateSpan } from '../rate.ts'
import type { Ruling, Verdict } from '../ruling.ts'
import { anniversary } from './plain-calendar.ts'
import { costOfPart } from './plain-money.ts'

interface Days {
  readonly from: number
  readonly until: number
}

export const isOn = ({ from, until }: Days, day: number): boolean => day >= from && day < until

/** What of a history holds on a day. */
export function heldOn<T extends Days>(history: readonly T[], day: number): T | undefined {
  for (const part of history) if (isOn(part, day)) return part
  return undefined
}

/** With a minimum term what ended earlier is charged to the end of the term, with what was allocated last. */
export function resourceOf(facts: Billable): Billable {
  const { charged, allocations, rates } = facts
  const months = heldOn(rates, charged.from)?.rate.tariff.minimumMonths
  const last = allocations[allocations.length - 1]
  if (!months || !last) return facts
  const least = anniversary(charged.from, months)
  if (charged.until >= least) return facts
  const until = Math.max(last.until, least)
  // What was covered or free up to the early end goes on with it, where nothing else is said of the day after.
  const goesOn = <T extends Days>(history: readonly T[]): readonly T[] =>
    heldOn(history, charged.until) !== undefined
      ? history
      : history.map((part) => (part.until === charged.until ? { ...part, until: least } : part))
  const kept = { covered: goesOn(facts.covered), freed: goesOn(facts.freed) }
  return {
    ...facts,
    ...kept,
    charged: { from: charged.from, until: least },
    allocations: [...allocations.slice(0, -1), { ...last, until }],
  }
}

/** A quantity of a resource on one day that costs and is ruled alike. */
export interface Part {
  readonly key: string
  readonly quantity: number
  readonly price: string | null
  /** For one period, in 10⁻⁸ yuan; null: no step of the price reaches it. */
  readonly cost: bigint | null
  readonly ruling: Ruling
}

/** What an allocation is made of on a day: what is within the contract and what is beyond it, of each what is free and what is charged. */
export function partsOn(facts: Billable, day: number, { rate: { id, tariff } }: RateSpan, verdict: Verdict): Part[] {
  const allocation = heldOn(facts.allocations, day)
  if (!allocation) return []
  const { quantity } = allocation
  const own = tariff.allowance?.per === 'resource' ? Number(tariff.allowance.quantity) : 0
  const free = Math.min(quantity, own + (heldOn(facts.freed, day)?.quantity ?? 0))
  const no = facts.allocations.indexOf(allocation)
  const parts: Part[] = []
  for (const { from, until, ruling } of ruledOn(facts, quantity, day, verdict)) {
    const rules = signature(ruling)
    const mark = Math.min(Math.max(free, from), until)
    if (mark > from) parts.push({ key: `${no} free ${mark - from} ${rules}`, quantity: mark - from, price: null, cost: 0n, ruling })
    if (until === mark) continue
    const cost = costOfPart(tariff, BigInt(mark - free), BigInt(until - free), BigInt(quantity - free))
    parts.push({ key: `${no} ${id} ${until - mark} ${cost} ${rules}`, quantity: until - mark, price: id, cost, ruling })
  }
  return parts
}

interface Ruled {
  readonly from: number
  readonly until: number
  readonly ruling: Ruling
}

/** Split where the contract ends, unless the same rules are at work on both sides. */
function ruledOn(facts: Billable, quantity: number, day: number, verdict: Verdict): Ruled[] {
  if (quantity === 0) return []
  const [inside, outside] = [rulingOn(facts, day, true, verdict), rulingOn(facts, day, false, verdict)]
  // What somebody else pays for stands whole, whatever the contract.
  const unmeasured = heldOn(facts.elsewhere, day) !== undefined && inside.exclusion !== null
  const within = unmeasured ? quantity : Math.min(quantity, coveredOn(facts, day))
  if (within === 0) return [{ from: 0, until: quantity, ruling: outside }]
  if (within === quantity || signature(inside) === signature(outside)) return [{ from: 0, until: quantity, ruling: inside }]
  return [
    { from: 0, until: within, ruling: inside },
    { from: within, until: quantity, ruling: outside },
  ]
}

export function coveredOn({ covered }: Billable, day: number): number {
  const found = heldOn(covered, day)
  return found ? (found.quantity ?? Number.POSITIVE_INFINITY) : 0
}

export function rulingOn(facts: Billable, day: number, covered: boolean, verdict: Verdict): Ruling {
  return verdict({
    covered,
    supervised: heldOn(facts.supervised, day) !== undefined,
    qualified: heldOn(facts.unqualified, day) === undefined,
    elsewhere: heldOn(facts.elsewhere, day) !== undefined,
    unitAt: heldOn(facts.unitAt, day)?.steps ?? [],
    providerAt: heldOn(facts.providerAt, day)?.steps ?? [],
  })
}

const signatures = new WeakMap<Ruling, string>()

/** The rules at work. */
export function signature(ruling: Ruling): string {
  const known = signatures.get(ruling)
  if (known !== undefined) return known
  const { exclusion, apart, reductions } = ruling
  const text = `${exclusion?.rule ?? ''}/${apart?.rule ?? ''}/${reductions.map(({ rule }) => rule).join()}`
  signatures.set(ruling, text)
  return text
}
