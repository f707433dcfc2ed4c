import type { OfficeActor } from '../identity/index.ts'
import {
  type Clock,
  type Database,
  type Day,
  type Door,
  dayOf,
  type Fault,
  type Id,
  nameCursor,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
  refused,
  type Tx,
  today,
  type Writing,
} from '../kernel/index.ts'
import type { Facts } from '../regimes/index.ts'
import { createMigration, type Migration } from './migration/service.ts'
import type { Judge, SubjectFacts } from './ports.ts'
import * as store from './store.ts'
import {
  dayFault,
  factsOf,
  faultsOf,
  recordedOf,
  type SeenSystem,
  type System,
  type SystemAttributes,
  type SystemFields,
  type SystemInput,
  seenBy,
  type Unit,
  unsaid,
} from './system.ts'

export interface SystemsNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly judge: Judge
  readonly facts: SubjectFacts
}

export interface SystemQuery {
  readonly search?: string
  readonly organisationId?: Id
  readonly status?: string
  readonly limit: number
  readonly after?: string
}

/** The register of systems. Every write checks `system.register`, then whether the actor may write for that unit. */
export interface Systems extends Migration {
  /** What the actor sees, in the order of names. */
  list(actor: OfficeActor, query: SystemQuery): Promise<Page<SeenSystem>>
  get(actor: OfficeActor, id: Id): Promise<Outcome<SeenSystem>>
  /** Registers a system of `organisationId`, the actor's own organisation unless named. */
  register(actor: OfficeActor, input: SystemInput & { readonly organisationId?: Id }, key: string): Promise<Outcome<SeenSystem>>
  /** Replaces what was filled in; `version` is the one the actor saw. An attribute left out stays as it is. */
  change(actor: OfficeActor, id: Id, version: number | null, input: SystemInput, key: string): Promise<Outcome<SeenSystem>>
  /** The migrated system went over to the cloud on that day: the original is kept from then on. */
  cutOver(actor: OfficeActor, id: Id, version: number | null, on: Day, key: string): Promise<Outcome<SeenSystem>>
  /** The original was switched off on that day. The measure may refuse it as too early. */
  retireOriginal(actor: OfficeActor, id: Id, version: number | null, on: Day, key: string): Promise<Outcome<SeenSystem>>
}

const unseen = () => refuse('request.not-found', { facts: { what: '系统' } })
/** The attributes of a system as it stands. */
const attributesOf = ({
  domestic,
  domesticReason,
  hostedElsewhere,
  hostingProvider,
  hostingEndsOn,
  constructionEndsOn,
}: System): SystemAttributes => ({ domestic, domesticReason, hostedElsewhere, hostingProvider, hostingEndsOn, constructionEndsOn })
const invalid = (faults: readonly Fault[]) => refuse('request.invalid', { faults })

