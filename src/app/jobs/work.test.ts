import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/index.ts'
import { anOffice } from '../../procedures/testing/office.fixture.ts'

const office = await anOffice('2026-09-28 09:00')
const { db } = office
const system = office.world.player('系统管理员')
const { rows: places } = await sql<{ id: string }>`select id from jurisdiction`.execute(db)
const [place] = places
const organisation = office.world.player('authority').organisationId
const { rows: people } = await sql<{ id: string }>`select id from person limit 1`.execute(db)
const [someone] = people

const run = (kind: string, at: string, more: { state: string; done: number; total: number; refusal?: object }) =>
  sql`
  insert into settlement_run (id, jurisdiction_id, kind, statement_id, revision, regime_id, during, state, done, total, started_by, started_by_name, organisation_id,
    organisation_name, started_at, alive_at, ended_at, refusal)
  values (${newId()}, ${place?.id}, ${kind}, ${newId()}, 1, 'x', '[2026-01-01,2027-01-01)', ${more.state}, ${more.done}, ${more.total}, ${newId()}, '张三', ${organisation},
    '某地数据局', ${at}, ${at}, ${more.state === 'running' ? null : at}, ${more.refusal ? JSON.stringify(more.refusal) : null}::jsonb)`.execute(
    db,
  )
await run('account', '2026-09-27T01:00:00Z', {
  state: 'failed',
  done: 10,
  total: 500,
  refusal: { code: 'statement.price-missing', message: '内部细节', facts: { count: '3' }, faults: [{ message: '内部细节' }] },
})
await run('seal', '2026-09-27T02:00:00Z', { state: 'running', done: 40, total: 100 })
const imported = (act: string, at: string, request: string, units: number) =>
  sql`
  insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id, ip, request_id)
  select ${at}, ${newId()}, '张三', ${organisation}, ${act}, 'metered-quantities', 'x', ${place?.id}, 'local', ${request} from generate_series(1, ${units}::int)`.execute(
    db,
  )
await imported('metering.import', '2026-09-27T03:00:00Z', 'r1', 5)
await imported('usage.import', '2026-09-27T03:00:00Z', 'r2', 1)
const draft = newId()
await sql`insert into measure_draft (id, jurisdiction_id, organisation_id, organisation_name, file_name, sha256, measure_id, title, against, files, story_count, fault_count,
    faults, unproven, coverage, comparison, uploaded_by, uploaded_by_name, uploaded_at)
  values (${draft}, ${place?.id}, ${organisation}, '某地数据局', 'x.zip', repeat('0', 64), 'x', '某地办法', 'x', '{}', 0, 0, '[]', '[]', '{}', '{}', ${someone?.id}, '张三',
    '2026-09-26T00:00:00Z')`.execute(db)
await sql`insert into measure_trial (id, draft_id, jurisdiction_id, organisation_id, organisation_name, against, state, failure, ended_at, started_by, started_by_name, started_at)
  values (${newId()}, ${draft}, ${place?.id}, ${organisation}, '某地数据局', 'x', 'failed', '推演超过规定的时间', '2026-09-27T05:00:00Z', ${someone?.id}, '张三',
    '2026-09-27T04:00:00Z')`.execute(db)

test('all work is in one list, the newest first, with its progress, and why it failed', async () => {
  const { items, next } = await system.need('GET', '/jobs/work')
  expect(next).toBeNull()
  expect(items.map(({ name, state, done, total, failure }: Record<string, unknown>) => [name, state, done, total, failure])).toEqual([
    ['办法推演', 'failed', 0, 0, '推演超过规定的时间'],
    ...items.slice(1, 3).map(({ name }: { name: string }) => [name, 'done', 0, 0, null]),
    ['结算单封存：2026-01-01 至 2026-12-31', 'running', 40, 100, null],
    ['结算单核算：2026-01-01 至 2026-12-31', 'failed', 10, 500, '有…处应计费的期间没有最终价格，不能核算'],
  ])
  // However many units an import concerns, it is one.
  expect(
    items
      .slice(1, 3)
      .map(({ name }: { name: string }) => name)
      .toSorted(),
  ).toEqual(['导入利用率数据', '导入计量数量'])
  expect(items[1]).toMatchObject({ jurisdiction: '某地', organisation: '某地数据局' })
  // A draft is its organisation's alone: of its trials kind and state are told, and nothing of what or whose they are.
  expect(items[0]).toMatchObject({ kind: 'trial', jurisdiction: null, organisation: null })
  expect(JSON.stringify(await system.need('GET', '/jobs/work?kind=trial'))).not.toContain('某地')
  // Whoever looks after the platform is told no business.
  expect(JSON.stringify(items)).not.toMatch(/张三|内部细节/)
})

test('page by page nothing is lost and nothing comes twice, and one kind is asked for alone', async () => {
  const all = (await system.need('GET', '/jobs/work')).items
  const seen: unknown[] = []
  for (let after = ''; ; ) {
    const page = await system.need('GET', `/jobs/work?limit=1${after ? `&after=${encodeURIComponent(after)}` : ''}`)
    seen.push(...page.items)
    if (page.next === null) break
    after = page.next
  }
  expect(seen).toEqual(all)
  expect((await system.need('GET', '/jobs/work?kind=import')).items).toHaveLength(2)
  expect((await system.need('GET', '/jobs/work?after=nonsense')).items).toHaveLength(all.length)
})

test.each(['authority', 'unit', '安全管理员', '审计管理员'])('%s is shown neither work nor settings', async (name) => {
  for (const path of ['/jobs/work', '/settings']) {
    const answer = await office.world.player(name).call('GET', path)
    expect(answer.ok ? '' : answer.problem.code).toBe('permission.denied')
  }
})
