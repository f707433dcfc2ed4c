import { sql } from 'kysely'
import { createDoor, type Id, newId, type Outcome } from '../kernel/index.ts'
import { subjectFacts } from '../procedures/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, testDatabase } from '../testing/index.ts'
import { regimes } from './measure.fixture.ts'
import type { Opening } from './ports.ts'
import { createUtilization } from './utilization.ts'

const at = '2024-01-01T00:00:00Z'

/** A unit with a unit below it, a neighbour, a provider of the unit, another provider, and the authority. */
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
  const aCase = async (organisationId: Id, systemId: Id | null, submissions = 1): Promise<Id> => {
    const id = newId()
    await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, step, entered_at, fields, submissions,
        begun_at, begun_by)
      values (${id}, ${here}, 'bands-2024', 'rectify', ${id}, ${organisationId}, ${systemId}, 'draft', ${at}, '{}', ${submissions}, ${at}, ${newId()})`.execute(
      ownerDb,
    )
    return id
  }
  const pool = async (providerId: Id): Promise<Id> => {
    const id = newId()
    await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
      values (${id}, ${here}, ${providerId}, '池', '外网区', false, true, ${at})`.execute(ownerDb)
    return id
  }
  const item = newId()
  await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    values (${item}, ${here}, 'VCPU', '计算', '', '', '虚拟CPU', '', '核·月', 'month', ${at}, ${at})`.execute(ownerDb)
  const resource = async (organisationId: Id, systemId: Id, poolId: Id): Promise<Id> => {
    const id = newId()
    await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, created_at)
      select ${id}, ${here}, ${organisationId}, ${systemId}, provider_id, id, ${item}, ${await aCase(organisationId, systemId)}, 1, 'delivered', ${at}
      from pool where id = ${poolId}`.execute(ownerDb)
    return id
  }
  const portal = await system(unit, '门户')
  const others = await system(neighbour, '邻家系统')
  const lower = await system(below, '所里系统')
  const mainPool = await pool(cloud)
  const cpus = await resource(unit, portal, mainPool)
  const opened: Opening[] = []
  const utilization = createUtilization({
    db,
    door: createDoor({ db, clock }),
    clock,
    regimes,
    regimeIdOn: async (_, on) => (on >= '2024-01-01' ? 'bands-2024' : null),
    facts: subjectFacts,
    openAbout: async (_, opening) => {
      opened.push(opening)
      return aCase(opening.organisationId, opening.systemId)
    },
  })
  return {
    ...{
      db,
      ownerDb,
      clock,
      here,
      unit,
      below,
      cloud,
      rival,
      portal,
      others,
      lower,
      mainPool,
      cpus,
      utilization,
      opened,
      system,
      pool,
      resource,
    },
    authority: anActor(here, bureau, { permissions: ['usage.report', 'usage.inspect', 'outage.report'], sees: { all: true } }),
    clerk: anActor(here, unit, {
      permissions: ['system.register', 'season.declare', 'usage.inspect'],
      sees: { organisationIds: [unit, below] },
    }),
    stranger: anActor(here, neighbour, { permissions: ['system.register', 'season.declare', 'usage.report', 'usage.inspect'] }),
    provider: anActor(here, cloud, { permissions: ['usage.report', 'outage.report', 'usage.inspect'], sees: { providerId: cloud } }),
    competitor: anActor(here, rival, { permissions: ['usage.report', 'outage.report', 'usage.inspect'], sees: { providerId: rival } }),
  }
}

export const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${JSON.stringify(outcome.refusal.faults)}`)
  return outcome.value
}
