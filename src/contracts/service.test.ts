import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDoor, day, type Id, newId, type Outcome } from '../kernel/index.ts'
import type { Facts } from '../regimes/index.ts'
import { aJurisdiction, anActor, anOrganisation, codeOf, fixedClock, testDatabase } from '../testing/index.ts'
import { createContracts } from './contracts.ts'
import { anItem } from './item.fixture.ts'
import type { Judge } from './ports.ts'
import { unqualifiedOn } from './unqualified/decision.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2025-06-30T09:00')
const here = await aJurisdiction(ownerDb)
const elsewhere = await aJurisdiction(ownerDb)
const organisation = (name: string, jurisdictionId = here) => anOrganisation(ownerDb, jurisdictionId, name)
const [bureau, finance, tax] = [await organisation('大数据局'), await organisation('财政局'), await organisation('税务局')]
const [cloud, other, dishonest, subsidiary] = [
  await organisation('云服务商甲'),
  await organisation('云服务商乙'),
  await organisation('失信公司'),
  await organisation('甲的子公司'),
]
const foreignProvider = await organisation('外地云服务商', elsewhere)
const [cpu, disk, foreignItem] = [await anItem(ownerDb, here), await anItem(ownerDb, here), await anItem(ownerDb, elsewhere)]

/** Three real rules: right monitoring data, nobody on the list, and no provider's affiliate as agency. */
const judge: Judge = async (_, occasion, facts) => {
  const broken =
    occasion === 'contract.sign'
      ? brokenRule(facts)
      : facts['pool.legacy'] === false && facts['pool.self-controllable'] === false
        ? 'self-controllable'
        : null
  const citation = { regime: 'test', cite: '12' }
  return {
    refusal: broken ? { code: `rule.${broken}`, status: 422, message: broken, facts: {}, citation, faults: [] } : null,
    findings:
      occasion === 'monitoring.reported' && facts['monitoring.accuracy'] === '98.5'
        ? // biome-ignore lint/suspicious/noThenProperty: the name that packs give it
          [{ rule: 'inaccurate', then: 'flag', message: '准确率不足', citation, opens: 'rectify', percent: null }]
        : [],
  }
}
const brokenRule = (facts: Facts) => {
  if (facts['counterparty.blacklisted']) return 'no-dishonest'
  return facts['contract.kind'] === 'agency' && facts['counterparty.affiliated'] ? 'no-affiliate' : null
}

const opened: unknown[] = []
const contracts = createContracts({
  db,
  door: createDoor({ db, clock }),
  clock,
  judge,
  counterparties: {
    isBlacklisted: async (id, on) => id === dishonest && on >= '2025-03-01',
    isAffiliatedWithProvider: async (id) => id === cloud || id === subsidiary,
  },
  facts: async () => ({ 'provider.at': [] }),
  openAbout: async (_, { procedure, providerId, finding }) => void opened.push([procedure, providerId, finding.rule]),
  signed: async () => {},
  itemsOf: async (ids) =>
    [cpu, disk, foreignItem]
      .filter((id) => ids.includes(id))
      .map((id) => ({ id, jurisdictionId: id === foreignItem ? elsewhere : here }) as never),
})

