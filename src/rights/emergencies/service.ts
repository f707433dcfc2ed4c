import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, timeCursor, type Writing } from '../../kernel/index.ts'
import type { PaperKind } from '../paper.ts'
import type { RightsNeeds } from '../ports.ts'
import { insertEvent, knownSystem, paperPlace, type RightsEvent } from '../store.ts'
import { emergencyState } from './emergency.ts'
import * as store from './store.ts'

/** One paper, or all of a kind that a system has. */
export interface EmergencyInput {
  readonly paperId?: Id | undefined
  readonly systemId?: Id | undefined
  readonly kind?: PaperKind | undefined
  readonly reason: string
  readonly hours: number
}

export interface Emergencies {
  /** One person asks; the unit sees it at once. */
  ask(actor: OfficeActor, input: EmergencyInput, key: string): Promise<Outcome<store.EmergencyLook>>
  /** A second person of the same organisation agrees; from then on the first may look. */
  second(actor: OfficeActor, id: Id, key: string): Promise<Outcome<store.EmergencyLook>>
  /** Those the actor's organisation asked for, and those about its papers. */
  list(actor: OfficeActor, query: { limit: number; after?: string }): Promise<Page<store.EmergencyLook>>
}

interface Target {
  readonly systemId: Id
  readonly kind: PaperKind
  readonly paperId: Id | null
}

export function createEmergencies({ db, door, citationOf }: RightsNeeds): Emergencies {
  const happened = async ({ tx, actor, now, record }: Writing<OfficeActor>, id: Id, kind: RightsEvent['kind']) => {
    const after = await store.findEmergency(tx, actor, id)
    if (!after) throw new Error(`emergency look ${id} was written and is not there`)
    await insertEvent(tx, actor, { id: newId(), unitId: after.unitId, kind, emergencyId: id, reason: after.reason, at: now })
    await record({
      object: { kind: 'emergency-look', id },
      jurisdiction: actor.jurisdictionId,
      organisation: after.unitId,
      citation: actor.jurisdictionId === null ? null : await citationOf(actor.jurisdictionId, dayOf(now)),
      after: { systemId: after.systemId, kind: after.kind, reason: after.reason, hours: after.hours, endsAt: after.endsAt },
    })
    return ok(after)
  }

  const needs = 'authorization.emergency'
  return {
    ask: (actor, input, key) =>
      door.write({ actor, does: 'emergency-look.ask', needs, once: { key, input } }, async (writing) => {
        const target = await targetOf(writing, input)
        if (!target.ok) return target
        const id = newId()
        const { reason, hours } = input
        await store.insertEmergency(writing.tx, actor, { ...target.value, id, reason, hours, at: writing.now })
        return happened(writing, id, 'asked')
      }),

    second: (actor, id, key) =>
      door.write({ actor, does: 'emergency-look.second', needs, once: { key, input: { id } } }, async (writing) => {
        const found = await store.lockAsked(writing.tx, actor, id)
        if (!found) return refuse('request.not-found', { facts: { what: '该紧急查阅' } })
        if (found.secondedAt !== null) return refuse('emergency.seconded')
        if (found.askedBy === actor.personId) return refuse('emergency.same-person')
        if (emergencyState(found, writing.now) === 'lapsed') return refuse('emergency.lapsed')
        await store.second(writing.tx, actor, id, writing.now)
        return happened(writing, id, 'seconded')
      }),

    async list(actor, { limit, after }) {
      const rows = await store.listEmergencies(db, actor, limit, timeCursor(after))
      return pageOf(rows, limit, ({ askedAt, id }) => [askedAt, id])
    },
  }
}

/** What is asked for, where the asker knows of the system. */
async function targetOf({ tx, actor }: Writing<OfficeActor>, { paperId, systemId, kind }: EmergencyInput): Promise<Outcome<Target>> {
  const place = paperId === undefined ? null : await paperPlace(tx, actor.jurisdictionId, paperId)
  if (paperId === undefined && (systemId === undefined || kind === undefined)) {
    return refuse('request.invalid', { faults: [{ path: '', message: '请指明要查阅的资料，或者系统和资料种类' }] })
  }
  if (paperId !== undefined && (systemId !== undefined || kind !== undefined)) {
    return refuse('request.invalid', { faults: [{ path: '/paperId', message: '指明了资料的，不再填写系统和种类' }] })
  }
  const target = paperId === undefined ? { systemId, kind, paperId: null } : place && { ...place, paperId }
  const system = target?.systemId && (await knownSystem(tx, actor, target.systemId))
  if (!target?.kind || !system) return refuse('request.not-found', { facts: { what: '该资料' } })
  return ok({ systemId: system.id, kind: target.kind, paperId: target.paperId })
}
