import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createDoor, type Database, type Day, fen, formatYuan, newId, type Outcome, yuan } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { anOffice, contractsIn, regimes } from './office.fixture.ts'
import { arithmeticOf } from './rules/explain.ts'
import { checkSealFile } from './rules/seal-file.ts'
import { grounds, type StatementLine } from './rules/statement.ts'
import { createSettlement } from './service/index.ts'
import { sealFileOf } from './service/sealing.ts'
import { findHeld, type Held } from './store/statements.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-09-01T09:00')
const settlementOf = (regimeId: string) =>
  createSettlement({
    availabilityOf: async () => null,
    ...{ db, door: createDoor({ db, clock }), clock, regimes, regimeIdOn: async () => regimeId },
    threads: null,
    contracts: contractsIn(db, clock),
  })
const settlement = settlementOf('monthly')

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.value
}
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code)
const at = (from: string, version: number | null = null) => ({ from: from as Day, version })
const key = () => newId()
/** The run whose lines a statement shows. */
const runOf = (id: string) => sql`(select run_no from statement where id = ${id})`
const all = async (texts: AsyncIterable<string>) => {
  const found: string[] = []
  for await (const text of texts) found.push(text)
  return found
}
async function* streamOf(texts: readonly string[]) {
  yield* texts
}

/** A jurisdiction with two units of the level, one of another budget, and two providers. */
async function aYear(database: Database = ownerDb) {
  const office = await anOffice(database)
  const support = await office.organisation('技术保障中心')
  const authority = await office.organisation('数据局')
  const culture = await office.organisation('文旅厅')
  const health = await office.organisation('卫健委')
  const county = await office.organisation('某县', 'outside-level')
  const [cloudA, cloudB] = [await office.organisation('甲云'), await office.organisation('乙云')]
  await office.contract(cloudA, '2024-06-28', '2027-09-01')
  const vcpu = await office.item('VCPU', '虚拟CPU', '核·月', 'month')
  const backup = await office.item('BAK', '数据迁移', '次', 'once', '服务')
  await office.price(vcpu, '2024-06-28', '2025-03-16', '46.00')
  await office.price(vcpu, '2025-03-16', null, '45.00')
  await office.price(backup, '2024-06-28', null, '1200.50')
  const poolA = await office.pool(cloudA, '甲池', [['2024-06-28', null]])
  const poolB = await office.pool(cloudB, '乙池', [])
  const systems = {
    culture: await office.system(culture, '文旅平台'),
    health: await office.system(health, '健康档案'),
    county: await office.system(county, '县门户'),
  }
  const ofA = { providerId: cloudA, poolId: poolA }
  await office.resource({
    organisationId: culture,
    systemId: systems.culture,
    ...ofA,
    itemId: vcpu,
    charged: ['2024-11-20', '2025-01-11'],
    allocations: [['2024-11-20', '2025-01-11', '8']],
  })
  await office.resource({
    organisationId: culture,
    systemId: systems.culture,
    ...ofA,
    itemId: backup,
    charged: ['2025-02-03', null],
    allocations: [['2025-02-03', null, '3']],
  })
  await office.resource({
    organisationId: health,
    systemId: systems.health,
    providerId: cloudB,
    poolId: poolB,
    itemId: vcpu,
    charged: ['2025-03-01', '2025-04-01'],
    allocations: [
      ['2025-03-01', '2025-03-16', '8'],
      ['2025-03-16', null, '12'],
    ],
  })
  await office.resource({
    organisationId: county,
    systemId: systems.county,
    ...ofA,
    itemId: vcpu,
    charged: ['2025-08-31', null],
    allocations: [['2025-08-31', null, '1']],
  })
  const actors = {
    accountant: office.actor(support, 'support', ['handler']),
    colleague: office.actor(support, 'support', ['handler']),
    reviewer: office.actor(authority, 'authority', ['reviewer']),
    signer: office.actor(authority, 'authority', ['signer']),
    head: office.actor(authority, 'authority', ['handler', 'reviewer', 'signer']),
    culture: office.actor(culture, 'user', ['handler']),
    health: office.actor(health, 'user', ['handler']),
    cloudA: office.actor(cloudA, 'provider', ['handler']),
    cloudB: office.actor(cloudB, 'provider', ['handler']),
    stranger: office.actor(await office.organisation('旁观单位'), 'user', ['handler']),
  }
  return { office, actors, vcpu, culture, health, county, systems, poolA, poolB, cloudA, cloudB }
}

