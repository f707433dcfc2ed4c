import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestServer } from '../../testing/server.ts'
import { digests } from '../authorization.fixture.ts'
import { loadLaw } from '../law-files.ts'
import { officeWithPast, packOf, withAcceptance, zipped } from './office.fixture.ts'

const { db, ownerDb, server, world, clock } = await officeWithPast('weihai-2025/scenarios/settlement-2025.yaml', '2025-10-09T08:30')
clock.set('2026-03-02T09:00')
const authority = world.player('authority')
const own = packOf('weihai-2025', ['settlement-2025.yaml', 'stage.yaml'])
const upload = (files: Parameters<typeof zipped>[0], by = authority, folder = 'draft/') =>
  by.call('POST', '/measure-drafts', { body: { name: '草案.zip', content: zipped(files, folder).toString('base64') } })
const uploaded = async (files: Parameters<typeof zipped>[0]) => {
  const reply = await upload(files)
  if (!reply.ok) throw new Error(reply.problem.detail)
  return reply.body
}
const ended = async (id: string, timeout = 150_000) => {
  await expect
    .poll(async () => (await authority.need('GET', `/measure-trials/${id}`)).state, { timeout, interval: 300 })
    .not.toBe('running')
  return authority.need('GET', `/measure-trials/${id}`)
}
/** All facts, but what the trials themselves keep. */
const facts = async () => {
  const {
    measure_trial: _t,
    measure_trial_row: _r,
    measure_draft: _d,
    notice: _n,
    notice_cursor: _c,
    job_state: _j,
    ...rest
  } = await digests(ownerDb)
  return rest
}

test('a draft without fault is read, held against the measure in force, and tried in the background: nothing of the past changes', {
  timeout: 200_000,
}, async () => {
  const draft = await uploaded(withAcceptance(own, '1 hour'))
  expect(draft).toMatchObject({
    title: expect.stringContaining('修订草案'),
    measureId: 'weihai-2025',
    faults: [],
    faultCount: 0,
    storyCount: 1,
    against: { id: 'weihai-2025' },
  })
  const { comparison } = await authority.need('GET', `/measure-drafts/${draft.id}/comparison`)
  expect(comparison.differences.filter(({ state }: { state: string }) => state !== 'same')).toMatchObject([
    { kind: 'step', name: '受理', state: 'changed' },
  ])

  const before = await facts()
  const trial = await authority.need('POST', `/measure-drafts/${draft.id}/trials`, { body: undefined })
  expect(trial).toMatchObject({ state: 'running', outcome: null })
  const again = await authority.call('POST', `/measure-drafts/${draft.id}/trials`, { body: undefined })
  expect(again.ok ? '' : again.problem.code).toBe('measure.trial-going-on')
  const done = await ended(trial.id)
  expect(done).toMatchObject({ state: 'finished', failure: null })
  expect(done.outcome).toMatchObject({ stories: 1, storiesOf: 'draft', storiesFailure: null })
  expect(done.outcome.unlike).toBeGreaterThan(0)
  expect(done.outcome.after.overdue).toBeGreaterThan(done.outcome.before.overdue)
  expect(done.outcome.amounts.after).toBe(done.outcome.amounts.before)
  expect(Number(done.outcome.amounts.before)).toBeGreaterThan(0)
  expect(await facts()).toEqual(before)

  const { items } = await authority.need('GET', `/measure-trials/${trial.id}/rows?kind=case&limit=1`)
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ name: '政务云资源申请', differences: [{ kind: 'term', where: '“受理”的期限', before: '2025-10-11' }] })
  const rows = await authority.need('GET', `/measure-trials/${trial.id}/rows?kind=case&limit=1&after=1`)
  expect(rows.items[0]?.no ?? 2).toBe(2)
  expect((await authority.need('GET', '/audit-entries?act=measure.end-trial')).items).toMatchObject([
    { object: { kind: 'measure-trial', id: draft.id } },
  ])
})

test('other charging has other bills, system by system, though the draft has the id of the measure in force', {
  timeout: 200_000,
}, async () => {
  const changed = Object.fromEntries(
    Object.entries(own).map(([name, text]) => [
      name,
      text.replace('money: charging\nby: year\n', 'money: charging\nby: year\nfrom: next-month\n'),
    ]),
  )
  const draft = await uploaded(changed)
  expect(draft.faults).toEqual([])
  const trial = await authority.need('POST', `/measure-drafts/${draft.id}/trials`, { body: undefined })
  const { outcome } = await ended(trial.id)
  expect(Number(outcome.amounts.after)).toBeLessThan(Number(outcome.amounts.before))
  expect(outcome).toMatchObject({ unlike: 0, storiesUnlike: 1 })
  const { items } = await authority.need('GET', `/measure-trials/${trial.id}/rows?kind=amount`)
  expect(items[0]).toMatchObject({ label: expect.any(String), differences: [{ kind: 'amount' }] })
  expect((await authority.need('GET', `/measure-trials/${trial.id}/rows?kind=story`)).items[0].differences[0].where).toMatch(/^第 \d+ 步/)
})

