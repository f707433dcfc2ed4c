import type { OfficeActor } from '../../identity/index.ts'
import {
  type Day,
  type Id,
  nameCursor,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
  refused,
  today,
  type Writing,
} from '../../kernel/index.ts'
import { isConnected } from '../connections/connection.ts'
import type { ContractsNeeds } from '../ports.ts'
import { organisationName } from '../store.ts'
import {
  type Cloud,
  type Offer,
  type Pool,
  type PoolAttributes,
  type PoolInput,
  poolFacts,
  poolFaults,
  type SupervisedPeriod,
  unsaid,
} from './pool.ts'
import * as store from './store.ts'

export interface Pools {
  /** Pools the actor sees: a provider its own, the authority those of its jurisdiction. */
  listPools(actor: OfficeActor, query: { readonly limit: number; readonly after?: string }): Promise<Page<Pool>>
  /** Pools of industries, cities and counties that the actor sees, with the state of their connection. */
  listClouds(actor: OfficeActor, query: { readonly limit: number; readonly after?: string }): Promise<Page<Cloud>>
  /** An attribute left out counts as unsaid. */
  registerPool(
    actor: OfficeActor,
    input: Omit<PoolInput, keyof PoolAttributes> & Partial<PoolAttributes>,
    key: string,
  ): Promise<Outcome<Pool>>
  /** The pool is under supervision from that day on. */
  beginSupervision(
    actor: OfficeActor,
    poolId: Id,
    input: { readonly from: Day; readonly reason: string },
    key: string,
  ): Promise<Outcome<Pool>>
  /** The pool is under supervision no more: `on` is the first day without. */
  endSupervision(actor: OfficeActor, poolId: Id, input: { readonly on: Day; readonly reason: string }, key: string): Promise<Outcome<Pool>>
  /** Providers a unit may choose on a day (today unless said) and their pools; a provider meets only itself. */
  listOffers(actor: OfficeActor, on?: Day): Promise<Offer[]>
  poolsOf(ids: readonly Id[]): Promise<Pool[]>
  /** Periods under supervision that touch a day from `from` until before `until`. */
  supervisionOf(poolIds: readonly Id[], from: Day, until: Day): Promise<SupervisedPeriod[]>
}

/** Whether the actor may write for a provider: it is his own organisation, or he sees the whole jurisdiction. */
const actsForProvider = (actor: OfficeActor, providerId: Id): boolean => actor.sight.all || actor.organisationId === providerId

export function createPools({ db, door, clock, judge }: ContractsNeeds): Pools {
  /** Only whoever sees the whole jurisdiction says what is under supervision: no provider says so of itself. */
  const supervising = async ({ tx, actor }: Writing<OfficeActor>, id: Id): Promise<Outcome<Pool>> => {
    await store.lockPool(tx, id)
    const pool = actor.sight.all ? await store.findPool(tx, actor.sight, id) : null
    return pool ? ok(pool) : refuse('request.not-found', { facts: { what: '资源池' } })
  }

  const recorded = async (
    { tx, record }: Writing<OfficeActor>,
    id: Id,
    before: Pool | null,
    reason: string | null,
  ): Promise<Outcome<Pool>> => {
    const [after] = await store.poolsById(tx, [id])
    if (!after) throw new Error(`pool ${id} was written and is not there`)
    const { jurisdictionId: jurisdiction, providerId: organisation } = after
    await record({ object: { kind: 'pool', id }, jurisdiction, organisation, before, after: { ...after, reason } })
    return ok(after)
  }

  return {
    async listPools(actor, { limit, after }) {
      const rows = await store.listPools(db, actor.sight, limit, nameCursor(after))
      return pageOf(rows, limit, ({ name, id }) => [name, id])
    },

    async listClouds(actor, { limit, after }) {
      const rows = await store.listClouds(db, actor.sight, { on: today(clock), limit, after: nameCursor(after) })
      const clouds = rows.map((row) => ({ ...row, connected: isConnected(row.lastReportAt && { at: row.lastReportAt }, clock.now()) }))
      return pageOf(clouds, limit, ({ name, id }) => [name, id])
    },

    registerPool: (actor, said, key) =>
      door.write({ actor, does: 'pool.register', needs: 'pool.manage', once: { key, input: said } }, async (writing) => {
        const input = { ...unsaid, ...said }
        const faults = poolFaults(input)
        if (faults.length > 0) return refuse('request.invalid', { faults })
        const { jurisdictionId } = actor
        const provider = await organisationName(writing.tx, jurisdictionId, input.providerId)
        if (jurisdictionId === null || provider === null || !actsForProvider(actor, input.providerId))
          return refuse('request.not-found', { facts: { what: '云服务商' } })
        const { refusal, findings } = await judge({ jurisdictionId, on: today(clock) }, 'pool.register', poolFacts(input))
        if (refusal) return refused(refusal)
        const id = newId()
        const free = await store.insertPool(writing.tx, { ...input, id, jurisdictionId, findings, registeredAt: writing.now })
        return free ? recorded(writing, id, null, null) : refuse('pool.name-taken', { facts: { name: input.name } })
      }),

    beginSupervision: (actor, poolId, input, key) =>
      door.write(
        { actor, does: 'pool.begin-supervision', needs: 'pool.manage', once: { key, input: { poolId, ...input } } },
        async (writing) => {
          const pool = await supervising(writing, poolId)
          if (!pool.ok) return pool
          const begun = { ...input, id: newId(), poolId, setBy: actor.organisationId, at: writing.now }
          if (await store.beginSupervision(writing.tx, begun)) return recorded(writing, poolId, pool.value, input.reason)
          const later = pool.value.supervision.find(({ until }) => until === null || until > input.from)
          return refuse('supervision.overlaps', { facts: { name: pool.value.name, from: later?.from ?? input.from } })
        },
      ),

    endSupervision: (actor, poolId, input, key) =>
      door.write(
        { actor, does: 'pool.end-supervision', needs: 'pool.manage', once: { key, input: { poolId, ...input } } },
        async (writing) => {
          const pool = await supervising(writing, poolId)
          if (!pool.ok) return pool
          if (await store.endSupervision(writing.tx, poolId, input.on)) return recorded(writing, poolId, pool.value, input.reason)
          return refuse('supervision.not-running', { facts: { name: pool.value.name } })
        },
      ),

    listOffers(actor, on = today(clock)) {
      const { all, providerId, jurisdictionId } = actor.sight
      return store.listOffers(db, jurisdictionId, all ? null : providerId, on)
    },
    poolsOf: (ids) => store.poolsById(db, ids),
    supervisionOf: (poolIds, from, until) => store.supervisedPeriods(db, poolIds, from, until),
  }
}
