import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHashing } from '../identity/index.ts'
import { type Id, newId } from '../kernel/index.ts'
import { sealOf } from '../settlement/rules/seal-v1.ts'
import type { StatementLine } from '../settlement/rules/statement.ts'
import { recompute } from '../settlement/service/sealing.ts'
import { readLines } from '../settlement/store/lines.ts'
import { findHeld } from '../settlement/store/statements.ts'
import { testDatabase } from '../testing/index.ts'
import { migrate } from './migrate.ts'

// A database of the first release, with what people put into it, comes to the newest migration with all of that as it was.

const { db, ownerDb, ownerUrl } = await testDatabase()
const appRole = 'zhengyun_app'
const shipped = new URL('../../migrations/', import.meta.url)
const lastOfFirstRelease = '0009'
const passwordHash = await createHashing({ memoryKib: 64, passes: 1 }).hash('春眠不觉晓-闻啼鸟')
const at = '2025-07-01T01:00:00Z'

const folder = `${mkdtempSync(join(tmpdir(), 'zhengyun-upgrade-'))}/`
afterAll(() => rmSync(folder, { recursive: true }))

const sealedId = newId()
const ids = {
  vm: newId(),
  free: newId(),
  item: newId(),
  gratis: newId(),
  price: newId(),
  pool: newId(),
  unit: newId(),
  provider: newId(),
  system: newId(),
}

/** A statement of the first release: 31 × 8, 31 × 2 × 10 ÷ 29 = 21.3793, 31 that a rule leaves out, and something free. */
const sealedLines = [
  aLine({ no: 1, from: '2024-01-01', to: '2024-01-31', days: 31, periodDays: 31, quantity: '8', full: '248.00', amount: '248.00' }),
  aLine({ no: 2, from: '2024-02-01', to: '2024-02-10', days: 10, periodDays: 29, quantity: '2', full: '21.38', amount: '21.38' }),
  aLine({
    ...{ no: 3, from: '2024-03-01', to: '2024-03-31', days: 31, periodDays: 31, quantity: '1', full: '31.00', amount: '0.00' },
    excluded: { rule: 'outside', message: '“甲局”独立结算', cite: '41' },
  }),
  aLine({
    ...{ no: 4, resourceId: ids.free, itemId: ids.gratis, itemCode: 'FREE', itemName: '监控', unit: '个', basis: 'free', kind: 'free' },
    ...{
      from: '2024-01-01',
      to: '2024-06-30',
      days: 182,
      periodDays: null,
      quantity: '2',
      priceId: null,
      price: null,
      full: '0.00',
      amount: '0.00',
    },
  }),
]

function aLine(line: Record<string, unknown>): StatementLine {
  const { unit: organisationId, system: systemId, provider: providerId, vm: resourceId, item: itemId, price: priceId } = ids
  return {
    ...{
      resourceId,
      organisationId,
      organisationName: '甲局',
      systemId,
      systemName: '甲系统',
      providerId,
      providerName: '甲云',
      poolName: '甲池',
    },
    ...{
      itemId,
      itemCode: 'VM',
      itemName: '云主机',
      category: '计算',
      unit: '台·月',
      basis: 'month',
      kind: 'period',
      priceId,
      price: '31',
    },
    ...{ excluded: null, deductions: [], priceInWords: null, payer: 'level', apart: null, ...line },
  } as unknown as StatementLine
}

const sealedHead = (jurisdictionId: Id) => ({
  ...{ statementId: sealedId, jurisdictionId, regimeId: 'hunan-2024', from: '2023-07-01', to: '2024-06-30' },
  ...{ revision: 1, lineCount: 4, total: '269.38' },
})

/** The migrations of the first release alone. */
function firstRelease(): string {
  for (const file of readdirSync(shipped).filter((name) => name.slice(0, 4) <= lastOfFirstRelease))
    cpSync(new URL(file, shipped), join(folder, file))
  return folder
}

beforeAll(async () => {
  await sql`drop schema public cascade`.execute(ownerDb)
  await sql`create schema public`.execute(ownerDb)
})

