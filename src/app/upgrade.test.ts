import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHashing } from '../identity/index.ts'
import { type Id, newId } from '../kernel/index.ts'
import { testDatabase } from '../testing/index.ts'
import { migrate } from './migrate.ts'

// A database of the first release, with what people put into it, comes to the newest migration with all of that as it was.

const { ownerDb, ownerUrl } = await testDatabase()
const appRole = 'zhengyun_app'
const shipped = new URL('../../migrations/', import.meta.url)
const lastOfFirstRelease = '0009'
const passwordHash = await createHashing({ memoryKib: 64, passes: 1 }).hash('春眠不觉晓-闻啼鸟')
const at = '2025-07-01T01:00:00Z'

const folder = `${mkdtempSync(join(tmpdir(), 'zhengyun-upgrade-'))}/`
afterAll(() => rmSync(folder, { recursive: true }))

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
  expect(await written(before)).toEqual(before)
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
  const [place, unit, provider, someone, system, pool, file] = Array.from({ length: 7 }, newId) as [Id, Id, Id, Id, Id, Id, Id]
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
  ]
  for (const each of statements) await each.execute(ownerDb)
}
