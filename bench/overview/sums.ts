import { sql } from 'kysely'
import { type Id, newId } from '../../src/kernel/index.ts'
import type { Run } from './province.ts'

/** What 2023 and 2024 came to by their statements, and 2025 by the budget's execution so far: each unit with five categories of two providers. */
export async function bringSums(run: Run, jurisdictionId: Id): Promise<void> {
  for (const year of [2023, 2024]) await bringStatement(run, jurisdictionId, year)
  const accrual = newId()
  await run(sql`insert into budget_accrual (id, jurisdiction_id, during, through, adjusted_fen, left_out, reckoned_at)
    values (${accrual}, ${jurisdictionId}, daterange('2025-01-01', '2026-01-01'), '2025-12-14', 0, 0, '2025-12-15')`)
  await run(sql`insert into budget_accrual_row (accrual_id, organisation_id, category, payer, accrued, rest, accrued_fen, rest_fen)
    select ${accrual}, u.id, '类别' || c, 'level', array_fill(pg_temp.chance('fen', u.n * 5 + c, 900000)::bigint, array[12]), array_fill(0::bigint, array[12]), 12 * pg_temp.chance('fen', u.n * 5 + c, 900000), 0
    from b_unit u, generate_series(0, 4) c`)
}

/** A statement as it would be found: put there by the tables' owner, without the run that makes one. */
async function bringStatement(run: Run, jurisdictionId: Id, year: number): Promise<void> {
  const [statementId, somebody] = [newId(), newId()]
  const during = sql`daterange(make_date(${year}::int, 1, 1), make_date(${year}::int + 1, 1, 1))`
  const made = sql`(select no from settlement_run where statement_id = ${statementId}) r`
  await run(sql`insert into settlement_run (id, jurisdiction_id, kind, statement_id, revision, regime_id, during, state, started_by, started_by_name, organisation_id, organisation_name, started_at, alive_at, ended_at)
    values (${newId()}, ${jurisdictionId}, 'account', ${statementId}, 1, 'hunan-2024', ${during}, 'finished', ${somebody}, '李四', ${somebody}, '技术保障中心', now(), now(), now())`)
  await run(sql`select set_config('zhengyun.run', no::text, true) from ${made}`)
  for (const table of written) await run(sql`alter table ${sql.table(table)} disable trigger user`)
  await run(sql`insert into statement_share (run_no, no, organisation_id, organisation_name, first_no, line_count, resource_count, full_fen, total_fen, apart_fen, excluded_fen, deducted_fen)
    select r.no, u.n, u.id, u.name, u.n, 1, 1, 0, 0, 0, 0, 0 from ${made}, b_unit u`)
  await run(sql`insert into statement_entry (run_no, kind, no, ref, data)
    select r.no, 'provider', c.n, c.id, json_build_object('id', c.id, 'name', c.name) from ${made}, b_cloud c`)
  await run(sql`insert into statement_month (run_no, share_no, provider_no, category, month, line_count, full_fen, total_fen, apart_fen, excluded_fen, deducted_fen)
    select r.no, u.n, p, '类别' || c, make_date(${year}::int, m, 1), 1, f.fen, f.fen, 0, 0, 0
    from ${made}, b_unit u, generate_series(1, 2) p, generate_series(0, 4) c, generate_series(1, 12) m,
      lateral (select pg_temp.chance('sum', ((u.n * 2 + p) * 5 + c) * 12 + m, 900000) as fen) f`)
  await run(sql`insert into statement (id, jurisdiction_id, regime_id, during, state, revision, line_count, total_fen, excluded_fen, accounted_by, created_at, run_no)
    select ${statementId}, ${jurisdictionId}, 'hunan-2024', ${during}, 'accounted', 1, 1, 0, 0, ${somebody}, now(), r.no from ${made}`)
  for (const table of written) await run(sql`alter table ${sql.table(table)} enable trigger user`)
}

const written = ['statement_share', 'statement_entry', 'statement_month', 'statement'] as const
