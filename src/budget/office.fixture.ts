import { sql } from 'kysely'
import { calendar } from '../calendar/testing.ts'
import type { OfficeActor } from '../identity/index.ts'
import { createDoor, type Id, newId } from '../kernel/index.ts'
import { createRegimes, readPack } from '../regimes/index.ts'
import { createSettlement } from '../settlement/index.ts'
import { anOffice, contractsIn } from '../settlement/office.fixture.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createBudget } from './index.ts'

const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`

const order = (id: string, kind: string, work: string) =>
  [
    block(`procedure: ${id}\nname: ${id}\nby: user\norder: ${kind}`),
    block(`step: ${id}.draft\nname: 申请\nby: user\nlines: true\noutcomes:\n  submit: { name: 提交, to: review }`),
    block(
      `step: ${id}.review\nname: 审核\nby: authority\noutcomes:\n  agree: { name: 同意, to: carry-out }\n  refuse: { name: 不同意, to: end, ends-as: refused }`,
    ),
    block(`step: ${id}.carry-out\nname: 实施\nby: provider\nwork: ${work}\noutcomes:\n  done: { name: 完成, to: end }`),
  ].join('\n')

const measure = (by: 'month' | 'year') => `## 第一章 结算

### 第一条

按规定计费。

${[
  block('party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [budget.read, budget.manage]'),
  block('party: user\nname: 使用单位\nsees: own\nmay: [budget.read]'),
  block('party: provider\nname: 云服务商\nsees: assigned'),
  block(`money: charging\nby: ${by}\nstarts: [apply.carry-out.done]\nends: [cancel.carry-out.done]\nchanges: [change.carry-out.done]`),
  block('money: cycle\nbegins: 01-01\nfirst: begins\naccounts: authority\nreviews: authority'),
  block('rule: outside-budget\non: settlement.line\nwhen: { unit.budget: outside-level }\nthen: apart\nsays: “{unit.name}”独立结算'),
  order('apply', 'new', 'deliver'),
  order('change', 'change', 'change'),
  order('cancel', 'end', 'reclaim'),
].join('\n')}
`

const pack = (id: string, by: 'month' | 'year') => {
  const head = `---\nid: ${id}\ntitle: 测试办法\nnumber: ''\nissuer: 测试机关\nplace: 测试地\nissued: 2024-01-01\neffective: 2024-01-01\nexpires: null\ntext: sha256:0\nterms: {}\n---\n`
  return readPack({ folder: id, files: { 'measure.md': head, '01-money.md': measure(by) } }).regime
}

/** By month and by year, both by calendar years. */
export const regimes = createRegimes([pack('by-month', 'month'), pack('by-year', 'year')], calendar)

export interface LineFixture {
  readonly itemId?: Id
  readonly poolId?: Id
  readonly resourceId?: Id
  readonly quantity: string
}

/** Two units of the level and one that settles apart, one provider, the authority. It is 16 November 2026. */
export async function aPlace(regimeId = 'by-month') {
  const { db, ownerDb } = await testDatabase()
  const clock = fixedClock('2026-11-16T09:00')
  const office = await anOffice(ownerDb)
  const door = createDoor({ db, clock })
  const settlement = createSettlement({
    availabilityOf: async () => null,
    ...{ db, door, clock, regimes, regimeIdOn: async () => regimeId, threads: null, contracts: contractsIn(db, clock) },
  })
  const named = (name: string, budget?: 'outside-level') => office.organisation(name, budget)
  const [bureau, culture, health, county, cloud] = [
    await named('数据局'),
    await named('文旅厅'),
    await named('卫健委'),
    await named('某县', 'outside-level'),
    await named('甲云'),
  ]
  const poolId = await office.pool(cloud, '甲池', [['2024-01-01', null]])
  const systems = {
    culture: await office.system(culture, '文旅平台'),
    health: await office.system(health, '健康档案'),
    county: await office.system(county, '县门户'),
  }
  const ofCloud = { providerId: cloud, poolId }
  /** Somebody of an organisation; the authority sees and manages all. */
  const actor = (organisationId: Id, words: readonly string[], sight: Partial<OfficeActor['sight']> = {}): OfficeActor => {
    const one = office.actor(organisationId, 'user', ['handler'])
    return { ...one, permissions: new Set(words), sight: { ...one.sight, ...sight } }
  }
  /** A case of an order that stands in a step. */
  const order = async (procedure: string, step: string, systemId: Id, organisationId: Id, lines: readonly LineFixture[]): Promise<Id> => {
    const id = newId()
    const numbered = lines.map((line, index) => ({ no: index + 1, resourceId: null, poolId, ...line }))
    await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, system_id, provider_id, step, entered_at,
        begun_at, begun_by, lines)
      values (${id}, ${office.jurisdictionId}, ${regimeId}, ${procedure}, ${`BJ-${procedure}-${step}-${id.slice(-8)}`}, ${organisationId}, ${organisationId}, ${systemId},
        ${cloud}, ${step}, now(), now(), ${newId()}, ${JSON.stringify(numbered)}::jsonb)`.execute(ownerDb)
    return id
  }
  return {
    ...{ db, ownerDb, clock, office, settlement, bureau, culture, health, county, cloud, poolId, systems, ofCloud, order },
    budget: createBudget({ db, door, clock, regimes, settlement }),
    authority: actor(bureau, ['budget.read', 'budget.manage'], { all: true }),
    finance: actor(bureau, ['budget.read'], { all: true }),
    clerk: actor(culture, ['budget.read']),
    doctor: actor(health, ['budget.read']),
    supplier: actor(cloud, ['budget.read'], { providerId: cloud }),
  }
}
