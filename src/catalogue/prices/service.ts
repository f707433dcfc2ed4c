import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, type Reader, refuse, refused, today } from '../../kernel/index.ts'
import type { Facts, Finding } from '../../regimes/index.ts'
import { type Item, type Orderable, orderableOf, type PriceKind } from '../item.ts'
import { itemsById, itemsOnDay, lockItem } from '../items/store.ts'
import type { CatalogueNeeds } from '../needs.ts'
import * as store from './store.ts'

export interface PriceInput {
  readonly kind: PriceKind
  /** Yuan, at most four places. */
  readonly amount: string
  readonly from: Day
  readonly reason: string
}

export interface PriceSet extends PriceInput {
  readonly id: Id
  readonly itemId: Id
  readonly findings: readonly Finding[]
}

export interface Prices {
  /** Sets a price from a day on, ending the running one. Asks `catalogue.ceiling` or `catalogue.price`, and the measure. */
  setPrice(actor: OfficeActor, itemId: Id, input: PriceInput, key: string): Promise<Outcome<PriceSet>>
  /** Whether a jurisdiction's item can be ordered on a day, and at what price. */
  orderable(jurisdictionId: Id, itemId: Id, on: Day): Promise<Orderable>
  /** The same for many items in one query; every id asked for is answered. */
  orderables(jurisdictionId: Id, itemIds: readonly Id[], on: Day): Promise<ReadonlyMap<Id, Orderable>>
  /** All final prices that hold on some day from `from` until before `until`; none for free items. */
  pricesOf(itemIds: readonly Id[], from: Day, until: Day): Promise<store.PriceVersion[]>
  /** The items themselves, for whoever holds their ids; read through `reader` where the caller is in a transaction. */
  itemsOf(itemIds: readonly Id[], reader?: Reader): Promise<Item[]>
}

export const permissionFor = (kind: PriceKind) => (kind === 'ceiling' ? 'catalogue.ceiling' : 'catalogue.price')

/** Facts of the occasion `price.set`; `ceiling` is the one that holds on the price's first day. */
export const priceFacts = (itemName: string, kind: PriceKind, amount: string, ceiling: string | null): Facts => ({
  'item.name': itemName,
  'price.kind': kind,
  'price.amount': amount,
  'price.ceiling': ceiling,
})

export function createPrices({ db, door, clock, judge }: CatalogueNeeds): Prices {
  const orderables: Prices['orderables'] = async (jurisdictionId, itemIds, on) => {
    const items = new Map((await itemsOnDay(db, jurisdictionId, itemIds, on)).map((item) => [item.id, item]))
    return new Map(itemIds.map((id) => [id, orderableOf(items.get(id))]))
  }
  return {
    setPrice: (actor, itemId, input, key) =>
      door.write(
        { actor, does: 'price.set', needs: permissionFor(input.kind), once: { key, input: { itemId, ...input } } },
        async ({ tx, now, record }) => {
          const { kind, amount, from, reason } = input
          const item = await lockItem(tx, actor.jurisdictionId, itemId)
          if (!item) return refuse('request.not-found', { facts: { what: '服务项' } })
          if (item.basis === 'free') return refuse('price.item-free', { facts: { name: item.name } })
          const running = (await store.newestPrices(tx, [itemId])).find((price) => price.kind === kind) ?? null
          if (running && from <= running.from) return refuse('price.newer-exists', { facts: { from: running.from } })
          const ceiling = (await store.ceilingsOn(tx, [itemId], from)).get(itemId) ?? null
          const where = { jurisdictionId: item.jurisdictionId, on: today(clock) }
          const { refusal, findings } = await judge(where, 'price.set', priceFacts(item.name, kind, amount, ceiling))
          if (refusal) return refused(refusal)
          const price: PriceSet = { ...input, id: newId(), itemId, findings }
          await store.beginPrices(tx, [price], { from, reason, setBy: actor.organisationId, setByPerson: actor.personName, at: now })
          await record({ object: { kind: 'service-item', id: itemId }, jurisdiction: item.jurisdictionId, before: running, after: price })
          return ok(price)
        },
      ),
    orderables,
    orderable: async (jurisdictionId, itemId, on) => (await orderables(jurisdictionId, [itemId], on)).get(itemId) ?? orderableOf(undefined),
    pricesOf: (itemIds, from, until) => store.finalPrices(db, itemIds, from, until),
    itemsOf: (itemIds, reader = db) => itemsById(reader, itemIds),
  }
}
