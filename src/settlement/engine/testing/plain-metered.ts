import type { Billable, Metered } from '../billable.ts'
import type { RateSpan } from '../rate.ts'
import type { Reckoning } from '../reckon.ts'
import type { Ruling } from '../ruling.ts'
import { dateOf } from './plain-calendar.ts'
import { type Gathered, lineOf, onlyDay } from './plain-lines.ts'
import { costOfPart } from './plain-money.ts'
import { coveredOn, heldOn, isOn, rulingOn, signature } from './plain-parts.ts'

/** Records of one month, price and ruling that follow one another. */
interface Batch {
  readonly month: string
  readonly priced: RateSpan
  readonly ruling: Ruling
  readonly days: readonly number[]
  readonly quantity: number
}

/** What is confirmed by quantity: steps and what is free count through a month, whatever the rulings. */
export function meteredPlainly(facts: Billable, reckoning: Reckoning, gathered: Gathered): void {
  const batches = batchesOf(facts, reckoning, gathered)
  for (const [index, batch] of batches.entries()) {
    const { id, tariff } = batch.priced.rate
    const others = (of: readonly Batch[]) => total(of.filter(({ month, priced }) => month === batch.month && priced.rate.id === id))
    const [used, reached] = [others(batches.slice(0, index)), others(batches)]
    const free = tariff.allowance?.per === 'resource' ? Number(tariff.allowance.quantity) : 0
    const left = Math.min(batch.quantity, Math.max(free - used, 0))
    const days = daysOf(facts, batch, reckoning)
    const [first, last] = [days[0] as number, days[days.length - 1] as number]
    const add = (quantity: number, price: string | null, cost: bigint) =>
      gathered.lines.push(lineOf({ quantity, price, ruling: batch.ruling, cost, whole: 0 }, first, last, 0))
    if (left > 0) add(left, null, 0n)
    if (left === batch.quantity) continue
    const cost = costOfPart(tariff, BigInt(used + left - free), BigInt(used + batch.quantity - free), BigInt(reached - free))
    if (cost === null) for (const day of days) onlyDay(gathered, 'price-beyond', day)
    else add(batch.quantity - left, id, cost)
  }
}

const total = (batches: readonly Batch[]): number => batches.reduce((sum, { quantity }) => sum + quantity, 0)

function batchesOf(facts: Billable, { cycle, verdict }: Reckoning, gathered: Gathered): Batch[] {
  const batches: Batch[] = []
  for (const record of facts.metered.filter(({ day }) => isOn(cycle, day))) {
    const priced = heldOn(facts.rates, record.day)
    if (!priced) onlyDay(gathered, gathered.missing, record.day)
    else if (['hour', 'work', 'metered'].includes(priced.rate.tariff.basis)) join(batches, batchOf(facts, record, priced, verdict))
  }
  return batches
}

function batchOf(facts: Billable, { day, quantity }: Metered, priced: RateSpan, verdict: Reckoning['verdict']): Batch {
  const ruling = rulingOn(facts, day, coveredOn(facts, day) > 0, verdict)
  return { month: monthOf(day), priced, ruling, days: [day], quantity }
}

function join(batches: Batch[], next: Batch): void {
  const last = batches[batches.length - 1]
  const goesOn = last && last.month === next.month && last.priced === next.priced && signature(last.ruling) === signature(next.ruling)
  if (goesOn) batches[batches.length - 1] = { ...last, days: [...last.days, ...next.days], quantity: last.quantity + next.quantity }
  else batches.push(next)
}

const monthOf = (day: number): string => `${dateOf(day).year}-${dateOf(day).month}`

/** The days of the month and cycle on which the price held; only those on which the service was charged, where there are any. */
function daysOf({ charged }: Billable, { month, priced, days: [first = 0] }: Batch, { cycle }: Reckoning): number[] {
  const held: number[] = []
  for (let day = first - 31; day < first + 32; day++) if (monthOf(day) === month && isOn(priced, day) && isOn(cycle, day)) held.push(day)
  const used = held.filter((day) => isOn(charged, day))
  return used.length > 0 ? used : held
}
