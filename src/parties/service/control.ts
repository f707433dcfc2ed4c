import { sql } from 'kysely'
import { type OfficeActor, visible } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, timeCursor } from '../../kernel/index.ts'
import { endedOn, type Period, periodOf } from '../rules/period.ts'
import { notFound, reaches } from '../rules/reach.ts'
import { anyIsParty, type Control, controlChain, endControl, insertControl, listControls, lockControl } from '../store/control.ts'
import { findOrganisation, lockOrganisation } from '../store/organisations.ts'
import { partiesOn } from './bindings.ts'
import { onceOf, type PartiesNeeds, type WriteOptions } from './needs.ts'

export interface ControlDraft extends Period {
  readonly holderId: Id
  readonly heldId: Id
  readonly share: string | null
}

/** Who controls whom (控股关系). */
export const createControl = (needs: PartiesNeeds) => ({
  /** Whether an organisation is a provider of the jurisdiction, controls one, or is controlled by one, through any number of hands. */
  async isAffiliatedWithProvider(organisationId: Id, jurisdictionId: Id, on: Day): Promise<boolean> {
    const providers = (await partiesOn(needs, needs.db, jurisdictionId, on)).filter(({ sees }) => sees === 'assigned').map(({ id }) => id)
    return anyIsParty(needs.db, await controlChain(needs.db, organisationId, on), providers, on)
  },

  /** Relations with an organisation the actor sees; all for the operator. */
  async listAffiliations(actor: OfficeActor, query: { limit: number; after?: string | undefined }): Promise<Outcome<Page<Control>>> {
    const jurisdiction = sql.ref('a.jurisdiction_id')
    const side = (column: string) => visible(actor.sight, { jurisdiction, organisation: sql.ref(column) })
    const where = actor.jurisdictionId === null ? sql<boolean>`true` : sql<boolean>`(${side('a.holder_id')} or ${side('a.held_id')})`
    const rows = await listControls(needs.db, { where, after: timeCursor(query.after), limit: query.limit + 1 })
    return ok(pageOf(rows, query.limit, ({ recordedAt, id }) => [recordedAt, id]))
  },

  /** Refuses with `affiliation.self`, `affiliation.recorded`, `history.backwards`. Both must belong to one jurisdiction. */
  addAffiliation: (actor: OfficeActor, draft: ControlDraft, { key }: WriteOptions = {}): Promise<Outcome<Control>> =>
    needs.door.write<Control, OfficeActor>(
      { actor, does: 'affiliation.add', needs: 'organisation.manage', once: onceOf(key, draft) },
      async ({ tx, now, record }) => {
        const { holderId, heldId } = draft
        const period = periodOf(draft.from, draft.lastDay)
        if (!period.ok) return period
        if (holderId === heldId) return refuse('affiliation.self')
        const holder = await lockOrganisation(tx, holderId)
        const held = await findOrganisation(tx, heldId)
        const jurisdictionId = holder?.jurisdictionId ?? null
        if (!holder || jurisdictionId === null || held?.jurisdictionId !== jurisdictionId || !reaches(actor, jurisdictionId))
          return notFound('单位')
        const names = { holderName: holder.name, heldName: held.name }
        const control = { ...draft, ...names, id: newId(), jurisdictionId, recordedAt: now }
        if (!(await insertControl(tx, control))) return refuse('affiliation.recorded')
        await record({ ...about(control), after: draft })
        return ok(control)
      },
    ),

  /** Ends a relation with its last day. */
  endAffiliation: (actor: OfficeActor, id: Id, lastDay: Day, { key }: WriteOptions = {}): Promise<Outcome<Control>> =>
    needs.door.write<Control, OfficeActor>(
      { actor, does: 'affiliation.end', needs: 'organisation.manage', once: onceOf(key, { id, lastDay }) },
      async ({ tx, record }) => {
        const before = await lockControl(tx, id)
        if (!before || !reaches(actor, before.jurisdictionId)) return notFound('控股关系')
        const period = endedOn(before, lastDay)
        if (!period.ok) return period
        await endControl(tx, id, lastDay)
        await record({ ...about(before), before: { lastDay: before.lastDay }, after: { lastDay } })
        return ok({ ...before, lastDay })
      },
    ),
})

const about = ({ id, jurisdictionId, heldId }: Control) => ({
  object: { kind: 'affiliation', id },
  jurisdiction: jurisdictionId,
  organisation: heldId,
})