const allLines = async (of: ReturnType<typeof createSettlement>, actor: Parameters<typeof of.lines>[0], id: string) =>
  value(await of.lines(actor, id, { limit: 200 })).items
const short = (line: StatementLine) => [line.organisationName, line.itemCode, line.from, line.to, line.days, line.amount]

/** What the year costs, by hand. */
const expected = [
  ['卫健委', 'VCPU', '2025-03-01', '2025-03-15', 15, '178.06'], // 46 × 8 × 15 ÷ 31 = 178.0645
  ['卫健委', 'VCPU', '2025-03-16', '2025-03-31', 16, '278.71'], // 45 × 12 × 16 ÷ 31 = 278.7097
  ['文旅厅', 'BAK', '2025-02-03', '2025-02-03', 0, '3601.50'], // 1200.50 × 3
  ['文旅厅', 'VCPU', '2024-11-20', '2024-11-30', 11, '134.93'], // 46 × 8 × 11 ÷ 30 = 134.9333
  ['文旅厅', 'VCPU', '2024-12-01', '2024-12-31', 31, '368.00'], // 46 × 8
  ['文旅厅', 'VCPU', '2025-01-01', '2025-01-10', 10, '118.71'], // 46 × 8 × 10 ÷ 31 = 118.7097
  ['某县', 'VCPU', '2025-08-31', '2025-08-31', 1, '0.00'], // 45 ÷ 31 = 1.45, not of this budget
]

