import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, type Reader, refuse, refused, type Tx, today } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'
import { type Item, type Orderable, orderableOf, type Price, type PriceKind } from '../item.ts'
import { itemsById, itemsOnDay, lockItem } from '../items/store.ts'
import type { CatalogueNeeds } from '../needs.ts'
import { readTariff, type TariffText, writeTariff } from '../tariff.ts'
import { type TariffInput, tariffFaults, tariffText } from '../tariffs/faults.ts'
import { withWords } from '../tariffs/words.ts'
import { otherBasis, type PriceSetting, priceFacts, providerFaults } from './setting.ts'
import * as store from './store.ts'

export interface PriceInput extends TariffInput {
  readonly kind: PriceKind
  /** Whose negotiated price it is (供应商议价); everybody's unless said. */
  readonly providerId?: Id | null | undefined
  readonly from: Day
  readonly reason: string
}

export interface PriceSet extends Omit<Price, 'until' | 'setBy' | 'setByPerson'> {
  readonly itemId: Id
  readonly findings: readonly Finding[]
}

export interface Prices {
  /**
   * Sets a price from a day on, ending the running one for the same provider (or for everybody). Asks `catalogue.ceiling` or `catalogue.price`, and
   * the measure. Refuses a tariff that cannot be (`request.invalid`), and a final price that cannot be held against its ceiling.
   */
  setPrice(actor: OfficeActor, itemId: Id, input: PriceInput, key: string): Promise<Outcome<PriceSet>>
  /** Whether a jurisdiction's item can be ordered on a day, and at what price. */
  orderable(jurisdictionId: Id, itemId: Id, on: Day): Promise<Orderable>
  /** The same for many items in one query; every id asked for is answered. */
  orderables(jurisdictionId: Id, itemIds: readonly Id[], on: Day): Promise<ReadonlyMap<Id, Orderable>>
  /** All general final prices that hold on some day from `from` until before `until`; none for free items. */
  pricesOf(itemIds: readonly Id[], from: Day, until: Day): Promise<store.PriceVersion[]>
  /** The same with every provider's negotiated ones, which go before the general ones; one query, in the caller's transaction if he has one. */
  tariffsOf(reader: Reader, itemIds: readonly Id[], from: Day, until: Day): Promise<store.PriceVersion[]>
  /** The items themselves, for whoever holds their ids; read through `reader` where the caller is in a transaction. */
  itemsOf(itemIds: readonly Id[], reader?: Reader): Promise<Item[]>
}

interface Prepared {
  readonly setting: PriceSetting
  readonly providerName: string | null
  /** The price that ends when this one begins. */
  readonly running: store.NewestPrice | null
}

export const permissionFor = (kind: PriceKind) => (kind === 'ceiling' ? 'catalogue.ceiling' : 'catalogue.price')

export function createPrices({ db, door, clock, judge, partiesOf }: CatalogueNeeds): Prices {
  const orderables: Prices['orderables'] = async (jurisdictionId, itemIds, on) => {
    const items = new Map((await itemsOnDay(db, jurisdictionId, itemIds, on)).map((item) => [item.id, item]))
    return new Map(itemIds.map((id) => [id, orderableOf(items.get(id))]))
  }

  /** The provider whose price it is; refused where it is none of the jurisdiction's on the first day. */
  const providerOf = async (tx: Tx, item: Item, { providerId = null, from }: PriceInput): Promise<Outcome<string | null>> => {
    if (providerId === null) return ok(null)
    const parties = (await partiesOf(item.jurisdictionId, from)).filter(({ sees }) => sees === 'assigned').map(({ id }) => id)
    const name = await store.partyName(tx, item.jurisdictionId, providerId, parties, from)
    return name === null ? refuse('price.not-provider', { facts: { from } }) : ok(name)
  }

  /** What was asked, beside what stands; refused where it cannot be whatever the measure says. */
  const prepare = async (tx: Tx, item: Item, input: PriceInput): Promise<Outcome<Prepared>> => {
    const { kind, from, providerId = null } = input
    const tariff = soundTariff(input, item)
    if (!tariff.ok) return tariff
    const provider = await providerOf(tx, item, input)
    if (!provider.ok) return provider
    const before = (await store.newestPrices(tx, [item.id])).filter((price) => price.kind === kind)
    const running = before.find((price) => price.providerId === providerId) ?? null
    if (running && from <= running.from) return refuse('price.newer-exists', { facts: { from: running.from } })
    const replaces = running !== null || before.some((price) => price.providerId === null)
    const standing = await store.pricesOn(tx, [item.id], from)
    const setting = { itemName: item.name, kind, providerId, tariff: tariff.value, from, today: today(clock), replaces, standing }
    const basis = otherBasis(setting)
    if (basis !== null) return refuse('price.ceiling-other-basis', { facts: { basis } })
    return ok({ setting, providerName: provider.value, running })
  }

  return {
    setPrice: (actor, itemId, input, key) =>
      door.write(
        { actor, does: 'price.set', needs: permissionFor(input.kind), once: { key, input: { itemId, ...input } } },
        async ({ tx, now, record }) => {
          const item = await lockItem(tx, actor.jurisdictionId, itemId)
          if (!item) return refuse('request.not-found', { facts: { what: '服务项' } })
          if (item.basis === 'free') return refuse('price.item-free', { facts: { name: item.name } })
          const prepared = await prepare(tx, item, input)
          if (!prepared.ok) return prepared
          const { setting, providerName, running } = prepared.value
          const { kind, providerId, tariff, from, today: on } = setting
          const { jurisdictionId } = item
          const { refusal, findings } = await judge({ jurisdictionId, on }, 'price.set', priceFacts(setting))
          if (refusal) return refused(refusal)
          const price = { id: newId(), itemId, kind, providerId, findings }
          const by = { setBy: actor.organisationId, setByPerson: actor.personName, reason: input.reason }
          await store.beginPrices(tx, [{ ...price, tariff }], { ...by, from, at: now })
          const after: PriceSet = { ...price, providerName, ...withWords(tariff), from, reason: input.reason }
          await record({ object: { kind: 'service-item', id: itemId }, jurisdiction: jurisdictionId, before: running, after })
          return ok(after)
        },
      ),
    orderables,
    orderable: async (jurisdictionId, itemId, on) => (await orderables(jurisdictionId, [itemId], on)).get(itemId) ?? orderableOf(undefined),
    pricesOf: async (itemIds, from, until) =>
      (await store.finalPrices(db, itemIds, from, until)).filter(({ providerId }) => providerId === null),
    tariffsOf: (reader, itemIds, from, until) => store.finalPrices(reader, itemIds, from, until),
    itemsOf: (itemIds, reader = db) => itemsById(reader, itemIds),
  }
}

/** The tariff that was said, in its one shortest form. */
function soundTariff(input: PriceInput, item: Item): Outcome<TariffText> {
  const tariff = tariffText(input, item.basis)
  const faults = [...tariffFaults(tariff), ...providerFaults(input.kind, input.providerId ?? null)]
  return faults.length > 0 ? refuse('request.invalid', { faults }) : ok(writeTariff(readTariff(tariff)))
}
