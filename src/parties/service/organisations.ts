import { sql } from 'kysely'
import { type OfficeActor, visible } from '../../identity/index.ts'
import {
  type Day,
  dayOf,
  type Id,
  nameCursor,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
  type Tx,
  today,
} from '../../kernel/index.ts'
import { isCreditCode } from '../rules/credit-code.ts'
import { jurisdictionFor, notFound, reaches } from '../rules/reach.ts'
import {
  findOrganisation,
  insertOrganisation,
  isParty,
  isWithin,
  listOrganisations,
  lockHierarchy,
  lockOrganisation,
  type Organisation,
  type OrganisationFields,
  updateOrganisation,
} from '../store/organisations.ts'
import { partiesOn } from './bindings.ts'
import { moveBudget } from './budgets.ts'
import { onceOf, type PartiesNeeds, type WriteOptions } from './needs.ts'

export interface OrganisationDraft extends OrganisationFields {
  /** Needed from the operator, who has no jurisdiction of his own. */
  readonly jurisdictionId: Id | null
}

export type OrganisationChange = { readonly [Name in keyof OrganisationFields]?: OrganisationFields[Name] | undefined } & {
  /** From which day the budget is another; today unless said. */
  readonly budgetFrom?: Day | undefined
}

export interface OrganisationQuery {
  readonly jurisdictionId?: Id | undefined
  readonly search?: string | undefined
  readonly party?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

export const createOrganisations = (needs: PartiesNeeds) => ({
  listOrganisations: (actor: OfficeActor, query: OrganisationQuery) => list(needs, actor, query),
  createOrganisation: (actor: OfficeActor, draft: OrganisationDraft, options: WriteOptions = {}) => create(needs, actor, draft, options),
  changeOrganisation: (actor: OfficeActor, id: Id, change: OrganisationChange, options: WriteOptions = {}) =>
    changeOrganisation(needs, actor, { id, change, ...options }),
})

/**
 * Organisations by name: for the operator all; for others those they see, and the bodies everybody of the jurisdiction
 * deals with: whoever serves it as a provider or sees all of it (主管部门 and the like).
 */
async function list(needs: PartiesNeeds, actor: OfficeActor, query: OrganisationQuery): Promise<Outcome<Page<Organisation>>> {
  const on = today(needs.clock)
  const ofJurisdiction = sql`(${query.jurisdictionId ?? null}::uuid is null or o.jurisdiction_id = ${query.jurisdictionId ?? null}::uuid)`
  const ofParty = query.party === undefined ? sql`true` : isParty([query.party], on)
  const rows = await listOrganisations(needs.db, {
    where: sql`(${ofJurisdiction} and ${ofParty} and ${await seen(needs, actor)})`,
    search: query.search ?? null,
    after: nameCursor(query.after),
    limit: query.limit + 1,
  })
  return ok(pageOf(rows, query.limit, ({ name, id }) => [name, id]))
}

async function seen(needs: PartiesNeeds, { jurisdictionId, sight }: OfficeActor) {
  if (jurisdictionId === null) return sql`true`
  const on = today(needs.clock)
  const serving = (await partiesOn(needs, needs.db, jurisdictionId, on)).filter(
    ({ sees }) => sees === 'assigned' || sees === 'jurisdiction',
  )
  const everybodys = isParty(
    serving.map(({ id }) => id),
    on,
  )
  const own = visible(sight, { jurisdiction: sql.ref('o.jurisdiction_id'), organisation: sql.ref('o.id') })
  return sql`(${own} or (o.jurisdiction_id = ${jurisdictionId} and ${everybodys}))`
}

/** Refuses with `organisation.credit-code`, `organisation.parent` or `organisation.name-taken`. */
function create(needs: PartiesNeeds, actor: OfficeActor, draft: OrganisationDraft, { key }: WriteOptions): Promise<Outcome<Organisation>> {
  const act = { actor, does: 'organisation.create', needs: 'organisation.manage', once: onceOf(key, draft) }
  return needs.door.write<Organisation, OfficeActor>(act, async ({ tx, now, record }) => {
    const jurisdiction = jurisdictionFor(actor, draft.jurisdictionId)
    if (!jurisdiction.ok) return jurisdiction
    const organisation = { ...fieldsOf(draft), id: newId(), jurisdictionId: jurisdiction.value }
    if (!reaches(actor, organisation.jurisdictionId)) return notFound('适用区域')
    const fit = await fits(tx, organisation)
    if (!fit.ok) return fit
    if (!(await insertOrganisation(tx, { ...organisation, at: now }))) return refuse('organisation.name-taken')
    await record({ ...about(organisation), after: fieldsOf(organisation) })
    return ok({ ...organisation, version: 1, budgets: [{ budget: organisation.budget, from: null, lastDay: null }], parties: [] })
  })
}

type Change = WriteOptions & { readonly id: Id; readonly change: OrganisationChange }

/** Refuses as creating does, or with `request.changed-meanwhile`. */
function changeOrganisation(
  needs: PartiesNeeds,
  actor: OfficeActor,
  { id, change, key, ifVersion = null }: Change,
): Promise<Outcome<Organisation>> {
  const act = { actor, does: 'organisation.change', needs: 'organisation.manage', once: onceOf(key, { id, change }) }
  return needs.door.write<Organisation, OfficeActor>(act, async ({ tx, now, record }) => {
    const found = await findOrganisation(tx, id)
    if (found?.jurisdictionId) await lockHierarchy(tx, found.jurisdictionId)
    const before = await lockOrganisation(tx, id)
    if (!before || !reaches(actor, before.jurisdictionId)) return notFound('单位')
    if (ifVersion !== null && ifVersion !== before.version) return refuse('request.changed-meanwhile', { facts: { what: '单位' } })
    const { budgetFrom, ...fields } = change
    const after = { ...before, ...fieldsOf({ ...before, ...said(fields) }), version: before.version + 1 }
    const fit = await fits(tx, after)
    if (!fit.ok) return fit
    const moved = await moveBudget(tx, before, after.budget, { from: budgetFrom, today: dayOf(now) })
    if (!moved.ok) return moved
    if (!(await updateOrganisation(tx, id, after))) return refuse('organisation.name-taken')
    await record({
      ...about(before),
      before: fieldsOf(before),
      after: { ...fieldsOf(after), ...(moved.value ? { budgetFrom: moved.value } : {}) },
    })
    return ok(moved.value ? ((await findOrganisation(tx, id)) ?? after) : after)
  })
}

async function fits(tx: Tx, of: OrganisationFields & { id: Id; jurisdictionId: Id | null }): Promise<Outcome<null>> {
  if (of.creditCode !== null && !isCreditCode(of.creditCode)) {
    const faults = [{ path: '/creditCode', message: '应为 18 位且校验码正确' }]
    return refuse('organisation.credit-code', { facts: { code: of.creditCode }, faults })
  }
  if (of.parentId === null) return ok(null)
  const parent = await findOrganisation(tx, of.parentId)
  const sound = parent !== null && parent.jurisdictionId === of.jurisdictionId && !(await isWithin(tx, of.parentId, of.id))
  return sound && of.jurisdictionId !== null ? ok(null) : refuse('organisation.parent')
}

/** The keys a client wrote, without those it left out. */
const said = (change: Omit<OrganisationChange, 'budgetFrom'>): Partial<OrganisationFields> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

/** These fields and nothing else that a client may have sent along. */
const fieldsOf = ({
  name,
  parentId,
  area,
  budget,
  nature,
  creditCode,
  contactName,
  contactPhone,
}: OrganisationFields): OrganisationFields => ({
  name,
  parentId,
  area,
  budget,
  nature,
  creditCode,
  contactName,
  contactPhone,
})

/** What the record says of an act on an organisation. */
export const about = ({ id, jurisdictionId }: { id: Id; jurisdictionId: Id | null }) => ({
  object: { kind: 'organisation', id },
  jurisdiction: jurisdictionId,
  organisation: id,
})
