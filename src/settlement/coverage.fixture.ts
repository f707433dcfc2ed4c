import { type Day, decimal, epochDay } from '../kernel/index.ts'
import { type ChargedAllocation, ceilingsOf, coveredSpans, type Terms } from './coverage.ts'
import { type Cycle, dayAt } from './cycle.ts'
import { openEnd } from './spans.ts'

/** What a table of the tests writes of one provider and one item: days as texts, ends half open. */
export interface Agreed {
  /** Ceiling of the item; null: none; undefined: the item is not in the contract. */
  readonly contracts: readonly (readonly [from: string, until: string, quantity?: string | null])[]
  readonly consents?: readonly (readonly [parties: string, from: string, until: string, quantity: string])[]
  readonly charged: readonly (readonly [resource: string, from: string, until: string | null, quantity: string, began?: string])[]
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

const chargedOf = ([resourceId, from, until, quantity, began = from]: Agreed['charged'][number]): ChargedAllocation => ({
  resourceId,
  from: epochDay(from as Day),
  until: until === null ? openEnd : epochDay(until as Day),
  began: epochDay(began as Day),
  quantity: decimal(quantity),
})

/** For each resource the first and last days on which it is covered in the cycle. */
export const coveredOf = (agreed: Agreed, cycle: Cycle) =>
  Object.fromEntries(
    [...coveredSpans(ceilingsOf(termsOf(agreed), 'cpu', cycle), agreed.charged.map(chargedOf))].map(([id, spans]) => [
      id,
      spans.map(({ from, until }) => `${dayAt(from)}…${dayAt(until - 1)}`),
    ]),
  )