const words = ['contract.sign', 'contract.consent', 'pool.manage', 'statement.review', 'connection.read']
const authority = anActor(here, bureau, { permissions: words, parties: ['authority'], sees: { all: true } })
const treasurer = anActor(here, finance, { permissions: ['contract.consent'], parties: ['finance'] })
const provider = anActor(here, cloud, { permissions: ['connection.report', 'connection.read', 'pool.manage'], sees: { providerId: cloud } })
const unit = anActor(here, tax)
const outsider = anActor(elsewhere, foreignProvider, { permissions: words, sees: { all: true } })

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${JSON.stringify(outcome.refusal.faults)}`)
  return outcome.value
}

const sign = (different: object = {}, actor = authority) =>
  contracts.signContract(
    actor,
    {
      kind: 'provider',
      counterpartyId: cloud,
      number: newId(),
      signedOn: day('2025-06-01'),
      from: day('2025-07-01'),
      to: day('2026-06-30'),
      items: [{ itemId: cpu, quantity: '100' }],
      ...different,
    },
    newId(),
  )

test('a pool says its level, kind and grounds; grounds are a dedicated pool’s alone; industry and city pools are listed with their connection', async () => {
  const usual = { providerId: cloud, zone: '政务外网区', legacy: true, selfControllable: true, mlps: 3 }
  const register = (name: string, more: object) => contracts.registerPool(authority, { ...usual, name, ...more }, newId())
  expect(value(await register('普通池', {}))).toMatchObject({ level: null, kind: 'general', dedicated: false, separate: null })
  expect(codeOf(await register('无专属', { grounds: '涉敏业务' }))).toBe('request.invalid')
  value(await register('省级池', { level: 'province' }))
  value(await register('行业云', { kind: 'industry', dedicated: true, grounds: '垂管业务', approval: '甲发〔2024〕1号' }))
  value(await register('市云', { level: 'city', separate: true, plan: '总体规划', conformity: '测评报告' }))
  const { items } = await contracts.listClouds(authority, { limit: 50 })
  expect(items.map(({ name, level, kind, supervised }) => [name, level, kind, supervised])).toEqual([
    ['市云', 'city', 'general', false],
    ['行业云', null, 'industry', false],
  ])
  expect((await contracts.listClouds(unit, { limit: 50 })).items).toEqual([])
})

test('a contract binds from its first to its last day, once', async () => {
  const provider2 = await organisation('云服务商丙')
  const { id, number } = value(await sign({ counterpartyId: provider2 }))
  const bound = async (on: string) => (await contracts.contractOf(provider2, day(on)))?.id ?? null
  expect(await Promise.all(['2025-06-30', '2025-07-01', '2026-06-30', '2026-07-01'].map(bound))).toEqual([null, id, id, null])
  expect(codeOf(await sign({ counterpartyId: provider2, from: day('2026-06-30'), to: day('2027-06-29') }))).toBe('contract.overlaps')
  expect(codeOf(await sign({ counterpartyId: provider2, kind: 'agency', items: [] }))).toBe('ok')
  expect(codeOf(await sign({ counterpartyId: provider2, from: day('2026-07-01'), to: day('2027-06-30') }))).toBe('ok')
  expect(codeOf(await sign({ counterpartyId: provider2, number, from: day('2027-07-01'), to: day('2028-06-30') }))).toBe(
    'contract.number-taken',
  )
  expect(await contracts.contractsOf([provider2], day('2026-06-30'), day('2026-07-02'))).toHaveLength(2)
  await expect(sql`update contract set number = 'x' where id = ${id}`.execute(db)).rejects.toThrow(/never altered/)
})

test.each([
  ['with somebody of another jurisdiction', { counterpartyId: foreignProvider }, 'request.not-found'],
  ['that ends before it begins', { from: day('2025-07-01'), to: day('2025-06-30') }, 'request.invalid'],
  ['signed tomorrow', { signedOn: day('2025-07-01') }, 'request.invalid'],
  ['with a provider, of nothing', { items: [] }, 'request.invalid'],
  ['of another jurisdiction’s item', { items: [{ itemId: foreignItem, quantity: null }] }, 'request.invalid'],
  [
    'of one item twice',
    {
      items: [
        { itemId: cpu, quantity: '1' },
        { itemId: cpu, quantity: '2' },
      ],
    },
    'request.invalid',
  ],
  ['with a dishonest body', { counterpartyId: dishonest }, 'rule.no-dishonest'],
  ['with a body before it was found dishonest', { counterpartyId: dishonest, signedOn: day('2025-02-28') }, 'ok'],
  ['with a provider’s affiliate as agency', { kind: 'agency', counterpartyId: subsidiary, items: [] }, 'rule.no-affiliate'],
  ['with an honest provider', { counterpartyId: other }, 'ok'],
])('a contract %s: %s', async (_, different, expected) => {
  expect(codeOf(await sign(different))).toBe(expected)
})

test('contracts are seen by the authority, by who signed and by the provider; nobody signs without the word', async () => {
  const { id } = value(await sign())
  const sees = async (actor: typeof unit) =>
    (await contracts.listContracts(actor, { limit: 200 })).items.some((contract) => contract.id === id)
  expect([await sees(authority), await sees(provider), await sees(unit), await sees(outsider)]).toEqual([true, true, false, false])
  expect(codeOf(await sign({}, provider))).toBe('permission.denied')
})

test('consents are kept per party', async () => {
  const consent = (actor: typeof unit, different: object = {}) =>
    contracts.consent(
      actor,
      { providerId: cloud, itemId: cpu, quantity: '10', from: day('2025-07-01'), to: day('2025-12-31'), reason: '防汛', ...different },
      newId(),
    )
  value(await consent(authority))
  value(await consent(treasurer, { quantity: '8' }))
  expect(codeOf(await consent(unit))).toBe('permission.denied')
  expect(codeOf(await consent(authority, { itemId: foreignItem }))).toBe('request.not-found')
  expect(codeOf(await consent(outsider))).toBe('request.not-found')
  const terms = await contracts.consentsOf([cloud], day('2025-12-31'), day('2026-01-01'))
  expect(terms.map(({ parties, quantity, until }) => [parties, quantity, until])).toEqual(
    expect.arrayContaining([
      [['authority'], '10', '2026-01-01'],
      [['finance'], '8', '2026-01-01'],
    ]),
  )
  expect(await contracts.consentsOf([cloud], day('2026-01-01'), day('2027-01-01'))).toEqual([])
  const first = await contracts.listConsents(authority, { limit: 1 })
  const second = await contracts.listConsents(authority, { limit: 1, after: first.next ?? '' })
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(2)
  expect((await contracts.listConsents(treasurer, { limit: 9 })).items).toHaveLength(1)
  expect((await contracts.listConsents(unit, { limit: 9 })).items).toEqual([])
})

const registerPool = (actor = authority, different: object = {}) =>
  contracts.registerPool(
    actor,
    { providerId: cloud, name: newId(), zone: '政务外网区', legacy: false, selfControllable: true, mlps: 3, ...different },
    newId(),
  )

test('a pool: registered once, by the measure; a provider registers and sees only its own', async () => {
  const { id, name } = value(await registerPool(provider))
  expect(codeOf(await registerPool(authority, { name }))).toBe('pool.name-taken')
  expect(codeOf(await registerPool(authority, { selfControllable: false }))).toBe('rule.self-controllable')
  expect(codeOf(await registerPool(provider, { providerId: other }))).toBe('request.not-found')
  const foreign = value(await registerPool(authority, { providerId: other }))
  const seen = (await contracts.listPools(provider, { limit: 200 })).items.map((pool) => pool.id)
  expect([seen.includes(id), seen.includes(foreign.id)]).toEqual([true, false])
  expect((await contracts.listPools(unit, { limit: 200 })).items).toEqual([])
})

test('supervision is a history: begun and ended by the authority, never altered, never by the provider', async () => {
  const { id } = value(await registerPool())
  const begin = (from: string, actor = authority) => contracts.beginSupervision(actor, id, { from: day(from), reason: '完成对接' }, newId())
  const end = (on: string) => contracts.endSupervision(authority, id, { on: day(on), reason: '对接中断' }, newId())
  expect(codeOf(await begin('2025-01-01', provider))).toBe('request.not-found')
  expect(codeOf(await begin('2025-01-01', outsider))).toBe('request.not-found')
  expect(codeOf(await end('2025-02-01'))).toBe('supervision.not-running')
  value(await begin('2025-01-01'))
  expect(codeOf(await begin('2025-03-01'))).toBe('supervision.overlaps')
  expect(codeOf(await end('2025-01-01'))).toBe('supervision.not-running')
  value(await end('2025-04-01'))
  expect(codeOf(await end('2025-04-01'))).toBe('supervision.not-running')
  expect(codeOf(await begin('2025-03-31'))).toBe('supervision.overlaps')
  value(await begin('2025-04-01'))
  expect(await contracts.supervisionOf([id], day('2025-03-31'), day('2025-04-02'))).toEqual([
    { poolId: id, from: '2025-01-01', until: '2025-04-01' },
    { poolId: id, from: '2025-04-01', until: null },
  ])
  expect(await contracts.supervisionOf([id], day('2024-01-01'), day('2025-01-01'))).toEqual([])
  await expect(sql`delete from pool_supervision where pool_id = ${id}`.execute(db)).rejects.toThrow(/never altered/)
})

test('a unit chooses among providers under contract', async () => {
  const free = await organisation('云服务商癸')
  const { id } = value(await registerPool(authority, { providerId: free }))
  const offered = async (actor = unit) =>
    (await contracts.listOffers(actor, day('2025-07-01'))).find(({ providerId }) => providerId === free)
  expect(await offered()).toBeUndefined()
  value(await sign({ counterpartyId: free }))
  expect((await offered())?.pools.map((pool) => pool.id)).toEqual([id])
  expect(await offered(provider)).toBeUndefined()
  expect(await offered(outsider)).toBeUndefined()
})

test('a provider is connected until its last report is older than 15 minutes', async () => {
  const state = async (actor: typeof unit, id: Id = cloud) =>
    (await contracts.connections(actor)).find(({ providerId }) => providerId === id)
  const report = { completeness: '0.985', delaySeconds: 42, interfaces: ['计算', '存储'] }
  expect(codeOf(await contracts.reportConnection(authority, report, newId()))).toBe('permission.denied')
  value(await contracts.reportConnection(provider, { ...report, completeness: '0.5' }, newId()))
  clock.advance({ minutes: 1 })
  value(await contracts.reportConnection(provider, report, newId()))
  expect(await state(authority)).toMatchObject({ connected: true, last: { ...report, at: clock.now() } })
  clock.advance({ minutes: 15 })
  expect(await state(provider)).toMatchObject({ connected: true })
  clock.advance({ minutes: 1 })
  expect(await state(provider)).toMatchObject({ connected: false })
  const pool = value(await registerPool(authority, { providerId: other }))
  expect(await state(authority, pool.providerId)).toMatchObject({ connected: false, last: null })
  expect([await state(provider, other), await state(unit), await state(outsider)]).toEqual([undefined, undefined, undefined])
})

test('what was decided to be unqualified: a pool, an item, or all, between two days', async () => {
  const pool = value(await registerPool())
  const decide = (different: object, actor = authority) =>
    contracts.decideUnqualified(
      actor,
      { providerId: cloud, poolId: pool.id, itemId: cpu, from: day('2025-05-01'), to: day('2025-05-10'), reason: '故障超时', ...different },
      newId(),
    )
  value(await decide({}))
  expect(codeOf(await decide({ providerId: other }))).toBe('request.not-found')
  expect(codeOf(await decide({ itemId: foreignItem }))).toBe('request.not-found')
  expect(codeOf(await decide({ to: day('2025-04-30') }))).toBe('request.invalid')
  expect(codeOf(await decide({}, provider))).toBe('permission.denied')
  const periods = await contracts.unqualifiedOf([cloud], day('2025-05-10'), day('2025-06-01'))
  const unqualified = (poolId: Id, itemId: Id, on: string) =>
    unqualifiedOn(periods, { providerId: cloud, poolId, itemId }, day(on)) !== null
  expect([
    unqualified(pool.id, cpu, '2025-05-10'),
    unqualified(pool.id, cpu, '2025-05-11'),
    unqualified(pool.id, disk, '2025-05-10'),
  ]).toEqual([true, false, false])
  expect((await contracts.listUnqualified(provider, { limit: 9 })).items).toHaveLength(1)
  expect((await contracts.listUnqualified(unit, { limit: 9 })).items).toEqual([])
})

test('what a provider reports is judged in percent and seconds; a finding stays with the report and begins a case about the provider', async () => {
  const input = { completeness: '1', accuracy: '0.985', delaySeconds: 3, interfaces: [] }
  expect(value(await contracts.reportConnection(provider, input, newId()))).toMatchObject({
    accuracy: '0.985',
    findings: [{ rule: 'inaccurate' }],
  })
  expect(opened).toEqual([['rectify', cloud, 'inaccurate']])
  const mine = (await contracts.connections(provider)).find(({ providerId }) => providerId === cloud)
  expect(mine?.last).toMatchObject({ accuracy: '0.985', findings: [{ rule: 'inaccurate' }] })
})

test('quality month by month: means, the largest delay, and every silence of more than fifteen minutes', async () => {
  const reports = [
    ['2024-01-31T15:50:00Z', '1', '0.9', 5],
    ['2024-02-28T16:00:00Z', '0.9', null, 60],
    ['2024-02-28T16:15:00Z', '0.8', '0.99', 7],
    ['2024-02-28T16:30:01Z', '0.8', '0.98', 7],
  ] as const
  for (const [at, completeness, accuracy, delay] of reports)
    await sql`insert into connection_report (id, provider_id, jurisdiction_id, at, completeness, accuracy, delay_seconds, interfaces)
      values (${newId()}, ${other}, ${here}, ${at}, ${completeness}, ${accuracy}, ${delay}, '{}')`.execute(ownerDb)
  const period = { from: day('2024-01-31'), to: day('2024-03-01') }
  expect(value(await contracts.connectionQuality(authority, other, period))).toEqual([
    { from: '2024-01-31', to: '2024-01-31', reports: 1, completeness: '1.0000', accuracy: '0.9000', largestDelaySeconds: 5, gaps: 1 },
    { from: '2024-02-01', to: '2024-02-29', reports: 3, completeness: '0.8333', accuracy: '0.9850', largestDelaySeconds: 60, gaps: 3 },
    { from: '2024-03-01', to: '2024-03-01', reports: 0, completeness: null, accuracy: null, largestDelaySeconds: null, gaps: 1 },
  ])
  expect(codeOf(await contracts.connectionQuality(provider, other, period))).toBe('request.not-found')
  expect(codeOf(await contracts.connectionQuality(authority, other, { from: period.to, to: period.from }))).toBe('request.invalid')
})

test('a contract is ended early once, today at the earliest, by whoever signs here; what was agreed stays on record', async () => {
  const leaving = await organisation('提前终止的云服务商')
  const { id, number } = value(await sign({ counterpartyId: leaving, from: day('2025-06-01'), to: day('2026-05-31') }))
  const end = (lastDay: string, actor = authority) =>
    contracts.endContract(actor, id, { lastDay: day(lastDay), reason: '违反安全要求，逾期未整改' }, newId())
  expect(codeOf(await end('2025-07-31', unit))).toBe('permission.denied')
  expect(codeOf(await end('2025-07-31', outsider))).toBe('request.not-found')
  // Yesterday, and the agreed day itself.
  expect(codeOf(await end('2025-06-29'))).toBe('request.invalid')
  expect(codeOf(await end('2026-05-31'))).toBe('request.invalid')
  const ended = value(await end('2025-06-30'))
  expect(ended).toMatchObject({
    number,
    from: '2025-06-01',
    to: '2025-06-30',
    ended: { agreedTo: '2026-05-31', reason: '违反安全要求，逾期未整改' },
  })
  const bound = async (on: string) => (await contracts.contractOf(leaving, day(on)))?.id ?? null
  expect(await Promise.all(['2025-06-30', '2025-07-01'].map(bound))).toEqual([id, null])
  expect(codeOf(await end('2025-07-31'))).toBe('contract.ended')
  const { items } = await contracts.listContracts(authority, { limit: 50 })
  expect(items.find((each) => each.id === id)?.ended?.agreedTo).toBe('2026-05-31')
  await expect(sql`update contract set during = daterange('2025-06-01', '2027-01-01') where id = ${id}`.execute(db)).rejects.toThrow(
    'only ended early',
  )
  // Another one may follow.
  expect(codeOf(await sign({ counterpartyId: leaving, from: day('2025-07-01'), to: day('2026-05-31') }))).toBe('ok')
})
