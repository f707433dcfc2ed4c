import { fileURLToPath } from 'node:url'
import { type RawBuilder, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createDoor, type Day, newId, type Tx } from '../kernel/index.ts'
import { codeOf, fixedClock, must, testDatabase } from '../testing/index.ts'
import { anOffice, contractsIn, regimes } from './office.fixture.ts'
import { openAccounting } from './service/acts/account.ts'
import { openSealing } from './service/acts/seal.ts'
import { createSettlement } from './service/index.ts'
import type { SettlementNeeds } from './service/needs.ts'
import { aloneOn } from './service/run/perform.ts'
import { createThreads, type Threads } from './service/run/threads.ts'
import { prove } from './store/proofs.ts'
import { findRun } from './store/runs.ts'
import { findHeld, markSealed as seal } from './store/statements.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2026-01-05T09:00')
const needsOf = (threads: Threads | null): SettlementNeeds => ({
  ...{ db, door: createDoor({ db, clock }), clock, regimes, threads, contracts: contractsIn(db, clock) },
  regimeIdOn: async () => 'bounded',
  availabilityOf: async () => null,
})
const needs = needsOf(null)
const settlement = createSettlement(needs)
const from = '2025-01-01' as Day

/** A unit with so many resources of one item: 31 a month each, all year: 372.00. */
async function aPlace(resources: number) {
  const office = await anOffice(ownerDb)
  const [unit, second, cloud] = [
    await office.organisation('文旅厅'),
    await office.organisation('卫健委'),
    await office.organisation('甲云'),
  ]
  const item = await office.item('VM', '云主机', '台·月', 'month')
  await office.price(item, '2024-01-01', null, '31')
  await office.contract(cloud, '2024-01-01', '2027-01-01', new Map([[item, null]]))
  const pool = await office.pool(cloud, '甲池', [['2024-01-01', null]])
  const systems = [await office.system(unit, '一'), await office.system(second, '二')] as const
  const common = {
    providerId: cloud,
    poolId: pool,
    itemId: item,
    charged: ['2025-01-01', null],
    allocations: [['2025-01-01', null, '1']],
  } as const
  const of = (index: number) => ({ organisationId: index % 2 ? second : unit, systemId: systems[index % 2 ? 1 : 0], ...common })
  for (let index = 0; index < Math.min(resources, 3); index++) await office.resource(of(index))
  if (resources > 3) await many(office.jurisdictionId, resources - 3)
  const actor = (party: string) => office.actor(unit, party, ['handler', 'reviewer', 'signer'])
  return { office, unit, item, support: actor('support'), reviewer: actor('authority'), signer: actor('authority') }
}