test('a trial is stopped by who began it or who looks after the platform, with its process; nobody else may, and nothing more is written', {
  timeout: 100_000,
}, async () => {
  const draft = await uploaded(withAcceptance(own, '1 hour'))
  const system = world.player('系统管理员')
  const code = (reply: Awaited<ReturnType<typeof authority.call>>) => (reply.ok ? 'ok' : reply.problem.code)
  const stop = (id: string, by = authority) => by.call('POST', `/measure-trials/${id}/stop`, { body: undefined })
  const begin = () => authority.need('POST', `/measure-drafts/${draft.id}/trials`, { body: undefined })
  const one = await begin()
  expect(one).toMatchObject({ state: 'running', mayStop: true, stoppedByName: null })
  expect(code(await stop(one.id, world.player('unit')))).toBe('permission.denied')
  // A colleague of whoever began it sees it and may not stop it.
  const { rows: others } = await sql<{ id: string }>`
    insert into measure_trial (id, draft_id, jurisdiction_id, organisation_id, organisation_name, against, started_by, started_by_name, started_at, state, failure, ended_at)
    select gen_random_uuid(), t.draft_id, t.jurisdiction_id, t.organisation_id, t.organisation_name, t.against, p.id, '同事', t.started_at, 'failed', '某', t.started_at
    from measure_trial t, person p where t.id = ${one.id} and p.id <> t.started_by limit 1 returning id`.execute(ownerDb)
  expect(code(await stop(others[0]?.id ?? ''))).toBe('measure.trial-not-yours')
  expect(code(await stop(one.id))).toBe('ok')
  const stopped = await authority.need('GET', `/measure-trials/${one.id}`)
  expect(stopped).toMatchObject({
    state: 'stopped',
    mayStop: false,
    stoppedByName: expect.stringMatching(/./),
    failure: null,
    outcome: null,
  })
  expect(code(await stop(one.id))).toBe('measure.trial-ended')
  // The lock of a trial goes with its process: when it is free, the process has gone.
  const free = async () => {
    const { rows } = await sql<{ taken: boolean }>`select exists (select from pg_locks where locktype = 'advisory' and objid =
      (select no from measure_trial where id = ${one.id})::oid and database = (select oid from pg_database where datname = current_database())) as taken`.execute(
      ownerDb,
    )
    return rows[0]?.taken
  }
  await expect.poll(free, { timeout: 30_000, interval: 100 }).toBe(false)
  const [row] = (await sql`select done, part, state from measure_trial where id = ${one.id}`.execute(ownerDb)).rows
  const two = await begin()
  const reply = await system.call('POST', `/jobs/work/trials/${two.id}/stop`, { body: undefined })
  expect(code(reply)).toBe('ok')
  expect(JSON.stringify(reply)).not.toContain(draft.title)
  expect(code(await authority.call('POST', `/jobs/work/trials/${two.id}/stop`, { body: undefined }))).toBe('permission.denied')
  expect((await authority.need('GET', `/measure-trials/${two.id}`)).state).toBe('stopped')
  expect((await authority.need('GET', '/audit-entries?act=measure.stop-trial')).items.length).toBe(2)
  expect((await sql`select done, part, state from measure_trial where id = ${one.id}`.execute(ownerDb)).rows[0]).toEqual(row)
})

test('one that was stopped from another process ends here at its next step, or with the job', { timeout: 100_000 }, async () => {
  const draft = await uploaded(withAcceptance(own, '1 hour'))
  const trial = await authority.need('POST', `/measure-drafts/${draft.id}/trials`, { body: undefined })
  await sql`update measure_trial set state = 'stopped', stopped_by_name = '某', ended_at = ${clock.now()} where id = ${trial.id}`.execute(
    ownerDb,
  )
  await server.composition.trials.resume()
  const { no } = (await sql<{ no: number }>`select no from measure_trial where id = ${trial.id}`.execute(ownerDb)).rows[0] ?? { no: 0 }
  const taken = async () =>
    (await sql`select from pg_locks where locktype = 'advisory' and objid = ${no}::oid`.execute(ownerDb)).rows.length
  await expect.poll(taken, { timeout: 30_000, interval: 100 }).toBe(0)
  expect((await authority.need('GET', `/measure-trials/${trial.id}`)).state).toBe('stopped')
})

