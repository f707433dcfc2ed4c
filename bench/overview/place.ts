import { sql } from 'kysely'
import { type Id, newId } from '../../src/kernel/index.ts'
import type { Run } from './province.ts'

const at = '2022-01-01T00:00:00Z'
const [clouds, items] = [4, 40]

/** The jurisdiction, its units with ten systems each, four providers with two pools each, and a catalogue of forty items. */
export async function foundPlace(run: Run, systems: number): Promise<Id> {
  const [jurisdictionId, authority] = [newId(), newId()]
  const units = Math.ceil(systems / 10)
  await run(sql`insert into jurisdiction (id, name, created_at) values (${jurisdictionId}, '某省', ${at})`)
  await run(sql`insert into jurisdiction_regime values (${jurisdictionId}, 'hunan-2024', daterange('2022-01-01', null))`)
  await run(
    sql`create temp table b_unit on commit drop as select n, gen_random_uuid() as id, '某省第' || n || '厅' as name from generate_series(1, ${units}::int) n`,
  )
  await run(
    sql`create temp table b_cloud on commit drop as select n, gen_random_uuid() as id, '第' || n || '云服务公司' as name from generate_series(1, ${clouds}::int) n`,
  )
  await run(sql`insert into organisation (id, jurisdiction_id, name, budget, created_at)
    select id, ${jurisdictionId}, name, 'level', ${at} from (select id, name from b_unit union all select id, name from b_cloud union all select ${authority}::uuid, '省数据局') o`)
  await run(
    sql`create temp table b_system on commit drop as select row_number() over () as n, u.n as unit, k, gen_random_uuid() as id from b_unit u, generate_series(1, 10) k`,
  )
  await run(sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, exemption, original_cut_over_on, created_at, changed_at)
    select s.id, ${jurisdictionId}, u.id, u.name || '系统' || s.k, 'built', '政务服务', 3, '部门预算',
      case pg_temp.chance('status', s.n, 10) when 0 then 'exempt' when 1 then 'to-migrate' when 2 then 'to-migrate' else 'on-cloud' end,
      case when pg_temp.chance('status', s.n, 10) = 0 then '专网' end,
      case when pg_temp.chance('status', s.n, 10) > 2 and pg_temp.chance('moved', s.n, 2) = 0 then date '2023-01-01' + pg_temp.chance('moved-on', s.n, 1050) end, timestamptz '2022-06-01' + pg_temp.chance('registered', s.n, 1200) * interval '1 day', ${at}
    from b_system s join b_unit u on u.n = s.unit`)
  await run(
    sql`create temp table b_pool on commit drop as select c.n as cloud, k, c.id as provider, gen_random_uuid() as id from b_cloud c, generate_series(0, 1) k`,
  )
  await run(sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
    select id, ${jurisdictionId}, provider, '资源池' || k, case k when 0 then '政务外网区' else '互联网区' end, false, true, ${at} from b_pool`)
  await run(sql`create temp table b_item on commit drop as select n, gen_random_uuid() as id from generate_series(1, ${items}::int) n`)
  await run(sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    select id, ${jurisdictionId}, 'I' || lpad(n::text, 3, '0'), '类别' || n % 5, '', '', '服务' || n, '', '个·月', 'month', ${at}, ${at} from b_item`)
  return jurisdictionId
}