/** More of the last resource, straight into the tables. */
async function many(jurisdictionId: string, count: number): Promise<void> {
  const copies = sql`select r.*, gen_random_uuid() as twin, n from (select * from resource where jurisdiction_id = ${jurisdictionId} limit 1) r, generate_series(2, ${count + 1}::int) n`
  await sql`create temp table twin as ${copies}`.execute(ownerDb)
  await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, charged_from, created_at)
    select twin, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, n, state, charged_from, created_at from twin`.execute(
    ownerDb,
  )
  await sql`insert into allocation select twin, '[2025-01-01,)', 1, case_id from twin`.execute(ownerDb)
  await sql`drop table twin`.execute(ownerDb)
}

const rowsOf = async (no: number) => {
  const { rows } = await sql<{
    n: number
  }>`select ((select count(*) from statement_resource where run_no = ${no}) + (select count(*) from statement_share where run_no = ${no})
    + (select count(*) from statement_entry where run_no = ${no}) + (select count(*) from statement_total where run_no = ${no})
    + (select count(*) from statement_month where run_no = ${no}))::int as n`.execute(db)
  return rows[0]?.n
}

describe('a run that its process left behind', () => {
  test('is begun anew by the job: what it had written is taken back, and the statement stands once', async () => {
    const { support } = await aPlace(3)
    const id = must(await openAccounting(needs, support, { from, version: null }, newId()))
    const run = await findRun(db, id)
    // It had written a share and told of its progress when it died.
    await db.transaction().execute(async (tx) => {
      await sql`select set_config('zhengyun.run', ${String(run?.no)}, true)`.execute(tx)
      await sql`insert into statement_share values (${run?.no}, 9, ${newId()}, '半张', 1, 1, 1, 100, 100, 0, 0, 0, repeat('a', 64))`.execute(
        tx,
      )
      await sql`update settlement_run set done = 1, total = 3 where no = ${run?.no}`.execute(tx)
    })
    expect((await settlement.list(support, { limit: 5 })).items).toEqual([])
    expect(await settlement.progress(support)).toMatchObject({ state: 'running', done: 1, total: 3 })
    await settlement.resume()
    expect(await findRun(db, id)).toMatchObject({ state: 'finished', attempts: 2, done: 3, total: 3 })
    const [statement, ...others] = (await settlement.list(support, { limit: 5 })).items
    expect(others).toEqual([])
    // Three resources of twelve months, 31.00 each.
    expect(statement).toMatchObject({ state: 'accounted', lineCount: 36, total: '1116.00' })
    await settlement.resume()
    expect(await settlement.get(support, statement?.id ?? '')).toEqual({ ok: true, value: statement })
  })

  test('that dies again and again is given up, with nothing left of it, and may be asked for anew', async () => {
    const { support } = await aPlace(1)
    const id = must(await openAccounting(needs, support, { from, version: null }, newId()))
    await sql`update settlement_run set attempts = 3 where id = ${id}`.execute(db)
    await settlement.resume()
    const run = await findRun(db, id)
    expect(run).toMatchObject({
      state: 'failed',
      refusal: { code: 'statement.run-broken', message: expect.stringContaining('没有留下任何结果') },
    })
    expect(await rowsOf(run?.no ?? 0)).toBe(0)
    expect(must(await settlement.account(support, { from, version: null }, newId())).total).toBe('372.00')
  })

  test('is left alone while its process works on it', async () => {
    const { support } = await aPlace(1)
    const id = must(await openAccounting(needs, support, { from, version: null }, newId()))
    const run = await findRun(db, id)
    if (!run) throw new Error('no run')
    await aloneOn(needs, run, false, async () => {
      await settlement.resume()
      expect(await findRun(db, id)).toMatchObject({ state: 'running', attempts: 1 })
      throw new Error('it dies')
    }).catch(() => {})
    expect(codeOf(await settlement.account(support, { from, version: null }, newId()))).toBe('statement.run-under-way')
    await settlement.resume()
    expect(await findRun(db, id)).toMatchObject({ state: 'finished' })
  })
})

describe('sealing', () => {
  test('that was interrupted has sealed nothing; resumed it seals once, and twice changes nothing', async () => {
    const { support, reviewer, signer } = await aPlace(2)
    const accounted = must(await settlement.account(support, { from, version: null }, newId()))
    const reviewed = must(await settlement.review(reviewer, { id: accounted.id, version: accounted.version }, newId()))
    const id = must(await openSealing(needs, signer, { id: accounted.id, version: reviewed.version }, newId()))
    expect(must(await settlement.get(support, accounted.id))).toMatchObject({ state: 'reviewed', seal: null })
    expect(codeOf(await settlement.seal(signer, { id: accounted.id, version: reviewed.version }, newId()))).toBe('statement.run-under-way')
    await settlement.resume()
    const sealed = must(await settlement.get(support, accounted.id))
    expect(sealed).toMatchObject({ state: 'sealed', seal: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(sealed.events.at(-1)).toMatchObject({ kind: 'sealed', personName: '张三' })
    expect((await findRun(db, id))?.state).toBe('finished')
    expect(codeOf(await settlement.seal(signer, { id: accounted.id, version: sealed.version }, newId()))).toBe('statement.state')
    await settlement.resume()
    expect(must(await settlement.get(support, accounted.id))).toEqual(sealed)
  })

  test('refuses what the database doubts, and the statement can still be returned', async () => {
    const { support, reviewer, signer } = await aPlace(1)
    const accounted = must(await settlement.account(support, { from, version: null }, newId()))
    const reviewed = must(await settlement.review(reviewer, { id: accounted.id, version: accounted.version }, newId()))
    await ownerDb.transaction().execute(async (tx) => {
      await sql`alter table statement_resource disable trigger user`.execute(tx)
      await sql`update statement_resource set lines = overlay(lines placing int8send(substring(lines, 103, 8)::bigint * 2) from 103) where run_no = (select run_no from statement where id = ${accounted.id})`.execute(
        tx,
      )
      await sql`alter table statement_resource enable trigger user`.execute(tx)
    })
    const refused = await settlement.seal(signer, { id: accounted.id, version: reviewed.version }, newId())
    expect(refused).toMatchObject({ refusal: { code: 'statement.doubtful', message: expect.stringContaining('than was allocated') } })
    expect(must(await settlement.get(support, accounted.id))).toMatchObject({ state: 'reviewed', seal: null })
    expect(
      must(await settlement.return(reviewer, { id: accounted.id, version: reviewed.version, opinion: '重新核算' }, newId())).state,
    ).toBe('returned')
  })
})

describe('the database seals what it has proved, whatever program asks', () => {
  /** A reviewed statement that is being sealed, and its seal as a program might set it. */
  async function reviewed() {
    const { support, reviewer, signer } = await aPlace(1)
    const { id, version } = must(await settlement.account(support, { from, version: null }, newId()))
    const { version: now } = must(await settlement.review(reviewer, { id, version }, newId()))
    const runId = must(await openSealing(needs, signer, { id, version: now }, newId()))
    const [run, held] = [await findRun(db, runId), await findHeld(db, id)]
    if (!run || !held) throw new Error('nothing to seal')
    const proof = { sealRunNo: run.no, statementId: id, revision: held.revision, runNo: held.runNo, at: clock.now() }
    const markSealed = () => db.transaction().execute((tx) => seal(tx, id, 'a'.repeat(64), clock.now()))
    return { id, run, held, proof, markSealed }
  }
  const asOwner = (work: (tx: Tx) => Promise<unknown>, ...tables: string[]) =>
    ownerDb.transaction().execute(async (tx) => {
      for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx)
      await work(tx)
      for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx)
    })

  test('without a proof, or with another statement’s, nothing is sealed', async () => {
    const { proof, markSealed, held } = await reviewed()
    await expect(markSealed()).rejects.toThrow('its lines were never proved')
    const other = await reviewed()
    await expect(prove(db, { ...proof, sealRunNo: other.run.no })).rejects.toThrow('is being sealed')
    await expect(prove(db, { ...proof, runNo: other.held.runNo })).rejects.toThrow('is being sealed')
    await expect(prove(db, { ...proof, revision: held.revision + 1 })).rejects.toThrow('is being sealed')
    await expect(markSealed()).rejects.toThrow('its lines were never proved')
    expect(await prove(db, proof)).toBe(null)
    await markSealed()
  })

  test('a proof that found something seals nothing, and says what it found whatever was written', async () => {
    const { held, proof, markSealed } = await reviewed()
    await asOwner(
      (tx) =>
        sql`update statement_resource set lines = overlay(lines placing int8send(substring(lines, 103, 8)::bigint * 2) from 103) where run_no = ${held.runNo}`.execute(
          tx,
        ),
      'statement_resource',
    )
    await sql`insert into statement_proof (seal_run_no, statement_id, revision, run_no, proved_at, doubt, digest)
      values (${proof.sealRunNo}, ${proof.statementId}, ${proof.revision}, ${proof.runNo}, ${proof.at}, null, repeat('a', 64))`.execute(db)
    await expect(markSealed()).rejects.toThrow('than was allocated')
  })

  test.each<[string, string, (run: number) => RawBuilder<unknown>]>([
    ['a share', 'statement_share', (run) => sql`update statement_share set digest = repeat('b', 64) where run_no = ${run}`],
    ['a name', 'statement_entry', (run) => sql`update statement_entry set data = '{"name":"x"}' where run_no = ${run} and kind = 'system'`],
    ['the run', 'settlement_run', (run) => sql`update settlement_run set regime_id = 'other' where no = ${run}`],
    [
      'a result',
      'statement_adjustment',
      (run) => sql`insert into statement_adjustment values (${run}, 1, 'r', 'r', 'provider', ${newId()}, '云', '99', 0, 100, 0, 's', '1')`,
    ],
  ])('what was proved and then altered is proved no more: %s', async (_, table, alter) => {
    const { held, proof, markSealed } = await reviewed()
    expect(await prove(db, proof)).toBe(null)
    await asOwner((tx) => alter(held.runNo).execute(tx), table)
    await expect(markSealed()).rejects.toThrow('it is not what was proved')
  })

  test('a proof of an earlier sealing, which has ended, is none; and none is altered', async () => {
    const { run, proof, markSealed } = await reviewed()
    expect(await prove(db, proof)).toBe(null)
    await sql`update settlement_run set state = 'failed', ended_at = now() where no = ${run.no}`.execute(db)
    await expect(markSealed()).rejects.toThrow('its lines were never proved')
    await expect(prove(db, proof)).rejects.toThrow('is being sealed')
    await expect(sql`update statement_proof set doubt = null`.execute(db)).rejects.toThrow('never altered')
    await expect(sql`delete from statement_proof`.execute(ownerDb)).rejects.toThrow('never altered')
  })
})

test('a refusal takes back everything: the same cycle is accounted when the price is there', async () => {
  const { office, item, support } = await aPlace(2)
  await sql`update item_price set during = '[2024-01-01,2025-06-01)' where item_id = ${item}`.execute(ownerDb)
  const refused = await settlement.account(support, { from, version: null }, newId())
  expect(refused).toMatchObject({ refusal: { code: 'statement.price-missing', facts: { count: '2' } } })
  const run = await settlement.progress(support)
  expect(run).toMatchObject({ state: 'failed', refusal: { code: 'statement.price-missing' } })
  expect(await rowsOf(run?.no ?? 0)).toBe(0)
  await office.price(item, '2025-06-01', null, '30')
  // 2 × (5 × 31.00 + 7 × 30.00)
  expect(must(await settlement.account(support, { from, version: null }, newId())).total).toBe('730.00')
})

test('in threads it comes to the same as in one, to the fen, and every digest holds', async () => {
  const { support, reviewer, signer } = await aPlace(5_200)
  const threaded = createSettlement(needsOf(createThreads(fileURLToPath(new URL('../../calendars', import.meta.url)))))
  const statement = must(await threaded.account(support, { from, version: null }, newId()))
  expect(statement).toMatchObject({ lineCount: 5_200 * 12, total: '1934400.00' }) // 5,200 × 372.00
  const { rows } = await sql<{
    shares: number
    first: number
    last: number
  }>`select count(*)::int as shares, min(first_no) as first, max(first_no + line_count - 1) as last
    from statement_share where run_no = (select run_no from statement where id = ${statement.id})`.execute(db)
  expect(rows).toEqual([{ shares: 2, first: 1, last: 5_200 * 12 }])
  const reviewed = must(await threaded.review(reviewer, { id: statement.id, version: statement.version }, newId()))
  const sealed = must(await threaded.seal(signer, { id: statement.id, version: reviewed.version }, newId()))
  expect(must(await threaded.verify(support, sealed.id)).intact).toBe(true)
}, 60_000)
