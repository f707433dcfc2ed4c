import { sql } from 'kysely'
import { calendar } from '../../calendar/testing.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { createDoor, type Database, type Day, type Id, newId } from '../../kernel/index.ts'
import { createRegimes, readPack } from '../../regimes/index.ts'
import { type FixedClock, must } from '../../testing/index.ts'
import { anOffice, contractsIn } from '../office.fixture.ts'
import { createSettlement } from '../service/index.ts'

const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`
const measure = `---
id: paid
title: 测试办法
number: ''
issuer: 测试机关
place: 测试地
issued: 2024-01-01
effective: 2024-01-01
expires: null
text: sha256:0
terms: {}
---
`
const words = 'statement.account, statement.correct, assessment.record'
const law = [
  '## 第一章 结算\n\n### 第一条\n\n按月计费。\n',
  block(`party: support\nname: 技术保障部门\nsees: jurisdiction\nmay: [${words}]`),
  block('party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [statement.review, statement.seal]'),
  block('party: finance\nname: 财政部门\nsees: jurisdiction\nmay: [statement.pay]'),
  block('money: charging\nby: month\nstarts: [apply.confirm.confirm]\nends: [cancel.confirm.confirm]'),
  '### 第二条\n\n先用后付。\n',
  block('money: cycle\nbegins: 01-01\nfirst: begins\naccounts: support'),
  '### 第三条\n\n先审再付。\n',
  block('money: cycle\nreviews: authority'),
  '### 第四条\n\n财政付款。\n',
  block('money: cycle\npays: finance'),
  '### 第五条\n\n县级自行结算，评估报告是结算依据。\n',
  block('rule: own-budget\non: settlement.line\nwhen: { unit.budget: outside-level }\nthen: apart\nsays: “{unit.name}”独立结算'),
  block('money: adjustment\nadjustment: assessed\nname: 评估结算\nof: provider\nby: provider.assessment\nsays: 核定{provider.assessment}%'),
  block(
    'money: adjustment\nadjustment: graded\nname: 考评结算\nof: unit\nby: unit.grade\ntable: { 合格: 100, 不合格: 90 }\nsays: “{unit.name}”考评{unit.grade}',
  ),
].join('\n')
const regimes = createRegimes([readPack({ folder: 'paid', files: { 'measure.md': measure, '01-money.md': law } }).regime], calendar)

export const settlementIn = (db: Database, clock: FixedClock) =>
  createSettlement({
    ...{ db, door: createDoor({ db, clock }), clock, regimes, regimeIdOn: async () => 'paid', availabilityOf: async () => null },
    ...{ threads: null, contracts: contractsIn(db, clock) },
  })
type Settlement = ReturnType<typeof settlementIn>

/** A published grade of an organisation for 2025, written straight into the tables. */
export async function aGrade(ownerDb: Database, jurisdictionId: Id, organisationId: Id, grade: string): Promise<void> {
  const [round, card, by, at] = [newId(), newId(), newId(), '2026-01-05T00:00:00Z']
  await sql`insert into evaluation_round (id, jurisdiction_id, regime_id, evaluation, during, open_results, conductor_party, scorer_parties, of_providers, opened_at,
      opened_by, opened_by_name)
    values (${round}, ${jurisdictionId}, 'paid', 'annual', '[2025-01-01,2026-01-01)', true, 'authority', '{}', false, ${at}, ${by}, '某')`.execute(
    ownerDb,
  )
  await sql`insert into evaluation_scorecard (id, round_id, jurisdiction_id, organisation_id, state, dimensions, grades, concluded_at, concluded_by)
    values (${card}, ${round}, ${jurisdictionId}, ${organisationId}, 'published', '[]', '[]', ${at}, ${by})`.execute(ownerDb)
  await sql`insert into evaluation_result (id, scorecard_id, no, grade, dimensions, published_at, published_by, published_by_name)
    values (${newId()}, ${card}, 1, ${grade}, '[]', ${at}, ${by}, '某')`.execute(ownerDb)
}

const all = new Set([
  'statement.read',
  'statement.account',
  'statement.review',
  'statement.seal',
  'statement.pay',
  'statement.correct',
  'assessment.record',
])

/**
 * January 2025 at 31.00 a core and month: ten cores of 甲云 for 文旅厅 (310.00), two of 乙云 for it (62.00), one of 甲云 for 某县, which pays for itself (31.00).
 * `accounted` and `sealed` bring its bill so far; the clock stands in 2026.
 */
export async function aBill(ownerDb: Database, settlement: Settlement) {
  const office = await anOffice(ownerDb)
  const [support, authority, finance] = [
    await office.organisation('技术保障中心'),
    await office.organisation('数据局'),
    await office.organisation('财政厅'),
  ]
  const [culture, county] = [await office.organisation('文旅厅'), await office.organisation('某县', 'outside-level')]
  const [cloudA, cloudB] = [await office.organisation('甲云'), await office.organisation('乙云')]
  const itemId = await office.item('VCPU', '虚拟CPU', '核·月', 'month')
  await office.price(itemId, '2024-06-28', null, '31.00')
  const pools = { [cloudA]: await office.pool(cloudA, '甲池', []), [cloudB]: await office.pool(cloudB, '乙池', []) }
  const runs = async (organisationId: Id, providerId: Id, quantity: string) =>
    office.resource({
      ...{
        organisationId,
        providerId,
        itemId,
        systemId: await office.system(organisationId, `系统${newId()}`),
        poolId: pools[providerId] ?? '',
      },
      charged: ['2025-01-01', '2025-02-01'],
      allocations: [['2025-01-01', '2025-02-01', quantity]],
    })
  await runs(culture, cloudA, '10')
  await runs(culture, cloudB, '2')
  await runs(county, cloudA, '1')
  const person = (organisationId: Id, party: string, post: OfficeActor['posts'][number], sees: Partial<OfficeActor['sight']> = {}) =>
    office.actor(organisationId, party, [post], {
      permissions: all,
      sight: { jurisdictionId: office.jurisdictionId, all: false, organisationIds: [organisationId], providerId: null, ...sees },
    })
  const whole = { all: true }
  const actors = {
    accountant: person(support, 'support', 'handler', whole),
    colleague: person(support, 'support', 'handler', whole),
    reviewer: person(authority, 'authority', 'reviewer', whole),
    second: person(authority, 'authority', 'reviewer', whole),
    signer: person(authority, 'authority', 'signer', whole),
    cashier: person(finance, 'finance', 'handler', whole),
    treasurer: person(finance, 'finance', 'handler', whole),
    culture: person(culture, 'user', 'handler'),
    county: person(county, 'user', 'handler'),
    cloudA: person(cloudA, 'provider', 'handler', { providerId: cloudA }),
    cloudB: person(cloudB, 'provider', 'handler', { providerId: cloudB }),
  }
  const accounted = async () => must(await settlement.account(actors.accountant, { from: '2025-01-01' as Day, version: null }, newId())).id
  const sealed = async () => {
    const id = await accounted()
    must(await settlement.review(actors.reviewer, { id, version: 1 }, newId()))
    must(await settlement.seal(actors.signer, { id, version: 2 }, newId()))
    return id
  }
  /** The number of the line of a unit and a provider. */
  const lineOf = async (id: Id, organisationId: Id, providerId: Id) => {
    const { items } = must(await settlement.lines(actors.accountant, id, { limit: 50 }))
    return items.find((line) => line.organisationId === organisationId && line.providerId === providerId)?.no ?? 0
  }
  return { office, actors, culture, county, cloudA, cloudB, accounted, sealed, lineOf, from: '2025-01-01' as Day }
}
