import { dutyLawOf } from '../../duties/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { type Database, type Door, type Id, type Outcome, ok, type Page, pageOf, refuse, timeCursor } from '../../kernel/index.ts'
import { procedureOf, type Regimes } from '../../regimes/index.ts'
import * as store from './store.ts'
import { type Watched, type WatchedKind, watchedNames } from './watch.ts'

export interface WatchNeeds {
  readonly db: Database
  readonly door: Door
  readonly regimes: Regimes
}

/** Who watches more than this looks at none of it. */
const most = 500

/** What a person watches: his own list, of what he sees. What he sees no more is not shown, and may still be left. */
export const createWatches = ({ db, door, regimes }: WatchNeeds) => ({
  async watches(
    actor: OfficeActor,
    query: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<Outcome<Page<WatchedView>>> {
    const rows = await store.listWatches(db, { actor, regimes }, { limit: query.limit, after: timeCursor(query.after) })
    const { items, next } = pageOf(rows, query.limit, ({ since, id }) => [since, id])
    return ok({ items: items.map((row) => viewRow(regimes, row)), next })
  },

  async isWatched({ personId }: OfficeActor, kind: WatchedKind, id: Id): Promise<Outcome<{ watched: boolean }>> {
    return ok({ watched: await store.isWatched(db, personId, kind, id) })
  },

  /** Watching twice is watching. Refuses with `request.not-found` what the actor does not see, and with `watch.too-many`. */
  watch: (actor: OfficeActor, kind: WatchedKind, id: Id, key: string): Promise<Outcome<{ watched: boolean }>> =>
    door.write({ actor, does: 'watch.begin', needs: null, once: { key, input: { kind, id } } }, async ({ tx, now, record }) => {
      if (!(await store.isSeen(tx, { actor, regimes }, kind, id)))
        return refuse('request.not-found', { facts: { what: `该${watchedNames[kind]}` } })
      if ((await store.countWatches(tx, actor.personId)) >= most) return refuse('watch.too-many', { facts: { most: String(most) } })
      await store.insertWatch(tx, actor.personId, kind, id, now)
      await record({ object: { kind: 'watch', id }, after: { kind, watched: true } })
      return ok({ watched: true })
    }),

  unwatch: (actor: OfficeActor, kind: WatchedKind, id: Id, key: string): Promise<Outcome<{ watched: boolean }>> =>
    door.write({ actor, does: 'watch.end', needs: null, once: { key, input: { kind, id } } }, async ({ tx, record }) => {
      await store.deleteWatch(tx, actor.personId, kind, id)
      await record({ object: { kind: 'watch', id }, after: { kind, watched: false } })
      return ok({ watched: false })
    }),
})

type WatchedView = ReturnType<typeof viewRow>

function viewRow(regimes: Regimes, { told, ...row }: Watched) {
  const regime = told?.regime && regimes.has(told.regime) ? regimes.get(told.regime) : null
  const procedure = regime && told?.procedure ? procedureOf(regime, told.procedure) : undefined
  const duty = regime && told?.duty ? dutyLawOf(regimes, { regimeId: regime.id, duty: told.duty }).rule.name : null
  return {
    ...row,
    title: row.title ?? procedure?.name ?? duty ?? row.number ?? '',
    stepName: procedure?.steps.find(({ id }) => id === told?.step)?.name ?? null,
  }
}
