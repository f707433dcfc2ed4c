import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, nameCursor, type Outcome, ok, type Page, pageOf, refuse, timeCursor } from '../../kernel/index.ts'
import type { MeteringNeeds } from '../needs.ts'
import { type MeteredResource, type Quantity, type QuantityInput, type QuantityState, stateNames } from '../quantity.ts'
import { type HeldQuantity, holdQuantities, listQuantities, quantityById, supersede } from '../store/quantities.ts'
import { listMetered, reachedOf } from '../store/resources.ts'
import { decide } from './deciding.ts'
import { assessReport, faultsRefused, writeReport } from './reporting.ts'

export interface QuantityQuery {
  readonly state?: QuantityState
  readonly resourceId?: Id
  readonly systemId?: Id
  readonly organisationId?: Id
  readonly providerId?: Id
  readonly from?: Day
  readonly to?: Day
  readonly all?: boolean
  readonly limit: number
  readonly after?: string
}

export interface Quantities {
  /** Records that the actor sees, the newest report first; superseded ones only with `all`. */
  quantities(actor: OfficeActor, query: QuantityQuery): Promise<Page<Quantity>>
  /** The resources whose quantities the actor reports. */
  meteredResources(
    actor: OfficeActor,
    query: { readonly search?: string; readonly limit: number; readonly after?: string },
  ): Promise<Page<MeteredResource>>
  /** A provider reports of its own resources; whoever sees the whole jurisdiction of anybody's. */
  reportQuantity(actor: OfficeActor, input: QuantityInput, key: string): Promise<Outcome<Quantity>>
  /** A new record in the place of one that stands; a confirmed one counts until the correction is confirmed. */
  correctQuantity(
    actor: OfficeActor,
    id: Id,
    input: Omit<QuantityInput, 'resourceId'> & { readonly reason: string },
    key: string,
  ): Promise<Outcome<Quantity>>
  /** The unit confirms what was reported of its resources, all of these records or none; answers with how many. */
  confirmQuantities(actor: OfficeActor, ids: readonly Id[], key: string): Promise<Outcome<{ readonly confirmed: number }>>
  /** The unit objects: the record never counts. */
  objectToQuantity(actor: OfficeActor, id: Id, opinion: string, key: string): Promise<Outcome<Quantity>>
}

const missing = () => refuse('request.not-found', { facts: { what: '计量数量' } })

export function createQuantities({ db, door, cycleBegins }: MeteringNeeds): Quantities {
  return {
    async quantities({ sight }, { limit, after, ...query }) {
      const rows = await listQuantities(db, sight, { ...query, limit, after: timeCursor(after) })
      return pageOf(rows, limit, ({ reportedAt, id }) => [reportedAt, id])
    },

    async meteredResources({ sight }, { limit, after, ...query }) {
      const rows = await listMetered(db, sight, { ...query, limit, after: nameCursor(after) })
      return pageOf(rows, limit, ({ itemName, id }) => [itemName, id])
    },

    reportQuantity: (actor, input, key) =>
      door.write({ actor, does: 'metering.report', needs: 'metering.report', once: { key, input } }, async (writing) => {
        const assessed = await assessReport(cycleBegins, writing.tx, actor, { rows: [input] }, { now: writing.now, lock: true })
        if (!assessed.ok) return assessed
        if (assessed.value.faults.length > 0) return faultsRefused(assessed.value.faults)
        const written = await writeReport(writing, assessed.value, null)
        return written.ok ? onRecord(writing, written.value[0]?.id ?? '', null) : written
      }),

    correctQuantity: (actor, id, { reason, ...input }, key) =>
      door.write(
        { actor, does: 'metering.correct', needs: 'metering.report', once: { key, input: { id, reason, ...input } } },
        async (writing) => {
          const [before] = await holdQuantities(writing.tx, [id], reachedOf(actor.sight, 'q'))
          if (!before) return missing()
          const closed = correctable(before)
          if (closed) return refuse('metering.not-correctable', { facts: closed })
          const rows = [{ ...input, resourceId: before.resourceId }]
          const now = { now: writing.now, lock: true }
          const assessed = await assessReport(cycleBegins, writing.tx, actor, { rows, corrects: before.chain }, now)
          if (!assessed.ok) return assessed
          if (assessed.value.faults.length > 0) return faultsRefused(assessed.value.faults)
          // What nobody confirmed never counted: the correction takes its place at once.
          if (before.state === 'reported') await supersede(writing.tx, before.id, writing.now)
          const written = await writeReport(writing, assessed.value, { id: before.id, chain: before.chain, reason })
          return written.ok ? onRecord(writing, written.value[0]?.id ?? '', before) : written
        },
      ),

    confirmQuantities: (actor, ids, key) =>
      door.write({ actor, does: 'metering.confirm', needs: 'metering.confirm', once: { key, input: ids } }, async (writing) => {
        const decided = await decide(writing, ids, { state: 'confirmed', opinion: null })
        return decided.ok ? ok({ confirmed: decided.value }) : decided
      }),

    objectToQuantity: (actor, id, opinion, key) =>
      door.write({ actor, does: 'metering.object', needs: 'metering.confirm', once: { key, input: { id, opinion } } }, async (writing) => {
        const decided = await decide(writing, [id], { state: 'objected', opinion })
        return decided.ok ? ok(await quantityById(writing.tx, actor.sight, id)) : decided
      }),
  }
}

/** Why a record can't be corrected, and what would be right; null when it can. */
function correctable({ state, superseded, correcting }: HeldQuantity): { readonly state: string; readonly remedy: string } | null {
  if (superseded) return { state: '已被更正', remedy: '更正其后的记录' }
  if (state === 'objected') return { state: stateNames.objected, remedy: '另行上报' }
  return correcting ? { state: '已有待确认的更正', remedy: '更正待确认的那一条' } : null
}

async function onRecord(writing: Parameters<typeof writeReport>[0], id: Id, before: HeldQuantity | null): Promise<Outcome<Quantity>> {
  const { tx, actor, record } = writing
  const after = await quantityById(tx, actor.sight, id)
  await record({
    object: { kind: 'metered-quantity', id },
    jurisdiction: actor.jurisdictionId,
    organisation: after.organisationId,
    ...(before ? { before } : {}),
    after,
  })
  return ok(after)
}
