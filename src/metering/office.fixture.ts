import { sql } from 'kysely'
import { createDoor, type Id, newId } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { createMetering } from './metering.ts'

const at = '2024-01-01T00:00:00Z'

interface ResourceOf {
  readonly unit?: Id
  readonly system?: Id
  readonly provider?: Id
  readonly basis?: string
  readonly name?: string
  readonly chargedFrom?: string | null
  readonly chargedUntil?: string | null
}

/** A unit with a unit below it, a neighbour, the unit's provider, another provider, and the authority. It is 10 March 2025. */
export async function anOffice() {
  const { db, ownerDb } = await testDatabase()
  const clock = fixedClock('2025-03-10T09:00')
  const here = await aJurisdiction(ownerDb)
  const named = (name: string, parent: Id | null = null) => anOrganisation(ownerDb, here, name, parent)
  const [bureau, unit, neighbour] = [await named('数据局'), await named('甲厅'), await named('乙厅')]
  const [below, cloud, rival] = [await named('甲所', unit), await named('甲云'), await named('乙云')]

  const system = async (organisationId: Id, name: string): Promise<Id> => {
    const id = newId()
    await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
      values (${id}, ${here}, ${organisationId}, ${name}, 'built', '用途', 2, '预算', 'on-cloud', ${at}, ${at})`.execute(ownerDb)
    return id
  }
  const pool = async (providerId: Id): Promise<Id> => {
    const id = newId()
    await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
      values (${id}, ${here}, ${providerId}, ${id}, '外网区', false, true, ${at})`.execute(ownerDb)
    return id
  }
  const item = async (basis: string): Promise<Id> => {
    const id = newId()
    await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
      values (${id}, ${here}, ${id}, '网络', '', '', '互联网出口', '', 'GB', ${basis}, ${at}, ${at})`.execute(ownerDb)
    return id
  }
  const price = async (itemId: Id, from: string, basis: string | null, providerId: Id | null = null): Promise<void> => {
    await sql`insert into item_price (id, item_id, kind, amount, during, basis, provider_id, set_by, set_by_person, reason, findings, set_at)
      values (${newId()}, ${itemId}, 'final', 1, daterange(${from}::date, null), ${basis}, ${providerId}, ${bureau}, '某', '定价', '[]', ${at})`.execute(
      ownerDb,
    )
  }
  const portal = await system(unit, '门户')
  const pools = new Map([
    [cloud, await pool(cloud)],
    [rival, await pool(rival)],
  ])
  /** Delivered and charged since 1 January 2025 unless said. */
  const resource = async (of: ResourceOf = {}): Promise<Id> => (await resourceAndItem(of)).id
  const resourceAndItem = async (of: ResourceOf = {}): Promise<{ id: Id; itemId: Id }> => {
    const [id, file, itemId] = [newId(), newId(), await item(of.basis ?? 'metered')]
    const [owner, systemId, provider] = [of.unit ?? unit, of.system ?? portal, of.provider ?? cloud]
    await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, step, entered_at, fields, submissions,
        begun_at, begun_by)
      values (${file}, ${here}, 'm', 'apply', ${file}, ${owner}, ${systemId}, 'draft', ${at}, '{}', 1, ${at}, ${newId()})`.execute(ownerDb)
    await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, external_name, state,
        charged_from, charged_until, created_at)
      values (${id}, ${here}, ${owner}, ${systemId}, ${provider}, ${pools.get(provider)}, ${itemId}, ${file}, 1, ${of.name ?? null}, 'delivered',
        ${of.chargedFrom === undefined ? '2025-01-01' : of.chargedFrom}, ${of.chargedUntil ?? null}, ${at})`.execute(ownerDb)
    return { id, itemId }
  }
  const reporting = { permissions: ['metering.report', 'metering.read'] }
  const confirming = { permissions: ['metering.confirm', 'metering.read'] }
  return {
    ...{ db, ownerDb, clock, here, bureau, unit, below, neighbour, cloud, rival, portal, system, resource, resourceAndItem, price },
    metering: createMetering({
      db,
      door: createDoor({ db, clock }),
      clock,
      cycleBegins: async () => ({ begins: '01-01', article: '第四十一条' }),
    }),
    authority: anActor(here, bureau, { permissions: ['metering.report', 'metering.confirm', 'metering.read'], sees: { all: true } }),
    clerk: anActor(here, unit, { ...confirming, sees: { organisationIds: [unit, below] } }),
    stranger: anActor(here, neighbour, confirming),
    provider: anActor(here, cloud, { ...reporting, sees: { providerId: cloud } }),
    competitor: anActor(here, rival, { ...reporting, sees: { providerId: rival } }),
  }
}
