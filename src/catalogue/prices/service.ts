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

/** A price about to be set, and what stands when it begins. */
export interface PriceSetting {
  readonly itemName: string
  readonly kind: PriceKind
  readonly amount: string
  readonly from: Day
  readonly today: Day
  /** Whether the item had a price of this kind before. */
  readonly replaces: boolean
  /** The ceiling and the final price on the first day. */
  readonly standing: store.StandingPrices
}

/** Facts of the occasion `price.set`. */
export const priceFacts = ({ itemName, kind, amount, from, today, replaces, standing }: PriceSetting): Facts => ({
  'item.name': itemName,
  'price.kind': kind,
  'price.amount': amount,
  'price.from': from,
  'price.today': today,
  'price.replaces': replaces,
  'price.ceiling': standing.ceiling,
  'price.final': standing.final,
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
          const standing = (await store.pricesOn(tx, [itemId], from)).get(itemId) ?? store.noPrices
          const on = today(clock)
          const facts = priceFacts({ itemName: item.name, kind, amount, from, today: on, replaces: running !== null, standing })
          const { refusal, findings } = await judge({ jurisdictionId: item.jurisdictionId, on }, 'price.set', facts)
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