test('what the first release wrote is there after the upgrade, to the letter', async () => {
  await migrate({ ownerUrl, appRole, folder: firstRelease() })
  await fill()
  const before = await written()
  expect(Object.values(before).filter((rows) => rows.length > 0).length).toBeGreaterThan(7)
  const ran = await migrate({ ownerUrl, appRole })
  expect(ran[0]).toBe('0010_approver')
  // Lines moved to where they stand by resource; the test below reads them there.
  const { statement_line: _lines, statement_resource: _resources, ...kept } = before
  expect(await written(kept)).toEqual(kept)
})

test('a statement sealed by the first release reads as it did, line by line, and its seal holds', async () => {
  const held = await findHeld(db, sealedId)
  if (!held) throw new Error('the sealed statement is gone')
  expect(held).toMatchObject({ state: 'sealed', sealVersion: 1, lineCount: 4, totalFen: 26_938n, excludedFen: 3_100n })
  const lines = await readLines(db, held.runNo, { sight: null, after: 0, limit: 10 })
  expect(lines).toMatchObject(sealedLines)
  expect(await recompute(db, held)).toEqual({ seal: held.seal, doubtful: [] })
  // It was sealed over these very texts.
  expect(sealOf(sealedHead(held.jurisdictionId), lines)).toBe(held.seal)
})

test('what was added says of the old rows what held of them', async () => {
  const { rows } =
    await sql`select p.dedicated, p.kind, s.hosted_elsewhere, o.nature, c.begun_by_organisation_id = c.organisation_id as own, c.opened_for
    from case_file c join system s on s.id = c.system_id join organisation o on o.id = c.organisation_id
      join pool p on p.provider_id = c.provider_id`.execute(ownerDb)
  expect(rows).toEqual([{ dedicated: false, kind: 'general', hosted_elsewhere: false, nature: 'government', own: true, opened_for: null }])
})

test('duties of a place that was there before are watched from the day of the upgrade on', async () => {
  const { rows } = await sql<{ places: number; today: boolean }>`select count(*)::int as places,
    bool_and(b."from" = (now() at time zone 'Asia/Shanghai')::date) as today from duty_begin b join jurisdiction j on j.id = b.jurisdiction_id`.execute(
    ownerDb,
  )
  expect(rows).toEqual([{ places: 1, today: true }])
})