export function createSystems({ db, door, clock, judge, facts }: SystemsNeeds): Systems {
  /** Loads, locks and checks what every edit of a system checks first. */
  const editing = async (
    { tx, actor }: Writing<OfficeActor>,
    id: Id,
    version: number | null,
  ): Promise<Outcome<{ before: System; unit: Unit }>> => {
    if (version === null) return refuse('request.version-missing')
    const before = await store.lockSystem(tx, actor.sight, id)
    if (!before) return unseen()
    const unit = await store.unitActedFor(tx, actor.sight, actor.organisationId, before.organisationId)
    if (!unit) return unseen()
    return before.version === version ? ok({ before, unit }) : refuse('request.changed-meanwhile', { facts: { what: '系统' } })
  }

  /** Reads back what was written and leaves it on record. */
  const recorded = async ({ tx, actor, record }: Writing<OfficeActor>, id: Id, before: System | null): Promise<Outcome<SeenSystem>> => {
    const after = await store.findSystem(tx, { ...actor.sight, all: true }, id)
    if (!after) throw new Error(`system ${id} was written and is not there`)
    await record({
      object: { kind: 'system', id },
      jurisdiction: after.jurisdictionId,
      organisation: after.organisationId,
      before: before && recordedOf(before),
      after: recordedOf(after),
    })
    return ok(seenBy(actor.organisationId, after))
  }

  /** What was just filled in goes before what is on file. */
  const known = async (tx: Tx, unit: Unit, systemId: Id | null, system: SystemFields): Promise<Facts> => {
    const { jurisdictionId, id: organisationId } = unit
    const more = await facts(tx, { jurisdictionId, organisationId, systemId, providerId: null, on: today(clock) })
    return { ...more, ...factsOf(unit, system) }
  }
  const judged = async (tx: Tx, unit: Unit, systemId: Id | null, system: SystemFields) =>
    judge({ jurisdictionId: unit.jurisdictionId, on: today(clock) }, 'system.register', await known(tx, unit, systemId, system))

  return {
    ...createMigration({ db, clock }),

    async list(actor, { limit, after, ...query }) {
      const rows = await store.listSystems(db, actor.sight, { ...query, limit, after: nameCursor(after) })
      const { items, next } = pageOf(rows, limit, ({ name, id }) => [name, id])
      return { items: items.map((system) => seenBy(actor.organisationId, system)), next }
    },

    async get(actor, id) {
      const system = await store.findSystem(db, actor.sight, id)
      return system ? ok(seenBy(actor.organisationId, system)) : unseen()
    },

    register: (actor, said, key) =>
      door.write({ actor, does: 'system.register', needs: 'system.register', once: { key, input: said } }, async (writing) => {
        const input = { ...unsaid, ...said }
        if (input.classified) return refuse('system.classified')
        const faults = faultsOf(input, null)
        if (faults.length > 0) return invalid(faults)
        const { tx, now } = writing
        const unit = await store.unitActedFor(tx, actor.sight, actor.organisationId, input.organisationId ?? actor.organisationId)
        if (!unit) return refuse('request.not-found', { facts: { what: '单位' } })
        const { refusal, findings } = await judged(tx, unit, null, input)
        if (refusal) return refused(refusal)
        const id = newId()
        const free = await store.insertSystem(tx, { ...input, id, unit, findings, at: now })
        return free ? recorded(writing, id, null) : refuse('system.name-taken', { facts: { name: input.name } })
      }),

    change: (actor, id, version, said, key) =>
      door.write(
        { actor, does: 'system.change', needs: 'system.register', once: { key, input: { id, version, ...said } } },
        async (writing) => {
          if (said.classified) return refuse('system.classified')
          const edit = await editing(writing, id, version)
          if (!edit.ok) return edit
          const { before, unit } = edit.value
          // Who is not told the contact does not take it away by leaving it empty.
          const contact = unit.id === actor.organisationId ? said.contact : (said.contact ?? before.contact)
          const input = { ...attributesOf(before), ...said, contact }
          const faults = faultsOf(input, before)
          if (faults.length > 0) return invalid(faults)
          if (await store.nameTaken(writing.tx, unit.id, input.name, id))
            return refuse('system.name-taken', { facts: { name: input.name } })
          const { refusal, findings } = await judged(writing.tx, unit, id, input)
          if (refusal) return refused(refusal)
          await store.updateSystem(writing.tx, id, { ...input, findings, at: writing.now })
          return recorded(writing, id, before)
        },
      ),

    cutOver: (actor, id, version, on, key) =>
      door.write(
        { actor, does: 'system.cut-over', needs: 'system.register', once: { key, input: { id, version, on } } },
        async (writing) => {
          const edit = await editing(writing, id, version)
          if (!edit.ok) return edit
          const { before } = edit.value
          if (before.status !== 'to-migrate') return refuse('system.not-to-migrate', { facts: { name: before.name } })
          const fault = dayFault(on, dayOf(writing.now), null)
          if (fault) return invalid([fault])
          await store.cutOver(writing.tx, id, on, writing.now)
          return recorded(writing, id, before)
        },
      ),

    retireOriginal: (actor, id, version, on, key) =>
      door.write(
        { actor, does: 'system.retire-original', needs: 'system.register', once: { key, input: { id, version, on } } },
        async (writing) => {
          const edit = await editing(writing, id, version)
          if (!edit.ok) return edit
          const { before, unit } = edit.value
          const { name, originalCutOverOn: cutOverOn, originalRetiredOn: retiredOn } = before
          if (cutOverOn === null) return refuse('system.not-cut-over', { facts: { name } })
          if (retiredOn !== null) return refuse('system.original-retired', { facts: { name, on: retiredOn } })
          const fault = dayFault(on, dayOf(writing.now), cutOverOn)
          if (fault) return invalid([fault])
          const told = { ...(await known(writing.tx, unit, id, before)), 'original.cut-over-on': cutOverOn, 'original.retire-on': on }
          const { refusal } = await judge({ jurisdictionId: unit.jurisdictionId, on: today(clock) }, 'original.retire', told)
          if (refusal) return refused(refusal)
          await store.retireOriginal(writing.tx, id, on, writing.now)
          return recorded(writing, id, before)
        },
      ),
  }
}
