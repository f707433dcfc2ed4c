import { sql } from 'kysely'
import type { Id } from '../../src/kernel/index.ts'
import type { Run } from './province.ts'
import { bringSums } from './sums.ts'

/** Cases with their clocks and work orders, resources with their histories, duties, usage with findings, outages, and money. */
export async function bringFacts(run: Run, jurisdictionId: Id, systems: number): Promise<void> {
  await bringCases(run, jurisdictionId, systems)
  await bringResources(run, jurisdictionId, systems)
  await bringSupervision(run, jurisdictionId)
  await bringSums(run, jurisdictionId)
}

/** Five cases a system: nine of ten have ended. Each has a clock for accepting and one for reviewing, of which a fifth stood still for a while; half have a work order. */
async function bringCases(run: Run, jurisdictionId: Id, systems: number): Promise<void> {
  await run(sql`create temp table b_case on commit drop as select n, gen_random_uuid() as id, (n - 1) % ${systems}::int + 1 as system, n % 4 + 1 as cloud,
      timestamptz '2023-01-02 09:00+08' + pg_temp.chance('begun', n, 1070) * interval '1 day' + pg_temp.chance('hour', n, 8) * interval '1 hour' as begun,
      case when pg_temp.chance('open', n, 10) > 0 then 5 + pg_temp.chance('took', n, 40) end as took
    from generate_series(1, ${systems * 5}::int) n`)
  await run(sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, system_id, provider_id, step, entered_at, submissions, begun_at, begun_by,
      ends_as, ended_at, opened_for)
    select c.id, ${jurisdictionId}, 'hunan-2024', (array['apply', 'change', 'cancel', 'inspect'])[1 + pg_temp.chance('kind', c.n, 4)], 'SQ-2024-' || lpad(c.n::text, 7, '0'), u.id, u.id, s.id, p.id,
      case when took is null then 'review' end, begun, 1, begun, u.id, case when took is not null then (array['done', 'done', 'done', 'refused', 'withdrawn'])[1 + pg_temp.chance('as', c.n, 5)] end,
      begun + took * interval '1 day', case when pg_temp.chance('kind', c.n, 4) = 3 then 'authority' end
    from b_case c join b_system s on s.n = c.system join b_unit u on u.n = s.unit join b_cloud p on p.n = c.cloud order by c.begun`)
  await run(sql`insert into case_clock (id, case_id, step, term_count, term_unit, started_at, due_on, due_at, suspensions, ended_at)
    select gen_random_uuid(), c.id, (array['accept', 'review', 'deliver'])[k + 1], 5, 'working-day', c.begun + k * interval '3 days', (c.begun + k * interval '3 days')::date + 7,
      ((c.begun + k * interval '3 days')::date + 8)::timestamp at time zone 'Asia/Shanghai',
      case when pg_temp.chance('stood', c.n * 3 + k, 5) = 0
        then jsonb_build_array(jsonb_build_object('from', c.begun + (k * 3 + 1) * interval '1 day', 'to', c.begun + (k * 3 + 2) * interval '1 day')) else '[]' end,
      case when c.took is not null or k = 0 then c.begun + (k * 3 + 2 + pg_temp.chance('worked', c.n * 3 + k, 8)) * interval '1 day' end
    from b_case c, generate_series(0, 2) k where k < 2 or pg_temp.chance('third', c.n, 2) = 0`)
  await run(sql`insert into work_order (id, jurisdiction_id, case_id, step, kind, number, organisation_id, provider_id, state, issued_at, accepted_at, done_at)
    select gen_random_uuid(), ${jurisdictionId}, c.id, 'deliver', (array['test', 'deliver', 'change', 'reclaim'])[1 + pg_temp.chance('work', c.n, 4)], 'GD-' || c.n, f.organisation_id, f.provider_id,
      case when c.took is null then 'issued' else 'done' end, c.begun + interval '6 days', null, case when c.took is not null then c.begun + interval '9 days' end
    from b_case c join case_file f on f.id = c.id where c.n % 2 = 0`)
}

/** Ten resources a system, delivered by its first two cases; half of them grew or shrank up to three times, a tenth has ended. */
async function bringResources(run: Run, jurisdictionId: Id, systems: number): Promise<void> {
  await run(sql`create temp table b_resource on commit drop as
    select n, gen_random_uuid() as id, (n - 1) % ${systems}::int + 1 as system, n % 4 + 1 as cloud, n % 2 as k, 1 + pg_temp.chance('item', n, 40) as item,
      date '2023-01-01' + pg_temp.chance('from', n, 1060) as began, case when pg_temp.chance('ends', n, 10) = 0 then pg_temp.chance('until', n, 400) + 10 end as lasts,
      case when pg_temp.chance('grew', n, 2) = 0 then 1 + pg_temp.chance('times', n, 3) else 0 end as changes
    from generate_series(1, ${systems * 10}::int) n`)
  await run(sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, external_name, state, created_at)
    select r.id, ${jurisdictionId}, u.id, s.id, p.provider, p.id, i.id, c.id, r.n, 'vm-' || r.n, case when r.lasts is null then 'delivered' else 'ended' end, '2023-01-01'
    from b_resource r join b_system s on s.n = r.system join b_unit u on u.n = s.unit join b_pool p on p.cloud = r.cloud and p.k = r.k join b_item i on i.n = r.item
      join b_case c on c.n = r.system`)
  await run(sql`insert into allocation (resource_id, during, quantity, case_id)
    select id, daterange(since, coalesce(lead(since) over (partition by id order by since), began + lasts)), quantity, case_id
    from (select r.id, r.began, r.lasts, c.id as case_id, r.began + t * 100 - least(t, 1) * pg_temp.chance('step', r.n * 4 + t, 90) as since, (1 + pg_temp.chance('quantity', r.n * 4 + t, 640)) / 10.0 as quantity
      from b_resource r join b_case c on c.n = r.system, generate_series(0, 3) t where t <= r.changes) a
    where lasts is null or since < began + lasts`)
}

