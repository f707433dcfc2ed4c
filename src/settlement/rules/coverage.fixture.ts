import { type Day, type Decimal, decimal, epochDay, formatDecimal } from '../../kernel/index.ts'
import { dayAt } from '../engine/months.ts'
import { openEnd } from '../engine/spans.ts'
import { type ChargedAllocation, ceilingsOf, coveredParts, type Terms } from './coverage.ts'
import type { Cycle } from './cycle.ts'

/** What a table of the tests writes of one provider and one item: days as texts, ends half open. */
export interface Agreed {
  /** Ceiling of the item; null: none; undefined: the item is not in the contract. */
  readonly contracts: readonly (readonly [from: string, until: string, quantity?: string | null])[]
  readonly consents?: readonly (readonly [parties: string, from: string, until: string, quantity: string])[]
  readonly charged: readonly (readonly [resource: string, from: string, until: string | null, quantity: string, since?: string])[]
}

export const termsOf = ({ contracts, consents = [] }: Pick<Agreed, 'contracts' | 'consents'>): Terms => ({
  contracts: contracts.map(([from, until, quantity], index) => ({
    ...{ id: `c${index}`, number: `HT-${index}`, providerId: 'p', from: from as Day, until: until as Day },
    items: [{ itemId: 'other', quantity: null }, ...(quantity === undefined ? [] : [{ itemId: 'cpu', quantity }])],
  })),
  consents: consents.map(([parties, from, until, quantity], index) => ({
    ...{ id: `k${index}`, providerId: 'p', itemId: 'cpu', quantity, parties: parties.split('+') },
    ...{ from: from as Day, until: until as Day },
  })),
  parties: ['authority', 'finance'],
})

const chargedOf = ([resourceId, from, until, quantity, since = from]: Agreed['charged'][number]): ChargedAllocation => ({
  resourceId,
  from: epochDay(from as Day),
  until: until === null ? openEnd : epochDay(until as Day),
  since: epochDay(since as Day),
  quantity: Number(decimal(quantity)),
})

/** For each resource how much is covered from which day to which in the cycle: `2025-02-01…2025-08-31 ×80`. */
export const coveredOf = (agreed: Agreed, cycle: Cycle) =>
  Object.fromEntries(
    [...coveredParts(ceilingsOf(termsOf(agreed), 'cpu', cycle), agreed.charged.map(chargedOf))].map(([id, parts]) => [
      id,
      parts.map(
        ({ from, until, quantity }) =>
          `${dayAt(from)}…${dayAt(until - 1)} ×${quantity === null ? 'all' : formatDecimal(BigInt(quantity) as Decimal)}`,
      ),
    ]),
  )
