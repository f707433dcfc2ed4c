import type { OfficeActor } from '../../identity/index.ts'
import { type Day, decodeCursor, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, today } from '../../kernel/index.ts'
import { type Item, type ItemFields, type ItemOnDay, type Price, unchangeable } from '../item.ts'
import type { CatalogueNeeds } from '../needs.ts'
import { pricesOfItem } from '../prices/store.ts'
import * as store from './store.ts'

export interface ItemQuery {
  readonly search?: string
  readonly category?: string
  readonly year?: number
  readonly listed?: boolean
  /** Prices and listing of this day; today unless said. */
  readonly on?: Day
  readonly limit: number
  readonly after?: string
}

export interface Items {
  /** Items of the actor's jurisdiction in the order of their codes; drafts only for who works on the catalogue. */
  listItems(actor: OfficeActor, query: ItemQuery): Promise<Page<ItemOnDay>>
  /** An item as of a day (today unless said) with all its prices, the newest first. */
  getItem(actor: OfficeActor, id: Id, on?: Day): Promise<Outcome<ItemOnDay & { readonly prices: readonly Price[] }>>
  createItem(actor: OfficeActor, input: ItemFields, key: string): Promise<Outcome<Item>>
  /** Replaces a draft's fields; `version` is the one the actor saw. */
  changeItem(actor: OfficeActor, id: Id, version: number | null, input: ItemFields, key: string): Promise<Outcome<Item>>
}

export const worksOnCatalogue = (actor: OfficeActor): boolean => [...actor.permissions].some((word) => word.startsWith('catalogue.'))

export function createItems({ db, door, clock }: CatalogueNeeds): Items {
  return {
    async listItems(actor, { on = today(clock), after, limit, ...query }) {
      const rows = await store.listItems(db, {
        ...query,
        jurisdictionId: actor.jurisdictionId,
        drafts: worksOnCatalogue(actor),
        on,
        limit,
        after: decodeCursor(after, 1)?.[0] ?? null,
      })
      return pageOf(rows, limit, ({ code }) => [code])
    },

    async getItem(actor, id, on = today(clock)) {
      const [item] = await store.itemsOnDay(db, actor.jurisdictionId, [id], on)
      if (!item || !(item.published || worksOnCatalogue(actor))) return unseen()
      return ok({ ...item, prices: await pricesOfItem(db, id) })
    },

    createItem: (actor, input, key) =>
      door.write({ actor, does: 'item.create', needs: 'catalogue.draft', once: { key, input } }, async ({ tx, now, record }) => {
        const { jurisdictionId } = actor
        if (jurisdictionId === null) return unseen()
        const item: Item = { ...input, id: newId(), jurisdictionId, published: false, priced: false, version: 1 }
        if ((await store.insertItems(tx, jurisdictionId, [item], now)) === 0)
          return codeTaken(await store.itemsByCode(tx, jurisdictionId, [input.code]))
        await record({ object: { kind: 'service-item', id: item.id }, jurisdiction: jurisdictionId, after: item })
        return ok(item)
      }),

    changeItem: (actor, id, version, input, key) =>
      door.write(
        { actor, does: 'item.change', needs: 'catalogue.draft', once: { key, input: { id, version, ...input } } },
        async ({ tx, now, record }) => {
          if (version === null) return refuse('request.version-missing')
          const before = await store.lockItem(tx, actor.jurisdictionId, id)
          if (!before) return unseen()
          if (before.version !== version) return refuse('request.changed-meanwhile', { facts: { what: '服务项' } })
          const forbidden = unchangeable(before, input)
          if (forbidden) return refuse(forbidden, { facts: { name: before.name } })
          const others = (await store.itemsByCode(tx, actor.jurisdictionId, [input.code])).filter((other) => other.id !== id)
          if (others.length > 0) return codeTaken(others)
          const after: Item = { ...before, ...input, version: version + 1 }
          await store.updateItems(tx, [after], now)
          await record({ object: { kind: 'service-item', id }, jurisdiction: before.jurisdictionId, before, after })
          return ok(after)
        },
      ),
  }
}

const unseen = () => refuse('request.not-found', { facts: { what: '服务项' } })
const codeTaken = ([holder]: readonly Item[]) =>
  refuse('item.code-taken', { facts: { code: holder?.code ?? '', name: holder?.name ?? '' } })
