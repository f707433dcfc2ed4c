import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'

/** 党政机关, 公益一类事业单位, 公益二类事业单位, 企业, 其他. */
export const natures = ['government', 'class-one', 'class-two', 'enterprise', 'other'] as const

export interface OrganisationFields {
  readonly name: string
  readonly parentId: Id | null
  readonly area: string | null
  readonly budget: 'level' | 'outside-level'
  readonly nature: (typeof natures)[number]
  readonly creditCode: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
}

export interface PartyHeld {
  readonly party: string
  readonly from: Day
  readonly lastDay: Day | null
}

export interface Organisation extends OrganisationFields {
  readonly id: Id
  readonly jurisdictionId: Id | null
  readonly version: number
  /** Whether its money is the level's budget, as a history; the first has no beginning. */
  readonly budgets: BudgetHeld[]
  /** Its parties as a history. */
  readonly parties: PartyHeld[]
}

export interface BudgetHeld {
  readonly budget: OrganisationFields['budget']
  readonly from: Day | null
  readonly lastDay: Day | null
}

const selectOrganisation = sql`
  select o.id, o.jurisdiction_id as "jurisdictionId", o.parent_id as "parentId", o.name, o.area, o.budget, o.nature, o.credit_code as "creditCode",
    o.contact_name as "contactName", o.contact_phone as "contactPhone", o.version,
    (select coalesce(json_agg(json_build_object('budget', b.budget, 'from', lower(b.during), 'lastDay', upper(b.during) - 1) order by b.during), '[]')
      from organisation_budget b where b.organisation_id = o.id) as budgets, coalesce((
      select json_agg(json_build_object('party', p.party, 'from', lower(p.during), 'lastDay', upper(p.during) - 1) order by p.party, p.during)
      from organisation_party p where p.organisation_id = o.id), '[]') as parties
  from organisation o`

export async function findOrganisation(db: Reader, id: Id): Promise<Organisation | null> {
  const { rows } = await sql<Organisation>`${selectOrganisation} where o.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The organisation, locked until the transaction ends. */
export async function lockOrganisation(tx: Tx, id: Id): Promise<Organisation | null> {
  await sql`select from organisation where id = ${id} for no key update`.execute(tx)
  return findOrganisation(tx, id)
}

export interface OrganisationPage {
  /** A condition on `o`, the organisation. */
  readonly where: RawBuilder<SqlBool>
  readonly search: string | null
  readonly after: readonly [string, Id] | null
  readonly limit: number
}

/** Organisations by name. */
export async function listOrganisations(db: Reader, { where, search, after, limit }: OrganisationPage): Promise<Organisation[]> {
  const [name = '', id = '00000000-0000-0000-0000-000000000000'] = after ?? []
  const { rows } = await sql<Organisation>`${selectOrganisation}
    where ${where} and (${search}::text is null or position(${search ?? ''}::text in o.name) > 0) and (o.name, o.id) > (${name}, ${id}::uuid)
    order by o.name, o.id limit ${limit}`.execute(db)
  return rows
}

/** Condition on `o`: the organisation is one of these parties on the day. */
export const isParty = (parties: readonly string[], on: Day): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from organisation_party q where q.organisation_id = o.id and q.party = any(${parties}) and q.during @> ${on}::date)`

/** False when the jurisdiction has an organisation of that name or credit code. */
export async function insertOrganisation(tx: Tx, of: OrganisationFields & { id: Id; jurisdictionId: Id; at: Instant }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into organisation (id, jurisdiction_id, parent_id, name, area, budget, nature, credit_code, contact_name, contact_phone, created_at)
    values (${of.id}, ${of.jurisdictionId}, ${of.parentId}, ${of.name}, ${of.area}, ${of.budget}, ${of.nature}, ${of.creditCode},
      ${of.contactName}, ${of.contactPhone}, ${of.at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** False when the jurisdiction has another organisation of that name or credit code. */
export async function updateOrganisation(tx: Tx, id: Id, to: OrganisationFields): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update organisation o set parent_id = ${to.parentId}, name = ${to.name}, area = ${to.area}, budget = ${to.budget},
      nature = ${to.nature}, credit_code = ${to.creditCode}, contact_name = ${to.contactName}, contact_phone = ${to.contactPhone}, version = version + 1
    where id = ${id} and not exists (select from organisation x where x.jurisdiction_id is not distinct from o.jurisdiction_id and x.id <> o.id
      and (x.name = ${to.name} or x.credit_code = ${to.creditCode}))`.execute(tx)
  return numAffectedRows === 1n
}

/** From a day on another budget is its; what held until then ends the day before. */
export async function beginBudget(tx: Tx, id: Id, budget: OrganisationFields['budget'], from: Day): Promise<void> {
  await sql`update organisation_budget set during = daterange(lower(during), ${from}::date) where organisation_id = ${id} and upper_inf(during)`.execute(
    tx,
  )
  await sql`insert into organisation_budget values (${id}, ${budget}, daterange(${from}::date, null))`.execute(tx)
}

/** Whether `id` is the organisation itself or below it. */
export async function isWithin(db: Reader, id: Id, organisationId: Id): Promise<boolean> {
  const { rows } = await sql<{ within: boolean }>`
    with recursive above as (
      select id, parent_id from organisation where id = ${id}
      union
      select o.id, o.parent_id from organisation o join above on o.id = above.parent_id
    ) select exists (select from above where id = ${organisationId}) as within`.execute(db)
  return rows[0]?.within === true
}

/** One change of the hierarchy of a jurisdiction at a time, so that two can't make a circle together. */
export async function lockHierarchy(tx: Tx, jurisdictionId: Id): Promise<void> {
  await sql`select from jurisdiction where id = ${jurisdictionId} for no key update`.execute(tx)
}