describe('the life of a statement', async () => {
  const { actors } = await aYear()
  const first = value(await settlement.account(actors.accountant, at('2024-09-01'), key()))

  test('it is accounted by those whom the cycle names, with the lines and sums that a person computes by hand', async () => {
    expect(first).toMatchObject({
      from: '2024-09-01',
      to: '2025-08-31',
      state: 'accounted',
      revision: 1,
      version: 1,
      lineCount: 7,
      total: '4679.91',
      excluded: '1.45',
    })
    const lines = await allLines(settlement, actors.reviewer, first.id)
    expect(lines.map(short)).toEqual(expected)
    expect(lines.at(-1)?.excluded).toEqual({ rule: 'outside-budget', message: '“某县”独立结算，不列入本结算单', cite: '2' })
  })

  test('who is not the party, has no post or no word is refused; and the same cycle is accounted once', async () => {
    const again = (actor: typeof actors.accountant) => settlement.account(actor, at('2024-09-01'), key())
    expect(code(await again(actors.colleague))).toBe('statement.state')
    expect(await again(actors.head)).toMatchObject({ refusal: { code: 'statement.not-party', citation: { regime: 'monthly', cite: '1' } } })
    expect(code(await again({ ...actors.accountant, posts: ['reviewer'] }))).toBe('statement.not-post')
    expect(code(await again({ ...actors.accountant, permissions: new Set() }))).toBe('permission.denied')
    expect(code(await settlement.review(actors.accountant, { id: first.id, version: 1 }, key()))).toBe('statement.not-party')
    expect(code(await settlement.review(actors.signer, { id: first.id, version: 1 }, key()))).toBe('statement.not-post')
  })

  test('reviewed only by another person than who accounted, and on the version that he saw', async () => {
    const double = { ...actors.reviewer, personId: actors.accountant.personId }
    expect(code(await settlement.review(double, { id: first.id, version: 1 }, key()))).toBe('statement.own-accounting')
    expect(code(await settlement.review(actors.reviewer, { id: first.id, version: null }, key()))).toBe('request.version-missing')
    expect(code(await settlement.review(actors.reviewer, { id: first.id, version: 7 }, key()))).toBe('request.changed-meanwhile')
    expect(code(await settlement.seal(actors.signer, { id: first.id, version: 1 }, key()))).toBe('statement.state')
  })

  test('returned with an opinion, accounted anew as the next run, reviewed, sealed, and then for ever', async () => {
    expect(code(await settlement.return(actors.reviewer, { id: first.id, version: 1, opinion: ' ' }, key()))).toBe('request.invalid')
    value(await settlement.return(actors.reviewer, { id: first.id, version: 1, opinion: '请核对三月' }, key()))
    expect(code(await settlement.account(actors.accountant, at('2024-09-01'), key()))).toBe('request.version-missing')
    const second = value(await settlement.account(actors.colleague, at('2024-09-01', 2), key()))
    expect(second).toMatchObject({ state: 'accounted', revision: 2, version: 3, total: '4679.91' })
    value(await settlement.review(actors.reviewer, { id: first.id, version: 3, opinion: '同意' }, key()))
    const sealed = value(await settlement.seal(actors.signer, { id: first.id, version: 4 }, key()))
    expect(sealed).toMatchObject({ state: 'sealed', version: 5, sealedAt: clock.now() })
    expect(sealed.events.map((event) => [event.kind, event.revision, event.opinion])).toEqual([
      ['accounted', 1, null],
      ['returned', 1, '请核对三月'],
      ['accounted', 2, null],
      ['reviewed', 2, '同意'],
      ['sealed', 2, null],
    ])
    for (const act of ['review', 'return', 'seal'] as const) {
      expect(code(await settlement[act](actors.head, { id: first.id, version: 5, opinion: '改' }, key()))).toBe('statement.state')
    }
    expect(code(await settlement.account(actors.accountant, at('2024-09-01', 5), key()))).toBe('statement.state')
    const { rows } = await sql<{ act: string; lines: string }>`
      select string_agg(act, ' ' order by id) as act, (select count(*)::text from statement_line l join settlement_run r on r.no = l.run_no where r.statement_id = ${first.id}) as lines
      from audit_entry where object_id = ${first.id}`.execute(db)
    // Seven lines of each run.
    expect(rows).toEqual([
      { act: 'statement.accounted statement.return statement.accounted statement.review statement.sealed', lines: '14' },
    ])
  })

  test('anyone recomputes the seal from the seal file, and is told what was changed in it', async () => {
    const sealed = value(await settlement.get(actors.reviewer, first.id))
    const texts = await all(sealFileOf(db, (await findHeld(db, first.id)) as Held))
    const check = async (lines: readonly string[]) => checkSealFile(streamOf(lines))
    expect(await check(texts)).toEqual({ intact: true, stated: sealed.seal, recomputed: sealed.seal, lines: 7, faults: [] })
    const other = texts.map((text) => text.replace('"amount":13493', '"amount":13494'))
    expect((await check(other)).faults).toEqual(['“文旅厅”分册的明细与其摘要不一致'])
    expect((await check(texts.filter((text) => !text.startsWith('["line"')))).faults).toContain('结算单应有 7 行，文件中有 0 行')
    expect((await check(texts.map((text) => text.replace('文旅厅', '文体厅')))).faults).toEqual([
      '按文件内容重新计算的摘要与封存摘要不一致',
    ])
    const again = async (text: string) => (await check([...texts, text])).faults
    expect(await again(texts[0] as string)).toEqual([`第 ${texts.length + 1} 行在封存摘要之后，不在封存范围之内`])
    expect(await again(texts.at(-1) as string)).toEqual(['文件有两条封存摘要（seal）'])
    expect((await check([texts[0] as string, ...texts])).faults).toEqual(['文件有两条结算单的记录（head）'])
    // Another way to write an id would be read as the same sixteen bytes.
    const moved = texts.map((text) => text.replace(/^(\["resource",\d+,"[0-9a-f]{7})([0-9a-f])-/, '$1-$2'))
    expect((await check(moved)).intact).toBe(false)
    expect(
      (await check(texts.map((text) => text.replace(/"organisationName":"文旅厅"/, '"organisationName":{"toString":1}')))).intact,
    ).toBe(false)
    expect((await check(texts.slice(0, -1))).faults).toEqual(['文件没有封存摘要（seal）：文件不完整，或结算单尚未封存'])
    expect((await check(['x', ...texts, '["line",{"from":1e999}]'])).faults.length).toBe(2)
    expect(value(await settlement.verify(actors.culture, first.id))).toMatchObject({ intact: true, recomputed: sealed.seal })
  })

  test.each(grounds)('totals by %s add up to the total', async (by) => {
    const { total, items } = value(await settlement.totals(actors.reviewer, first.id, by))
    expect(total).toBe('4679.91')
    expect(formatYuan(fen(items.reduce((sum, item) => sum + yuan(item.amount), 0n)))).toBe(total)
    expect(items.reduce((sum, item) => sum + item.lineCount, 0)).toBe(7)
  })

  test('a line explains itself: price version, articles, arithmetic', async () => {
    const explained = value(await settlement.explain(actors.culture, first.id, 4))
    expect(arithmeticOf(explained.line)).toBe('46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元')
    expect(explained.price).toMatchObject({
      from: '2024-06-28',
      to: '2025-03-15',
      amount: '46',
      setBy: '定价单位',
      setByPerson: '李四',
      reason: '采购结果',
    })
    expect(explained.charging).toMatchObject({ from: '2024-11-20', to: '2025-01-10', endedBy: null })
    expect(explained.allocation).toMatchObject({ quantity: '8', from: '2024-11-20', to: '2025-01-10', changed: false })
    expect([explained.contract, explained.readings]).toEqual([null, []])
    expect(explained.articles).toContainEqual({ what: '计费方式', cite: '1', article: '第一条' })
    const excluded = value(await settlement.explain(actors.reviewer, first.id, 7))
    expect(arithmeticOf(excluded.line)).toBe(
      '45.00元/核·月 × 1核 × 1天 ÷ 31天 = 1.45元；不纳入结算，计0.00元：“某县”独立结算，不列入本结算单',
    )
    expect(excluded.articles.at(-1)).toEqual({ what: '不纳入结算', cite: '2', article: '第二条' })
    expect(code(await settlement.explain(actors.culture, first.id, 1))).toBe('request.not-found')
  })

  test('each sees his share: a unit its own, a provider what it supplied, a stranger nothing', async () => {
    const own = value(await settlement.get(actors.culture, first.id))
    expect(own).toMatchObject({ whole: false, lineCount: 4, total: '4223.14', events: [] }) // 3601.50 + 134.93 + 368.00 + 118.71
    expect((await allLines(settlement, actors.culture, first.id)).every((line) => line.organisationName === '文旅厅')).toBe(true)
    expect(value(await settlement.get(actors.cloudB, first.id))).toMatchObject({ lineCount: 2, total: '456.77' }) // 178.06 + 278.71
    expect(value(await settlement.totals(actors.cloudA, first.id, 'unit')).items.map(({ name }) => name)).toEqual(['文旅厅', '某县'])
    const refusedReads = [
      settlement.get(actors.stranger, first.id),
      settlement.lines(actors.stranger, first.id, { limit: 10 }),
      settlement.totals(actors.stranger, first.id, 'unit'),
      settlement.explain(actors.stranger, first.id, 1),
      settlement.verify(actors.stranger, first.id),
    ]
    expect((await Promise.all(refusedReads)).map(code)).toEqual(Array(5).fill('request.not-found'))
    expect((await settlement.list(actors.stranger, { limit: 10 })).items).toEqual([])
    expect((await settlement.list(actors.health, { limit: 10 })).items.map(({ total }) => total)).toEqual(['456.77'])
    const elsewhere = (await aYear()).actors.reviewer
    expect(code(await settlement.get(elsewhere, first.id))).toBe('request.not-found')
    expect(code(await settlement.return(elsewhere, { id: first.id, version: 5, opinion: '改' }, key()))).toBe('request.not-found')
  })

  test('lines are filtered and paged without loss', async () => {
    const page = value(await settlement.lines(actors.reviewer, first.id, { limit: 4 }))
    const rest = value(await settlement.lines(actors.reviewer, first.id, { limit: 4, after: page.next ?? '' }))
    expect([...page.items, ...rest.items].map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(rest.next).toBeNull()
    const count = async (filter: object) => value(await settlement.lines(actors.reviewer, first.id, { limit: 50, ...filter })).items.length
    expect([
      await count({ category: '服务' }),
      await count({ category: '没有' }),
      await count({ system: page.items[0]?.systemId }),
    ]).toEqual([1, 0, 2])
  })

  describe('the database holds it', () => {
    test.each([
      ['another total', sql`update statement set total_fen = 1 where id = ${first.id}`],
      ['another state', sql`update statement set state = 'accounted', seal = null, sealed_at = null where id = ${first.id}`],
      ['no statement', sql`delete from statement where id = ${first.id}`],
      ['another amount', sql`update statement_resource set full_fen = 0, amount_fen = 0 where run_no = ${runOf(first.id)}`],
      ['a line less', sql`delete from statement_resource where run_no = ${runOf(first.id)} and no = 1`],
      ['another unit', sql`update statement_share set organisation_name = '他' where run_no = ${runOf(first.id)}`],
      ['another name', sql`update statement_entry set data = '{}' where run_no = ${runOf(first.id)}`],
      ['another sum', sql`delete from statement_total where run_no = ${runOf(first.id)}`],
      ['another month', sql`update statement_month set month = '2020-01-01' where run_no = ${runOf(first.id)}`],
      ['another story', sql`delete from statement_event where statement_id = ${first.id}`],
      ['another run', sql`update settlement_run set state = 'running', ended_at = null where statement_id = ${first.id}`],
      [
        'a line more',
        sql`insert into statement_entry select run_no, kind, no + 100, ref, data from statement_entry where run_no = ${runOf(first.id)}`,
      ],
    ])('%s is refused to the application and to the owner', async (_, command) => {
      await expect(command.execute(db)).rejects.toThrow(/never|written only/)
      await expect(command.execute(ownerDb)).rejects.toThrow(/never|written only/)
    })

    test('whoever switches the triggers off is found out by the seal', async () => {
      await sql`alter table statement_resource disable trigger user`.execute(ownerDb)
      const tamper = (by: number) =>
        sql`update statement_resource set lines = overlay(lines placing int8send(substring(lines, 27, 8)::bigint + ${by}) from 27)
          where run_no = ${runOf(first.id)}`.execute(ownerDb)
      await tamper(1)
      expect(value(await settlement.verify(actors.reviewer, first.id)).intact).toBe(false)
      await tamper(-1)
      expect(value(await settlement.verify(actors.reviewer, first.id)).intact).toBe(true)
      await sql`alter table statement_resource enable trigger user`.execute(ownerDb)
    })
  })
})

describe('when it can be accounted', async () => {
  const { office, actors, culture, systems, poolA, cloudA } = await aYear()
  const account = (from: string, on: string) => {
    clock.set(`${on}T23:59`)
    return settlement.account(actors.accountant, at(from), key()).finally(() => clock.set('2025-09-01T09:00'))
  }

  test.each([
    ['on the cycle’s last day', '2024-09-01', '2025-08-31', 'statement.cycle-running'],
    ['a cycle of the future', '2025-09-01', '2025-08-31', 'statement.cycle-running'],
    ['from a day within a cycle', '2024-09-02', '2025-09-01', 'statement.not-a-cycle'],
    ['from 1 September before the contract', '2023-09-01', '2025-09-01', 'statement.no-cycle'],
    ['from the day before the contract', '2024-06-27', '2025-09-01', 'statement.no-cycle'],
    ['the first cycle, from the contract', '2024-06-28', '2024-09-01', 'ok'],
  ])('%s', async (_, from, on, expectedCode) => {
    expect(code(await account(from, on))).toBe(expectedCode)
  })

  test('a statement without lines is one, of nothing', async () => {
    const [first] = (await settlement.list(actors.reviewer, { limit: 1 })).items
    expect(first).toMatchObject({ from: '2024-06-28', to: '2024-08-31', lineCount: 0, total: '0.00' })
  })

  test('a missing price or a price for another period is refused, place by place, and nothing is left behind', async () => {
    const naked = await office.item('GPU', '图形处理器', '卡·月', 'month')
    const yearly = await office.item('LIC', '许可', '套·年', 'year')
    await office.price(naked, '2024-12-01', null, '10')
    const of = { organisationId: culture, systemId: systems.culture, providerId: cloudA, poolId: poolA }
    await office.resource({ ...of, itemId: naked, charged: ['2024-11-20', '2024-12-10'], allocations: [['2024-11-20', null, '1']] })
    const refusal = await account('2024-09-01', '2025-09-01')
    expect(refusal).toMatchObject({
      refusal: {
        code: 'statement.price-missing',
        facts: { count: '1' },
        faults: [{ message: expect.stringContaining('“图形处理器”（GPU）2024-11-20 至 2024-11-30：没有最终价格') }],
      },
    })
    await office.resource({ ...of, itemId: yearly, charged: ['2025-01-01', null], allocations: [['2025-01-01', null, '1']] })
    expect(await account('2024-09-01', '2025-09-01')).toMatchObject({ refusal: { code: 'statement.price-basis', facts: { count: '2' } } })
    expect((await settlement.list(actors.reviewer, { limit: 10 })).items).toHaveLength(1)
  })

  test('the database refuses a second statement of the same days, and two accountings at once make one', async () => {
    const own = await aYear()
    const [a, b] = await Promise.all([
      settlement.account(own.actors.accountant, at('2024-09-01'), key()),
      settlement.account(own.actors.colleague, at('2024-09-01'), key()),
    ])
    expect([code(a), code(b)].sort()).toEqual(['ok', 'statement.run-under-way'])
    const [statement] = (await settlement.list(own.actors.reviewer, { limit: 10 })).items
    await expect(
      sql`insert into statement (id, jurisdiction_id, regime_id, during, state, revision, created_at)
        values (${newId()}, ${statement?.jurisdictionId}, 'monthly', '[2025-08-31,2025-10-01)', 'draft', 1, now())`.execute(db),
    ).rejects.toThrow(/exclusion constraint/)
    const reviews = await Promise.all(
      [own.actors.reviewer, own.actors.head].map((actor) => settlement.review(actor, { id: statement?.id ?? '', version: 1 }, key())),
    )
    expect(reviews.map(code).sort()).toEqual(['ok', 'request.changed-meanwhile'])
    const once = key()
    const seals = await Promise.all([1, 2].map(() => settlement.seal(own.actors.signer, { id: statement?.id ?? '', version: 2 }, once)))
    expect(seals.map(code)).toEqual(['ok', 'ok'])
  })
})

describe('by year, one party that does it all', async () => {
  const yearly = settlementOf('yearly')
  const office = await anOffice(ownerDb)
  const [bureau, unit, cloud] = [
    await office.organisation('大数据局'),
    await office.organisation('交通局'),
    await office.organisation('甲云'),
  ]
  const vm = await office.item('VM', '云主机', '台·年', 'year')
  await office.price(vm, '2024-01-01', null, '4378.00')
  const pool = await office.pool(cloud, '池', [
    ['2024-01-01', '2024-07-01'],
    ['2024-10-01', null],
  ])
  const systemId = await office.system(unit, '运行监测')
  await office.resource({
    organisationId: unit,
    systemId,
    providerId: cloud,
    poolId: pool,
    itemId: vm,
    charged: ['2024-02-29', null],
    allocations: [['2024-02-29', null, '2']],
  })
  const person = (posts: ('handler' | 'reviewer' | 'signer')[]) => office.actor(bureau, 'authority', posts)
  const [handler, reviewer, signer] = [person(['handler']), person(['reviewer', 'signer']), person(['signer'])]

  test('a stretch without supervision is left out and shown; three different people account, review and seal', async () => {
    const statement = value(await yearly.account(handler, at('2024-01-01'), key()))
    const lines = await allLines(yearly, reviewer, statement.id)
    expect(lines.map(({ from, to, days, full, amount, excluded }) => [from, to, days, full, amount, excluded?.rule ?? null])).toEqual([
      ['2024-02-29', '2024-06-30', 123, '2942.59', '2942.59', null], // 8756 × (1 + 31 + 30 + 31 + 30) ÷ 366 = 2942.5902
      ['2024-07-01', '2024-09-30', 92, '2200.96', '0.00', 'unwatched'], // 8756 × 92 ÷ 366 = 2200.9617
      ['2024-10-01', '2024-12-31', 92, '2200.96', '2200.96', null],
    ])
    expect(statement).toMatchObject({ total: '5143.55', excluded: '2200.96' })
    value(await yearly.review(reviewer, { id: statement.id, version: 1 }, key()))
    expect(code(await yearly.seal(reviewer, { id: statement.id, version: 2 }, key()))).toBe('statement.own-review')
    expect(code(await yearly.seal({ ...handler, posts: ['signer'] }, { id: statement.id, version: 2 }, key()))).toBe(
      'statement.own-accounting',
    )
    expect(value(await yearly.seal(signer, { id: statement.id, version: 2 }, key())).state).toBe('sealed')
  })

  test('the running cycle is estimated to today, and nothing of it is stored', async () => {
    clock.set('2025-01-31T12:00')
    const preview = value(await yearly.preview(office.actor(unit, 'user', ['handler'])))
    expect(preview).toMatchObject({
      from: '2025-01-01',
      to: '2025-12-31',
      through: '2025-01-31',
      lineCount: 1,
      faults: [],
      note: expect.stringContaining('预估'),
    })
    expect(preview.total).toBe('743.66') // 8756 × 31 ÷ 365 = 743.6603
    expect(preview.systems).toEqual([{ id: systemId, name: '运行监测', amount: '743.66' }])
    expect(value(await yearly.preview(office.actor(bureau, 'user', ['handler']))).lineCount).toBe(0)
    expect((await yearly.list(handler, { limit: 10 })).items).toHaveLength(1)
    clock.set('2025-09-01T09:00')
  })
})

test('many resources in many batches: numbered without a gap, the sums those of the lines', async () => {
  const { office, actors, vcpu, health, systems, poolB, cloudB } = await aYear()
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, step, entered_at, begun_at, begun_by)
    select gen_random_uuid(), ${office.jurisdictionId}, 'monthly', 'many', 'M' || n, ${health}, ${health}, 'draft', now(), now(), gen_random_uuid()
    from generate_series(1, 1500) n`.execute(ownerDb)
  await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, charged_from, created_at)
    select gen_random_uuid(), ${office.jurisdictionId}, ${health}, ${systems.health}, ${cloudB}, ${poolB}, ${vcpu}, id, 1, 'delivered', '2024-09-01', now()
    from case_file where jurisdiction_id = ${office.jurisdictionId} and procedure = 'many'`.execute(ownerDb)
  await sql`insert into allocation select r.id, '[2024-09-01,)', 1, r.case_id from resource r join case_file c on c.id = r.case_id
    where c.jurisdiction_id = ${office.jurisdictionId} and c.procedure = 'many'`.execute(ownerDb)
  const statement = value(await settlement.account(actors.accountant, at('2024-09-01'), key()))
  // Each: 6 × 46.00 + March 46 × 15 ÷ 31 + 45 × 16 ÷ 31 = 22.26 + 23.23 + 5 × 45.00 = 546.49; 13 lines.
  expect(statement).toMatchObject({ lineCount: 7 + 1500 * 13, total: formatYuan(fen(467991n + 1500n * 54649n)) })
  const { rows } = await sql<{ last: number }>`select max(no) as last from statement_line where run_no = ${runOf(statement.id)}`.execute(db)
  expect(rows[0]?.last).toBe(statement.lineCount)
  // It took 25 seconds when PostgreSQL closed the run without having counted its lines.
}, 15_000)
