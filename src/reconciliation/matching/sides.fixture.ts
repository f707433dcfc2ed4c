import { type Day, decimal, epochDay, type Fen, formatYuan, yuan } from '../../kernel/index.ts'
import { cycleOf, factsOf, reckoningOf, type Story } from '../../settlement/engine/charges.fixture.ts'
import { reckonResource } from '../../settlement/engine/reckon.ts'
import type { Verdict } from '../../settlement/engine/ruling.ts'
import type { RateSpan } from '../../settlement/index.ts'
import type { Difference, Known, OurLine, TheirLine } from './sides.ts'

/** What tables write: our side comes from the engine itself. */
export interface Tale extends Story {
  readonly by?: 'month' | 'year'
  readonly part?: Known['part']
  readonly verdict?: Verdict
  /** Prices of other items, by code. */
  readonly others?: Readonly<Record<string, readonly RateSpan[]>>
}

const cycle = cycleOf('2025-01-01', '2026-01-01')

export function oursOf(tale: Tale): OurLine[] {
  const { lines, faults } = reckonResource(factsOf(tale), reckoningOf(cycle, tale.by ?? 'month', tale.verdict, tale.part))
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return lines.map((line, index) => ({ ...line, no: index + 1, full: BigInt(line.full) as Fen, amount: BigInt(line.amount) as Fen }))
}

export function knownOf(tale: Tale): Known {
  const { rates, allocations } = factsOf(tale)
  return {
    itemCode: 'VCPU',
    part: tale.part ?? 'actual-days',
    ratesOf: (code) => (code === 'VCPU' ? rates : (tale.others?.[code] ?? [])),
    allocations,
  }
}

/** A line of their bill: first and last day, quantity, amount; with what else it says. */
export const their = (
  from: string,
  to: string,
  quantity: string,
  amount: string,
  more: { readonly price?: string; readonly days?: number; readonly itemCode?: string } = {},
): TheirLine => ({
  no: 2,
  from: epochDay(from as Day),
  until: epochDay(to as Day) + 1,
  quantity: Number(decimal(quantity)),
  price: more.price === undefined ? null : Number(decimal(more.price)),
  days: more.days ?? null,
  itemCode: more.itemCode ?? null,
  amount: yuan(amount),
})

/** Our own lines as a bill that agrees with them says them; with unit prices where asked. */
export const billOf = (lines: readonly OurLine[], { priced = false, first = 2 } = {}): TheirLine[] =>
  lines.map(({ from, until, quantity, rate, amount }, index) => ({
    ...{ no: index + first, from, until, quantity, amount, days: null, itemCode: null },
    price: priced && rate ? rate.linear : null,
  }))

/** Each cause with what it explains. */
export const told = ({ causes }: Difference): string[] => causes.map(({ kind, amount }) => `${kind} ${formatYuan(amount)}`)
