import type { OfficeActor } from '../../identity/index.ts'
import { type Database, type Door, type Id, newId, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { type FilterFault, type FilterQuery, filterFaults, type Known } from './lists.ts'
import * as store from './store.ts'

export interface FilterNeeds {
  readonly db: Database
  readonly door: Door
  readonly regimes: Regimes
}

export interface FilterInput {
  readonly page: string
  readonly name: string
  readonly query: FilterQuery
  readonly byDefault: boolean
}

export type FilterChange = Partial<Omit<FilterInput, 'page'>>

/** A filter, and what of it does not hold any more: such a one is shown as broken and not applied. */
export interface FilterView extends store.SavedFilter {
  readonly broken: FilterFault[]
}

/** How many a person keeps for one list. */
const most = 30

/** Filters of lists that a person keeps under a name: his own, and nobody else's. */
export function createFilters({ db, door, regimes }: FilterNeeds) {
  const known: Known = {
    procedures: new Set(regimes.all().flatMap(({ procedures }) => procedures.map(({ id }) => id))),
    duties: new Set(regimes.all().flatMap(({ duties }) => duties.map(({ id }) => id))),
  }
  const view = (filter: store.SavedFilter): FilterView => ({ ...filter, broken: filterFaults(filter.page, filter.query, known) })

  return {
    filters: async ({ personId }: OfficeActor, page: string | null): Promise<Outcome<{ items: FilterView[] }>> =>
      ok({ items: (await store.listFilters(db, personId, page)).map(view) }),

    /** Refuses with `request.invalid` what the list does not take, `saved-filter.name-taken` and `saved-filter.too-many`. */
    saveFilter: (actor: OfficeActor, input: FilterInput, key: string): Promise<Outcome<FilterView>> =>
      door.write({ actor, does: 'saved-filter.save', needs: null, once: { key, input } }, async (writing) => {
        const { tx, now } = writing
        const valid = validated(input.page, input.query, known)
        if (!valid.ok) return valid
        await store.holdFilters(tx, actor.personId, input.page)
        const own = await store.listFilters(tx, actor.personId, input.page)
        if (own.length >= most) return refuse('saved-filter.too-many', { facts: { most: String(most) } })
        const free = isFree(own, input.name)
        if (!free.ok) return free
        if (input.byDefault) await store.clearDefault(tx, actor.personId, input.page)
        const filter = { ...input, id: newId(), version: 1 }
        await store.insertFilter(tx, actor.personId, filter, now)
        return recorded(writing, null, filter, view)
      }),

    /** Another name, other conditions, or what the list opens with. */
    changeFilter: (actor: OfficeActor, id: Id, change: FilterChange, { key, ifVersion }: Once): Promise<Outcome<FilterView>> =>
      door.write({ actor, does: 'saved-filter.change', needs: null, once: { key, input: { id, ...change } } }, async (writing) => {
        const { tx } = writing
        const found = await ownFilter(writing, id, ifVersion)
        if (!found.ok) return found
        const before = found.value
        const after = { ...before, ...change, version: before.version + 1 }
        const valid = change.query === undefined && change.byDefault !== true ? ok(null) : validated(after.page, after.query, known)
        if (!valid.ok) return valid
        await store.holdFilters(tx, actor.personId, after.page)
        const others = (await store.listFilters(tx, actor.personId, after.page)).filter((each) => each.id !== id)
        const free = isFree(others, after.name)
        if (!free.ok) return free
        if (after.byDefault && !before.byDefault) await store.clearDefault(tx, actor.personId, after.page)
        await store.updateFilter(tx, after)
        return recorded(writing, before, after, view)
      }),

    deleteFilter: (actor: OfficeActor, id: Id, { key, ifVersion }: Once): Promise<Outcome<{ id: Id }>> =>
      door.write({ actor, does: 'saved-filter.delete', needs: null, once: { key, input: { id } } }, async (writing) => {
        const found = await ownFilter(writing, id, ifVersion)
        if (!found.ok) return found
        await store.deleteFilter(writing.tx, id)
        await writing.record({ object: { kind: 'saved-filter', id }, before: found.value })
        return ok({ id })
      }),
  }
}

interface Once {
  readonly key: string
  readonly ifVersion: number | null
}

/** One of the person's own, locked, as he saw it. */
async function ownFilter({ tx, actor }: Writing<OfficeActor>, id: Id, ifVersion: number | null): Promise<Outcome<store.SavedFilter>> {
  const found = await store.lockFilter(tx, actor.personId, id)
  if (!found) return refuse('request.not-found', { facts: { what: '该常用筛选' } })
  return ifVersion === null || ifVersion === found.version
    ? ok(found)
    : refuse('request.changed-meanwhile', { facts: { what: '该常用筛选' } })
}

function validated(page: string, query: FilterQuery, known: Known): Outcome<null> {
  if (Object.keys(query).length === 0) return refuse('saved-filter.empty')
  const faults = filterFaults(page, query, known)
  if (faults.length === 0) return ok(null)
  return refuse('request.invalid', { faults: faults.map(({ field, message }) => ({ path: `/query/${field}`, message })) })
}

const isFree = (others: readonly store.SavedFilter[], name: string): Outcome<null> =>
  others.some((each) => each.name === name) ? refuse('saved-filter.name-taken', { facts: { name } }) : ok(null)

async function recorded(
  { record }: Writing<OfficeActor>,
  before: store.SavedFilter | null,
  after: store.SavedFilter,
  view: (of: store.SavedFilter) => FilterView,
): Promise<Outcome<FilterView>> {
  await record({ object: { kind: 'saved-filter', id: after.id }, ...(before ? { before } : {}), after })
  return ok(view(after))
}
