import type { OfficeActor } from '../../identity/index.ts'
import {
  dayOf,
  type FileAnswer,
  type Id,
  type Instant,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
  timeCursor,
  type Writing,
} from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { RightsNeeds } from '../ports.ts'
import { insertEvent, type NamedPerson, organisationName, peopleOf, type RightsEvent, systemsOf } from '../store.ts'
import { readUpload, type SentFile } from '../upload.ts'
import { type Authorization, type AuthorizationInput, periodFaults, stateOf } from './authorization.ts'
import * as store from './store.ts'

export interface Authorizations {
  /** The actor's own unit authorizes named people of another organisation. The written form is attached. */
  give(actor: OfficeActor, input: AuthorizationInput & { readonly form: SentFile }, key: string): Promise<Outcome<Authorization>>
  /** The unit names other people instead. */
  rename(actor: OfficeActor, id: Id, persons: readonly Id[], key: string): Promise<Outcome<Authorization>>
  /** Frozen and unfrozen by whoever governs authorizations; the unit is told why. */
  freeze(actor: OfficeActor, id: Id, reason: string, key: string): Promise<Outcome<Authorization>>
  unfreeze(actor: OfficeActor, id: Id, reason: string, key: string): Promise<Outcome<Authorization>>
  /** At any time by the unit; by whoever governs, with a reason. */
  revoke(actor: OfficeActor, id: Id, reason: string | null, key: string): Promise<Outcome<Authorization>>
  /** What was given by, received by, or is governed by the actor's organisation. */
  list(actor: OfficeActor, query: { which?: store.Direction; limit: number; after?: string }): Promise<Page<Authorization>>
  get(actor: OfficeActor, id: Id): Promise<Outcome<Authorization>>
  /** The written form. */
  form(actor: OfficeActor, id: Id): Promise<Outcome<FileAnswer>>
  /** People of an organisation who can be named, to whoever names people. */
  candidates(actor: OfficeActor, organisationId: Id): Promise<Outcome<NamedPerson[]>>
}

const unknown = (what = '该授权') => refuse('request.not-found', { facts: { what } })
const denied = (word: string) => refuse('permission.denied', { facts: { permission: permissionName(word) } })

