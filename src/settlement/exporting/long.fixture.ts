import { sql } from 'kysely'
import { type Database, type Day, type Id, type Instant, newId } from '../../kernel/index.ts'
import { declareRun, findRun, insertRun } from '../store/runs.ts'
import { insertDraft } from '../store/statements.ts'

/**
 * A province's lines as a run under way has written them: shares of so many resources, each with four lines of ninety days, of two providers in turn, every tenth line left
 * out. Straight into the tables: nothing closes the run, which reading its lines does not ask.
 */
export async function aLongRun(
  db: Database,
  shares: number,
  resources: number,
): Promise<{ readonly statementId: Id; readonly runNo: number }> {
  const [jurisdictionId, id, runId, at] = [newId(), newId(), newId(), '2026-01-05T01:00:00.000Z' as Instant]
  const cycle = { from: '2025-01-01' as Day, until: '2026-01-01' as Day }
  const startedBy = { personId: newId(), personName: '张三', organisationId: newId(), organisationName: '技术保障中心' }
  return db.transaction().execute(async (tx) => {
    await sql`insert into jurisdiction (id, name, created_at) values (${jurisdictionId}, ${`某省${jurisdictionId}`}, ${at})`.execute(tx)
    await insertDraft(tx, { id, jurisdictionId, regimeId: 'paid', cycle, at })
    await insertRun(tx, {
      id: runId,
      jurisdictionId,
      kind: 'account',
      statementId: id,
      revision: 1,
      regimeId: 'paid',
      cycle,
      startedBy,
      at,
    })
    const runNo = (await findRun(tx, runId))?.no ?? 0
    await declareRun(tx, runNo)
    await sql`insert into statement_entry (run_no, kind, no, ref, data)
      select ${runNo}::integer, x.kind, n, case when x.kind <> 'ruling' then i.id end, replace(replace(x.data, '#', n::text), '@', i.id::text)::json
      from generate_series(1, 2) n cross join (values
        ('system', '{"id":"@","name":"业务系统#","channel":"部门预算"}'),
        ('provider', '{"id":"@","name":"云服务商#"}'),
        ('pool', '{"id":"@","name":"资源池#"}'),
        ('item', '{"id":"@","code":"A-#","name":"云服务器#","category":"基础设施","unit":"核·月","basis":"month"}'),
        ('price', '{"id":"@","basis":"month","termMonths":null,"amount":"31","tiers":null,"allowance":null,"minimumMonths":null}'),
        ('ruling', '{"exclusion":{"rule":"r","message":"不纳入结算#","cite":"2"},"apart":null,"reductions":[]}')) x(kind, data)
        cross join lateral (select md5(${id}::text || x.kind || n)::uuid as id) i`.execute(tx)
    await sql`insert into statement_share (run_no, no, organisation_id, organisation_name, first_no, line_count, resource_count, full_fen, total_fen, apart_fen,
        excluded_fen, deducted_fen)
      select ${runNo}::integer, n, gen_random_uuid(), '单位' || n, (n - 1) * ${resources * 4}::integer + 1, ${resources * 4}::integer, ${resources}::integer, 0, 0, 0, 0, 0
      from generate_series(1, ${shares}::integer) n`.execute(tx)
    await sql`insert into statement_resource (run_no, share_no, no, resource_id, system_no, provider_no, pool_no, item_no, first_line, line_count, full_fen, amount_fen,
        lines)
      select ${runNo}::integer, s, n, gen_random_uuid(), n % 2 + 1, n % 2 + 1, n % 2 + 1, n % 2 + 1, (n - 1) * 4, 4, 37200, case n % 10 when 0 then 0 else 37200 end,
        (select string_agg(packed_line(date '2025-01-01' + (q - 1) * 90, 90, 90, 90, (q + 1) / 2, case n % 10 when 0 then (q - 1) % 2 + 1 else 0 end, 30000, 9300,
          case n % 10 when 0 then 0 else 9300 end), '' order by q) from generate_series(1, 4) q)
      from generate_series(1, ${shares}::integer) s, generate_series(1, ${resources}::integer) n`.execute(tx)
    return { statementId: id, runNo }
  })
}