test('a trial whose process went is begun anew by another; one that breaks off again and again is given up, in words', {
  timeout: 200_000,
}, async () => {
  const draft = await uploaded(own)
  const trial = await authority.need('POST', `/measure-drafts/${draft.id}/trials`, { body: undefined })
  const attempts = async () => (await authority.need('GET', `/measure-trials/${trial.id}`)).attempts
  await expect.poll(attempts, { timeout: 60_000, interval: 100 }).toBe(1)
  await server.composition.trials.stop()
  expect((await authority.need('GET', `/measure-trials/${trial.id}`)).state).toBe('running')
  const other = await createTestServer({ db, clock, regimes: (await loadLaw([])).regimes })
  await other.composition.jobs.try()
  await other.composition.jobs.try()
  expect(await ended(trial.id)).toMatchObject({ state: 'finished', attempts: 2, outcome: { unlike: 0, storiesUnlike: 0 } })

  const { rows } = await sql<{
    id: string
  }>`insert into measure_trial (id, draft_id, jurisdiction_id, organisation_id, organisation_name, against, started_by,
      started_by_name, started_at, attempts)
    select uuidv7(), draft_id, jurisdiction_id, organisation_id, organisation_name, against, started_by, started_by_name, started_at, 3
    from measure_trial where id = ${trial.id} returning id`.execute(db)
  await other.composition.jobs.try()
  expect(await ended(rows[0]?.id ?? '')).toMatchObject({
    state: 'failed',
    failure: '推演3次中断（进程退出或内存不足），不再继续；可以重新推演',
  })
})

test('a pack with faults is kept with them, each with its place and article, and is not tried', async () => {
  const draft = await uploaded({ ...own, '05-use.md': (own['05-use.md'] ?? '').replace('to: allocate, issues', 'to: nowhere, issues') })
  expect(draft.faultCount).toBeGreaterThan(0)
  const fault = draft.faults.find(({ file }: { file: string }) => file === '05-use.md')
  expect(fault).toMatchObject({
    line: expect.any(Number),
    article: expect.stringMatching(/^第.+条/),
    fault: expect.stringContaining('nowhere'),
  })
  const refused = await authority.call('POST', `/measure-drafts/${draft.id}/trials`, { body: undefined })
  expect(refused.ok ? '' : refused.problem.detail).toBe(`草案有${draft.faultCount}处差错，改正并重新上传后才能推演`)
  expect((await authority.need('GET', `/measure-drafts/${draft.id}/comparison`)).comparison).toBeNull()
})

test('one upload sent many times is checked once', async () => {
  const body = { name: '多次.zip', content: zipped(own).toString('base64') }
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => authority.call('POST', '/measure-drafts', { body, key: 'one-key-for-all-of-them' })),
  )
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.problem.code)).toSorted()).toEqual(['ok', ...Array(7).fill('request.too-often')])
  expect(await upload(own)).toMatchObject({ ok: true })
})

test('what an author hides in escapes is no fault of ours', async () => {
  const odd = { ...own, 'measure.md': (own['measure.md'] ?? '').replace(/^title: .*$/m, 'title: "办\\0法\\uD800"') }
  expect(await uploaded(odd)).toMatchObject({ title: '办�法�', faultCount: 0 })
})

test('drafts are paged, and their own organisation’s', async () => {
  const first = await authority.need('GET', '/measure-drafts?limit=2')
  expect(first.items).toHaveLength(2)
  const second = await authority.need('GET', `/measure-drafts?limit=2&after=${first.next}`)
  expect(second.items.map(({ id }: { id: string }) => id)).not.toContain(first.items[0].id)
  for (const name of ['unit', 'provider', '系统管理员']) {
    const answer = await upload(own, world.player(name))
    expect(answer.ok ? '' : answer.problem.code, name).toBe('permission.denied')
  }
  // Another body of the same place, which sees all of it as well, has a draft of its own.
  const { rows } = await sql<{ id: string }>`insert into measure_draft
    select (jsonb_populate_record(d, jsonb_build_object('id', uuidv7(), 'organisation_id', ${world.player('unit').organisationId}::text))).*
    from measure_draft d where id = ${first.items[0].id} returning id`.execute(db)
  const [theirs] = rows
  for (const path of [`/measure-drafts/${theirs?.id}`, `/measure-drafts/${theirs?.id}/comparison`]) {
    const answer = await authority.call('GET', path)
    expect(answer.ok ? '' : answer.problem.code).toBe('request.not-found')
  }
  const all = await authority.need('GET', '/measure-drafts?limit=200')
  expect(all.items.map(({ id }: { id: string }) => id)).not.toContain(theirs?.id)
})

test('what has ended is never altered, and nothing is added to it', async () => {
  const refused = (statement: ReturnType<typeof sql>) =>
    expect(statement.execute(ownerDb)).rejects.toThrow(/never altered|only while a trial runs|refuse|history/i)
  await refused(sql`update measure_trial set outcome = '{}' where state = 'finished'`)
  await refused(sql`delete from measure_trial`)
  await refused(sql`update measure_draft set title = 'x'`)
  await refused(sql`delete from measure_trial_row`)
  await refused(sql`update measure_trial_row set label = 'x'`)
  await refused(sql`insert into measure_trial_row (trial_no, kind, no, label, name, jurisdiction_id, differences)
    select no, 'story', 9999, '', '', jurisdiction_id, '[]' from measure_trial`)
})