export function createAuthorizations({ db, door, citationOf }: RightsNeeds): Authorizations {
  /** Puts what happened before the unit and on record. Only ids and counts: names and papers are not for the record's other readers. */
  const happened = async (
    { tx, actor, now, record }: Writing<OfficeActor>,
    id: Id,
    { kind, reason = null, names = [] }: Pick<RightsEvent, 'kind' | 'reason' | 'names'>,
  ): Promise<Outcome<Authorization>> => {
    const after = await store.findAuthorization(tx, actor, id)
    if (!after) throw new Error(`authorization ${id} was written and is not there`)
    await insertEvent(tx, actor, { id: newId(), unitId: after.unitId, kind, authorizationId: id, reason, names, at: now })
    const { organisationId, kinds, allSystems, systems, from, to, purpose } = after
    await record({
      object: { kind: 'authorization', id },
      jurisdiction: actor.jurisdictionId,
      organisation: after.unitId,
      citation: actor.jurisdictionId === null ? null : await citationOf(actor.jurisdictionId, dayOf(now)),
      after: {
        state: stateOf(after, now),
        organisationId,
        persons: after.persons.map((person) => person.id),
        systems: allSystems ? 'all' : systems.map((system) => system.id),
        kinds,
        from,
        to,
        purpose,
        reason,
      },
    })
    return ok(after)
  }

  /** What may still be changed: not revoked, not over. */
  const running = async ({ tx, actor, now }: Writing<OfficeActor>, id: Id): Promise<Outcome<Authorization>> => {
    const found = await store.lockAuthorization(tx, actor, id)
    if (!found) return unknown()
    return isOver(found, now) ? refuse('authorization.ended') : ok(found)
  }

  const change = (
    actor: OfficeActor,
    act: { readonly does: string; readonly needs: string; readonly key: string; readonly input: object },
    id: Id,
    work: (writing: Writing<OfficeActor>, found: Authorization) => Promise<Outcome<Authorization>>,
  ) =>
    door.write({ actor, does: act.does, needs: act.needs, once: { key: act.key, input: { id, ...act.input } } }, async (writing) => {
      const found = await running(writing, id)
      return found.ok ? work(writing, found.value) : found
    })

  return {
    give: (actor, input, key) =>
      door.write({ actor, does: 'authorization.give', needs: 'authorization.give', once: { key, input } }, async (writing) => {
        const { tx, now } = writing
        const persons = await receivers(writing, input)
        if (!persons.ok) return persons
        const form = readUpload(input.form)
        if (!form.ok) return form
        const id = newId()
        await store.insertAuthorization(tx, actor, { ...input, id, form: form.value, at: now })
        return happened(writing, id, { kind: 'given', reason: input.purpose, names: persons.value.map(({ name }) => name) })
      }),

    rename: (actor, id, persons, key) =>
      change(actor, { does: 'authorization.rename', needs: 'authorization.give', key, input: { persons } }, id, async (writing, found) => {
        if (found.unitId !== actor.organisationId) return unknown()
        const people = await peopleOf(writing.tx, found.organisationId, persons)
        if (people.length !== persons.length) return strangers(persons, people)
        await store.rename(writing.tx, id, people)
        return happened(writing, id, { kind: 'renamed', names: people.map(({ name }) => name) })
      }),

    freeze: (actor, id, reason, key) =>
      change(actor, { does: 'authorization.freeze', needs: 'authorization.govern', key, input: { reason } }, id, async (writing, found) => {
        if (found.frozenAt !== null) return refuse('authorization.frozen')
        await store.setFrozen(writing.tx, id, writing.now)
        return happened(writing, id, { kind: 'frozen', reason })
      }),

    unfreeze: (actor, id, reason, key) =>
      change(
        actor,
        { does: 'authorization.unfreeze', needs: 'authorization.govern', key, input: { reason } },
        id,
        async (writing, found) => {
          if (found.frozenAt === null) return refuse('authorization.not-frozen')
          await store.setFrozen(writing.tx, id, null)
          return happened(writing, id, { kind: 'unfrozen', reason })
        },
      ),

    revoke: (actor, id, reason, key) =>
      change(actor, { does: 'authorization.revoke', needs: 'authorization.read', key, input: { reason } }, id, async (writing, found) => {
        const own = found.unitId === actor.organisationId
        const word = own ? 'authorization.give' : 'authorization.govern'
        if (!actor.permissions.has(word)) return denied(word)
        if (!own && reason === null) {
          return refuse('request.invalid', { faults: [{ path: '/reason', message: '收回其他单位的授权，请写明理由' }] })
        }
        await store.setRevoked(writing.tx, id, writing.now)
        return happened(writing, id, { kind: 'revoked', reason })
      }),

    async list(actor, { which, limit, after }) {
      const rows = await store.listAuthorizations(db, actor, { which: which ?? null, limit, after: timeCursor(after) })
      return pageOf(rows, limit, ({ givenAt, id }) => [givenAt, id])
    },

    async get(actor, id) {
      const found = await store.findAuthorization(db, actor, id)
      return found ? ok(found) : unknown()
    },

    async form(actor, id) {
      const form = await store.formOf(db, actor, id)
      return form ? ok(form) : unknown()
    },

    async candidates(actor, organisationId) {
      if (!actor.permissions.has('authorization.give') && !actor.permissions.has('authorization.govern'))
        return denied('authorization.give')
      const name = await organisationName(db, actor.jurisdictionId, organisationId)
      return name === null ? unknown('单位') : ok(await peopleOf(db, organisationId))
    },
  }
}

/** The people named, where all fits together: another organisation of the jurisdiction, people of it, systems of one's own, a period. */
async function receivers({ tx, actor, now }: Writing<OfficeActor>, input: AuthorizationInput): Promise<Outcome<NamedPerson[]>> {
  if ((await organisationName(tx, actor.jurisdictionId, input.organisationId)) === null) return unknown('单位')
  if (input.organisationId === actor.organisationId) {
    return refuse('request.invalid', { faults: [{ path: '/organisationId', message: '本单位查阅自己的资料不需要授权' }] })
  }
  const faults = periodFaults(input, dayOf(now))
  if (faults.length > 0) return refuse('request.invalid', { faults })
  const own = await systemsOf(tx, actor.organisationId, input.systemIds ?? [])
  if (own.length !== (input.systemIds ?? []).length) return unknown('系统')
  const people = await peopleOf(tx, input.organisationId, input.persons)
  return people.length === input.persons.length ? ok(people) : strangers(input.persons, people)
}

/** Who is not of that organisation, or can no longer sign in. */
function strangers(said: readonly Id[], known: readonly NamedPerson[]): Outcome<never> {
  const at = said.flatMap((id, index) => (known.some((person) => person.id === id) ? [] : [index]))
  const faults = at.map((index) => ({ path: `/persons/${index}`, message: '该单位没有这名人员，或者其账号已停用' }))
  return refuse('request.invalid', { faults })
}

const isOver = (found: Authorization, now: Instant): boolean => ['revoked', 'expired'].includes(stateOf(found, now))