/** Every row, as the columns of `as` (or its own) tell it. */
async function written(as?: Readonly<Record<string, readonly object[]>>): Promise<Record<string, object[]>> {
  const { rows: tables } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'schema_migration%'`.execute(ownerDb)
  const found: Record<string, object[]> = {}
  for (const { name } of tables.filter((table) => !as || table.name in as)) {
    const { rows } = await sql<{ row: object }>`select to_jsonb(t) as row from ${sql.table(name)} t order by t::text`.execute(ownerDb)
    const columns = as?.[name]?.[0] && Object.keys(as[name][0])
    found[name] = rows.map(({ row }) => (columns ? Object.fromEntries(Object.entries(row).filter(([key]) => columns.includes(key))) : row))
  }
  return found
}

async function fill(): Promise<void> {
  const [place, someone, file] = Array.from({ length: 3 }, newId) as [Id, Id, Id]
  const { unit, provider, system, pool } = ids
  const always = '[2024-07-01,)'
  const statements = [
    sql`insert into jurisdiction (id, name, created_at) values (${place}, '甲省', ${at})`,
    sql`insert into jurisdiction_regime (jurisdiction_id, regime_id, during) values (${place}, 'hunan-2024', ${always})`,
    sql`insert into organisation (id, jurisdiction_id, name, budget, created_at)
      values (${unit}, ${place}, '甲局', 'level', ${at}), (${provider}, ${place}, '甲云', 'level', ${at})`,
    sql`insert into organisation_party (organisation_id, party, during) values (${unit}, 'user', ${always}), (${provider}, 'provider', ${always})`,
    sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
      values (${someone}, ${unit}, 'someone', '某某', '{handler,signer}', ${passwordHash}, false, ${at})`,
    sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
      values (${system}, ${place}, ${unit}, '甲系统', 'built', '用途', 2, '预算', 'on-cloud', ${at}, ${at})`,
    sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
      values (${pool}, ${place}, ${provider}, '甲池', '政务外网区', true, false, ${at})`,
    sql`insert into connection_report (id, provider_id, jurisdiction_id, at, completeness, delay_seconds, interfaces)
      values (${newId()}, ${provider}, ${place}, ${at}, 0.99, 3, '{cmdb}')`,
    sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, provider_id, step, entered_at, begun_at, begun_by)
      values (${file}, ${place}, 'hunan-2024', 'apply', '2025-000001', ${unit}, ${system}, ${provider}, 'draft', ${at}, ${at}, ${someone})`,
    sql`insert into case_event (case_id, at, kind, step) values (${file}, ${at}, 'begun', 'draft')`,
    sql`insert into statement (id, jurisdiction_id, regime_id, during, state, revision, created_at)
      values (${newId()}, ${place}, 'hunan-2024', '[2024-07-01,2025-07-01)', 'draft', 1, ${at})`,
    ...aSealedStatement(place, file),
  ]
  for (const each of statements) await each.execute(ownerDb)
}

/** Written and closed as the first release did. */
function aSealedStatement(place: Id, file: Id) {
  const { unit, provider, system, pool, item, gratis, price, vm, free } = ids
  const [accountant, reviewer] = [newId(), newId()]
  const rows = sealedLines.map((line) => ({ ...line, resourceNo: line.resourceId === vm ? 1 : 2 }))
  return [
    sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
      values (${item}, ${place}, 'VM', '计算', '', '', '云主机', '', '台·月', 'month', ${at}, ${at}), (${gratis}, ${place}, 'FREE', '计算', '', '', '监控', '', '个', 'free', ${at}, ${at})`,
    sql`insert into item_price (id, item_id, kind, amount, during, set_by, set_by_person, reason, set_at)
      values (${price}, ${item}, 'final', 31, '[2024-01-01,)', ${unit}, '李四', '采购', ${at})`,
    ...[vm, free].map(
      (
        id,
        index,
      ) => sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, charged_from, created_at)
        values (${id}, ${place}, ${unit}, ${system}, ${provider}, ${pool}, ${index === 0 ? item : gratis}, ${file}, ${index + 1}, 'delivered', '2024-01-01', ${at})`,
    ),
    sql`insert into allocation values (${vm}, '[2024-01-01,)', 8, ${file}), (${free}, '[2024-01-01,)', 2, ${file})`,
    sql`insert into statement (id, jurisdiction_id, regime_id, during, state, revision, created_at)
      values (${sealedId}, ${place}, 'hunan-2024', '[2023-07-01,2024-07-01)', 'draft', 1, ${at})`,
    sql`insert into statement_resource values (${sealedId}, 1, 1, ${vm}, ${unit}, '甲局', ${system}, '甲系统', ${provider}, '甲云', '甲池', ${item}, 'VM', '云主机', '计算', '台·月', 'month'),
      (${sealedId}, 1, 2, ${free}, ${unit}, '甲局', ${system}, '甲系统', ${provider}, '甲云', '甲池', ${gratis}, 'FREE', '监控', '计算', '个', 'free')`,
    sql`insert into statement_line (statement_id, revision, no, resource_no, kind, first_day, last_day, days, period_days, quantity, price_id, price, full_fen, amount_fen,
        excluded_by, excluded_says, excluded_cite)
      select ${sealedId}, 1, no, "resourceNo", kind, "from", "to", days, "periodDays", quantity, "priceId", price, ("full" * 100)::bigint, (amount * 100)::bigint,
        excluded->>'rule', excluded->>'message', excluded->>'cite'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(no int, "resourceNo" int, kind text, "from" date, "to" date, days int, "periodDays" int, quantity numeric,
        "priceId" uuid, price numeric, "full" numeric, amount numeric, excluded jsonb)`,
    sql`update statement set state = 'accounted', line_count = 4, total_fen = 26938, excluded_fen = 3100, accounted_by = ${accountant} where id = ${sealedId}`,
    sql`insert into statement_event (statement_id, revision, at, kind, person_id, person_name, organisation_id, organisation_name, line_count, total_fen)
      values (${sealedId}, 1, ${at}, 'accounted', ${accountant}, '张三', ${unit}, '甲局', 4, 26938)`,
    sql`update statement set state = 'reviewed', reviewed_by = ${reviewer} where id = ${sealedId}`,
    sql`update statement set state = 'sealed', seal = ${sealOf(sealedHead(place), sealedLines)}, sealed_at = ${at} where id = ${sealedId}`,
  ]
}
