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
  return { ...facts, charged: { from: charged.from, until: least }, allocations: [...allocations.slice(0, -1), { ...last, until }] }
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
  return ruledOn(facts, quantity, day, verdict).flatMap(({ from, until, ruling }) => {
    const mark = Math.min(Math.max(free, from), until)
    const [begin, end, all] = [BigInt(mark - free), BigInt(until - free), BigInt(quantity - free)]
    const cost = until > mark ? costOfPart(tariff, begin, end, all) : 0n
    const parts = [
      { key: '', quantity: mark - from, price: null, cost: 0n, ruling },
      { key: '', quantity: until - mark, price: id, cost, ruling },
    ]
    return parts
      .filter((part) => part.quantity > 0)
      .map((part) => ({ ...part, key: `${no} ${part.price} ${part.quantity} ${part.cost} ${signature(ruling)}` }))
  })
}

/** Split where the contract ends, unless the same rules are at work on both sides. */
function ruledOn(facts: Billable, quantity: number, day: number, verdict: Verdict) {
  const [inside, outside] = [true, false].map((covered) => rulingOn(facts, day, covered, verdict)) as [Ruling, Ruling]
  const within = Math.min(quantity, coveredOn(facts, day))
  const split = [
    { from: 0, until: within, ruling: inside },
    { from: within, until: quantity, ruling: outside },
  ].filter(({ from, until }) => until > from)
  const [first] = split
  return first && split.length === 2 && signature(inside) === signature(outside) ? [{ ...first, until: quantity }] : split
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

/** The rules at work. */
export const signature = ({ exclusion, apart, reductions }: Ruling): string =>
  `${exclusion?.rule ?? ''}/${apart?.rule ?? ''}/${reductions.map(({ rule }) => rule).join()}`
