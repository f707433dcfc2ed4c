import { sql } from 'kysely'
import { type Database, type Id, newId } from '../../src/kernel/index.ts'

/** What a province is made of; everything else follows from the seed. */
export interface Size {
  /** Machines; each has four components (processors, memory, two disks), which are resources of their own. */
  readonly machines: number
  readonly units: number
}

export interface Province {
  readonly jurisdictionId: Id
  readonly accountant: Id
  readonly resources: number
  readonly allocations: number
}

const at = '2024-01-01T00:00:00Z'
const components = 4

/**
 * Builds a province, set by set: units with ten systems each, two providers with two pools, forty items whose prices change inside the year, machines of four components that are charged from some
 * day of the year or before it, half of them with one to six changes, a twentieth ended. The seed decides all of it: the same seed gives the same province.
 */
export async function buildProvince(db: Database, { machines, units }: Size, seed: number): Promise<Province> {
  const jurisdictionId = newId()
  const accountant = newId()
  await db.transaction().execute(async (tx) => {
    const run = (query: ReturnType<typeof sql>) => query.execute(tx)
    await run(sql`set local work_mem = '256MB'`)
    await run(sql`create function pg_temp.chance(what text, n bigint, below int) returns int language sql immutable
      as $$ select ((hashtextextended(what || ':' || n, ${sql.lit(seed)}) & 2147483647) % below)::int $$`)
    await run(sql`insert into jurisdiction (id, name, created_at) values (${jurisdictionId}, ${`省${jurisdictionId}`}, ${at})`)
    await run(
      sql`insert into organisation (id, jurisdiction_id, name, budget, created_at) values (${accountant}, ${jurisdictionId}, '技术保障中心', 'level', ${at})`,
    )
    await run(sql`create temp table b_unit on commit drop as select n, gen_random_uuid() as id from generate_series(1, ${units}::int) n`)
    await run(sql`insert into organisation (id, jurisdiction_id, name, budget, created_at) select id, ${jurisdictionId}, '单位' || lpad(n::text, 5, '0'),
      case when n % 50 = 0 then 'outside-level' else 'level' end, ${at} from b_unit`)
    await run(
      sql`create temp table b_system on commit drop as select u.n as unit, k, gen_random_uuid() as id from b_unit u, generate_series(1, 10) k`,
    )
    await run(sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
      select s.id, ${jurisdictionId}, u.id, '系统' || s.k, 'new', '政务服务', 3, '部门预算', 'on-cloud', ${at}, ${at} from b_system s join b_unit u on u.n = s.unit`)
    await run(sql`create temp table b_cloud on commit drop as select n, gen_random_uuid() as id from generate_series(1, 2) n`)
    await run(
      sql`insert into organisation (id, jurisdiction_id, name, budget, created_at) select id, ${jurisdictionId}, '云' || n, 'level', ${at} from b_cloud`,
    )
    await run(
      sql`create temp table b_pool on commit drop as select c.n as cloud, k, gen_random_uuid() as id, c.id as provider from b_cloud c, generate_series(1, 2) k`,
    )
    await run(sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
      select id, ${jurisdictionId}, provider, '池' || k, '政务外网区', false, true, ${at} from b_pool`)
    await run(
      sql`insert into pool_supervision (id, pool_id, during, reason, set_by, set_at) select gen_random_uuid(), id, '[2024-01-01,)', '纳入', ${accountant}, ${at} from b_pool`,
    )
    await run(sql`create temp table b_item on commit drop as select n, gen_random_uuid() as id from generate_series(1, 40) n`)
    await run(sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
      select id, ${jurisdictionId}, 'I' || lpad(n::text, 3, '0'), '类别' || n % 5, '', '', '服务' || n, '', '个·月', 'month', ${at}, ${at} from b_item`)
    await run(sql`insert into item_price (id, item_id, kind, amount, during, set_by, set_by_person, reason, set_at)
      select gen_random_uuid(), id, 'final', (pg_temp.chance('price', n * 2 + k, 20000) + 1) / 100.0,
        daterange(case k when 0 then date '2020-01-01' else date '2025-01-01' + 60 + n * 3 end, case k when 0 then date '2025-01-01' + 60 + n * 3 end), ${accountant}, '李四', '采购', ${at}
      from b_item, generate_series(0, 1) k`)
    await run(sql`insert into contract (id, jurisdiction_id, kind, counterparty_id, signed_by, number, signed_on, during, recorded_at)
      select gen_random_uuid(), ${jurisdictionId}, 'provider', id, ${accountant}, 'C' || n || ${jurisdictionId}, '2024-01-01', '[2024-01-01,2027-01-01)', ${at} from b_cloud`)
    // Every tenth item has a ceiling, which is enough.
    await run(sql`insert into contract_item (contract_id, item_id, quantity) select c.id, i.id, case when i.n % 10 = 0 then 90000000000 end
      from contract c, b_item i where c.jurisdiction_id = ${jurisdictionId}`)
    await run(sql`create temp table b_machine on commit drop as select n, (n - 1) / 10 % ${units}::int + 1 as unit, n / 10 / ${units}::int % 10 + 1 as system, n % 2 + 1 as cloud,
      case when pg_temp.chance('begins', n, 3) = 0 then date '2025-01-01' + pg_temp.chance('day', n, 365) else date '2024-06-01' + pg_temp.chance('day', n, 200) end as begins,
      case when pg_temp.chance('ends', n, 20) = 0 then date '2025-06-01' + pg_temp.chance('last', n, 300) end as ends from generate_series(1, ${machines}::int) n`)
    await run(sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, step, entered_at, begun_at, begun_by)
      select u.id, ${jurisdictionId}, 'bounded', 'apply', u.id, u.id, u.id, 'draft', ${at}, ${at}, ${accountant} from b_unit u`)
    await run(sql`create temp table b_resource on commit drop as
      select uuidv7() as id, m.n, k, m.n * 4 + k as line, m.unit, m.begins, case when m.ends is not null then greatest(m.ends, m.begins) end as ends,
        case when pg_temp.chance('changes', m.n, 2) = 0 then 1 + pg_temp.chance('count', m.n * 4 + k, 6) else 0 end as changes
      from b_machine m, generate_series(0, ${components - 1}::int) k order by m.n, k`)
    await run(sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, charged_from, charged_until, created_at)
      select r.id, ${jurisdictionId}, u.id, s.id, p.provider, p.id, i.id, u.id, r.line, 'delivered', r.begins, r.ends, ${at}
      from b_resource r join b_machine m on m.n = r.n join b_unit u on u.n = r.unit join b_system s on s.unit = m.unit and s.k = m.system
        join b_pool p on p.cloud = m.cloud and p.k = m.n % 2 + 1 join b_item i on i.n = (m.n / 2 % 10) * 4 + r.k + 1 order by r.line`)
    // Changes at different days of the year, each to another quantity; those before charging began fall away.
    await run(sql`insert into allocation (resource_id, during, quantity, case_id)
      select id, daterange(since, lead(since) over (partition by id order by since)), quantity, case_id from (
        select r.id, u.id as case_id, r.begins as since, (pg_temp.chance('quantity', r.line, 64) + 1)::numeric as quantity from b_resource r join b_unit u on u.n = r.unit
        union all
        select r.id, u.id, date '2025-01-01' + c * 55 + pg_temp.chance('when', r.line * 8 + c, 50), (pg_temp.chance('more', r.line * 8 + c, 640) + 1) / 10.0
          from b_resource r join b_unit u on u.n = r.unit, generate_series(0, 5) c
          where c < r.changes and date '2025-01-01' + c * 55 + pg_temp.chance('when', r.line * 8 + c, 50) > r.begins) x`)
  })
  // As it would be after a minute: the server counts and tidies what was written by itself.
  await sql`vacuum (analyze)`.execute(db)
  const { rows } = await sql<{ resources: number; allocations: number }>`select count(*)::int as resources,
    (select count(*)::int from allocation a join resource x on x.id = a.resource_id where x.jurisdiction_id = ${jurisdictionId}) as allocations
    from resource where jurisdiction_id = ${jurisdictionId}`.execute(db)
  return { jurisdictionId, accountant, resources: rows[0]?.resources ?? 0, allocations: rows[0]?.allocations ?? 0 }
}