/** A duty a month of every fourth system, three indicators a quarter of every system with a finding on a twentieth, a few outages a month. */
async function bringSupervision(run: Run, jurisdictionId: Id): Promise<void> {
  await run(sql`insert into duty_instance (id, jurisdiction_id, regime_id, duty, organisation_id, system_id, origin, subject_from, arises_on, due_on, due_at, state, fulfilled_at, late, created_at)
    select gen_random_uuid(), ${jurisdictionId}, 'hunan-2024', (array['catalogue-revision', 'open-interfaces', 'equipment-register'])[1 + (s.n % 3)::int], u.id, s.id, to_char(m, 'YYYY-MM'), m, m, m + 4, m + 5,
      case when pg_temp.chance('duty', s.n * 40 + t, 20) = 0 then 'open' else 'fulfilled' end, case when pg_temp.chance('duty', s.n * 40 + t, 20) > 0 then m + 3 end,
      pg_temp.chance('duty', s.n * 40 + t, 20) = 1, m
    from b_system s join b_unit u on u.n = s.unit, generate_series(0, 35) t, lateral (select (date '2023-01-01' + t * interval '1 month')::date as m) months where s.n % 4 = 0`)
  await run(sql`create temp table b_figure on commit drop as
    select gen_random_uuid() as id, s.id as system, u.id as unit, p.id as cloud, i as indicator, q, (date '2023-01-01' + q * interval '3 months')::date as began, pg_temp.chance('mean', s.n * 40 + q * 3 + length(i), 100) as mean
    from b_system s join b_unit u on u.n = s.unit join b_cloud p on p.n = s.n % 4 + 1, generate_series(0, 10) q, unnest(array['cpu', 'memory', 'storage']) i`)
  await run(sql`insert into usage_figure (id, jurisdiction_id, organisation_id, system_id, indicator, zone, during, mean, provider_id, reported_by, reported_by_person, reported_at)
    select id, ${jurisdictionId}, unit, system, indicator, '', daterange(began, (began + interval '3 months')::date), mean, cloud, cloud, '张三', began + interval '3 months' from b_figure`)
  await run(sql`insert into usage_finding (id, jurisdiction_id, organisation_id, system_id, provider_id, figure_id, rule, message, regime, cite, state, answer, answered_by_person, answered_at, found_at)
    select gen_random_uuid(), ${jurisdictionId}, unit, system, cloud, id, 'usage-low', '平均利用率低于20%', 'hunan-2024', '34', case when mean < 6 then 'answered' else 'open' end, case when mean < 6 then '已整改' end,
      case when mean < 6 then '李四' end, case when mean < 6 then began + interval '105 days' end, began + interval '95 days' from b_figure where mean < 10`)
  await run(sql`insert into outage (id, jurisdiction_id, provider_id, kind, from_at, to_at, reason, system_ids, reported_by, reported_by_person, reported_at)
    select gen_random_uuid(), ${jurisdictionId}, c.id, (array['fault', 'planned', 'force-majeure'])[1 + g % 3], began, began + (10 + pg_temp.chance('long', g, 300)) * interval '1 minute', '断电', '{}', c.id, '张三', began
    from generate_series(1, 400) g join b_cloud c on c.n = g % 4 + 1, lateral (select timestamptz '2023-01-01' + pg_temp.chance('outage', g, 1070) * interval '1 day' as began) b`)
}
