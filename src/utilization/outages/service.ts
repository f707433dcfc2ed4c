import type { OfficeActor } from '../../identity/index.ts'
import {
  type Day,
  type Id,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  plusDays,
  type Reader,
  refuse,
  startOf,
  timeCursor,
  type Writing,
} from '../../kernel/index.ts'
import type { UtilizationNeeds } from '../ports.ts'
import { type Availability, availability } from './availability.ts'
import { type Outage, type OutageInput, outageFaults } from './outage.ts'
import * as store from './store.ts'

export interface OutageQuery {
  readonly providerId?: Id
  readonly poolId?: Id
  readonly from?: Day
  readonly to?: Day
  readonly all?: boolean
  readonly limit: number
  readonly after?: string
}

export interface Outages {
  /** A provider reports its own; whoever sees the whole jurisdiction anybody's. */
  reportOutage(actor: OfficeActor, input: OutageInput, key: string): Promise<Outcome<Outage>>
  /** Supersedes an outage; the old one is kept. A provider corrects only what it reported itself. */
  correctOutage(
    actor: OfficeActor,
    id: Id,
    input: Omit<OutageInput, 'providerId'> & { readonly correction: string },
    key: string,
  ): Promise<Outcome<Outage>>
  outages(actor: OfficeActor, query: OutageQuery): Promise<Page<Outage>>
  /** Of a provider, or of one of its pools, from the first to the last day named. */
  availability(
    actor: OfficeActor,
    providerId: Id,
    period: { readonly from: Day; readonly to: Day; readonly poolId?: Id },
  ): Promise<Outcome<Availability>>
}

const unseen = (what: string) => refuse('request.not-found', { facts: { what } })

/** A provider's availability from a day until before another, in percent; null where nothing can be said. */
export async function availabilityOf(reader: Reader, providerId: Id, from: Day, until: Day): Promise<string | null> {
  return (await measured(reader, providerId, from, until, null)).percent
}

async function measured(reader: Reader, providerId: Id, from: Day, until: Day, poolId: Id | null): Promise<Availability> {
  const [opens, closes] = [startOf(from), startOf(until)]
  const found = await store.interruptions(reader, providerId, opens, closes)
  return availability({ from: Date.parse(opens), to: Date.parse(closes) }, found, poolId)
}

export function createOutages({ db, door }: Pick<UtilizationNeeds, 'db' | 'door'>): Outages {
  const write = async (
    { tx, actor, now, record }: Writing<OfficeActor>,
    input: OutageInput,
    before: Outage | null,
    correction: string | null,
  ): Promise<Outcome<Outage>> => {
    const jurisdictionId = actor.jurisdictionId as Id
    if (!(await store.isProvider(tx, jurisdictionId, input))) return unseen(input.poolId === null ? '云服务商' : '资源池')
    if (!(await store.areCustomers(tx, input.providerId, input.systemIds))) return unseen('受影响的系统')
    const faults = outageFaults(input, now, before)
    if (faults.length > 0) return refuse('request.invalid', { faults })
    // Nobody excuses himself from a fault that somebody else found.
    const told = input.kind === 'fault' || actor.sight.all ? null : await store.faultByOthers(tx, input, actor.organisationId)
    if (told) return refuse('outage.fault-on-file', { facts: { organisation: told.by, on: told.on } })
    const id = newId()
    const by = { by: actor.organisationId, person: actor.personName, at: now }
    await store.insertOutage(tx, { ...input, ...by, id, jurisdictionId, supersedes: before?.id ?? null, correction })
    const after = await store.findOutage(tx, { ...actor.sight, all: true }, id, { lock: false })
    if (!after) throw new Error(`outage ${id} was written and is not there`)
    await record({ object: { kind: 'outage', id }, jurisdiction: jurisdictionId, organisation: input.providerId, before, after })
    return ok(after)
  }

  return {
    reportOutage: (actor, input, key) =>
      door.write({ actor, does: 'outage.report', needs: 'outage.report', once: { key, input } }, async (writing) =>
        actor.sight.all || actor.organisationId === input.providerId ? write(writing, input, null, null) : unseen('云服务商'),
      ),

    correctOutage: (actor, id, { correction, ...input }, key) =>
      door.write(
        { actor, does: 'outage.correct', needs: 'outage.report', once: { key, input: { id, correction, ...input } } },
        async (writing) => {
          const before = await store.findOutage(writing.tx, actor.sight, id, { lock: true })
          if (!before || !(actor.sight.all || before.reportedBy === actor.organisationId)) return unseen('服务中断记录')
          if (before.supersededAt !== null) return refuse('request.changed-meanwhile', { facts: { what: '服务中断记录' } })
          return write(writing, { ...input, providerId: before.providerId }, before, correction)
        },
      ),

    async outages({ sight }, { limit, after, ...query }) {
      const rows = await store.listOutages(db, sight, { ...query, limit, after: timeCursor(after) })
      return pageOf(rows, limit, ({ reportedAt, id }) => [reportedAt, id])
    },

    async availability(actor, providerId, { from, to, poolId }) {
      if (to < from) return refuse('request.invalid', { faults: [{ path: '/to', message: `截止日不能早于起始日（${from}）` }] })
      if (!(await store.seesProvider(db, actor.sight, providerId))) return unseen('云服务商')
      return ok(await measured(db, providerId, from, plusDays(to, 1), poolId ?? null))
    },
  }
}
