import { sql } from 'kysely'
import { calendar } from '../calendar/testing.ts'
import type { OfficeActor } from '../identity/index.ts'
import { createDoor, type Database, type Day, type Id, newId } from '../kernel/index.ts'
import { joinFacts, subjectFacts } from '../procedures/index.ts'
import { createRegimes, readPack } from '../regimes/index.ts'
import { aJurisdiction, anActor, anOrganisation, type FixedClock } from '../testing/index.ts'
import type { Opening } from './ports.ts'
import { gradeFacts } from './service/facts.ts'
import { createEvaluation } from './service/index.ts'

const measure = `---
id: scoring
title: 考评办法
number: ''
issuer: 测试机关
place: 测试地
issued: 2023-01-01
effective: 2023-01-01
expires: null
text: sha256:0
terms: {}
---
`
const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`
const law = `## 第一章 考评

### 第一条

每年考评使用单位，结果公开。

${block('party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [catalogue.publish]')}
${block('party: expert\nname: 评估机构\nsees: jurisdiction\nmay: [catalogue.publish]')}
${block('party: user\nname: 使用单位\nsees: own\nmay: [system.register]')}
${block('party: society\nname: 社会力量\nsees: own\nmay: []')}
${block('party: provider\nname: 云服务商\nsees: assigned\nmay: [work-order.carry-out]')}
${block(`evaluation: unit-annual
name: 用云考评
of: user
by: authority
every: year
dimensions:
  migration: { name: 上云, indicator: migration-rate }
  orders: { name: 办件, indicator: cases-on-time }
  safety: { name: 安全, by: [authority, expert] }
weights: { migration: 40, orders: 20, safety: 40 }
grades: { 优秀: 90, 合格: 60, 不合格: 0 }
objections: 5 working-days
published: true`)}

### 第二条

每个合同年度考评云服务商。

${block(`evaluation: provider-service
name: 云服务考评
of: provider
by: authority
every: contract-year
dimensions:
  availability: { name: 可用率, indicator: availability }
  quality: { name: 质量, by: [user, society] }
  satisfaction: { name: 满意度, survey: user }
weights: { availability: 33.33, quality: 33.33, satisfaction: 33.34 }
grades: { 合格: 60, 不合格: 0 }`)}

### 第三条

每个结算周期考评评估机构。

${block(`evaluation: expert-cycle
name: 评估考评
of: expert
by: authority
every: cycle
dimensions:
  work: { name: 工作, by: [authority] }
objections: 10 days`)}

### 第四条

不合格的，责令整改。

${block('rule: failed\non: evaluation.concluded\nwhen: { evaluation: unit-annual, evaluation.grade: 不合格 }\nthen: flag\nopens: rectify\nsays: “{unit.name}”得分{evaluation.score}，等次{unit.grade}')}
${block("rule: too-low\non: evaluation.concluded\nwhen: { evaluation.score: '< 10' }\nthen: refuse\nsays: 得分{evaluation.score}过低，请先核对")}
`

/** Units every year, results open; providers every contract year; experts every cycle, weights set by the jurisdiction alone. */
export const regimes = createRegimes([readPack({ folder: 'scoring', files: { 'measure.md': measure, '01-law.md': law } }).regime], calendar)

export const words = ['scale', 'conduct', 'score', 'answer', 'object', 'read'].map((word) => `evaluation.${word}`)

/** An installation of its own: cycles begin on 1 September, 95 % of what is asked is available. */
export async function anOffice(db: Database, ownerDb: Database, clock: FixedClock) {
  const jurisdictionId = await aJurisdiction(ownerDb)
  const opened: Opening[] = []
  const evaluation = createEvaluation({
    ...{ db, clock, calendar, regimes, door: createDoor({ db, clock }), regimeIdOn: async () => 'scoring' },
    facts: joinFacts(subjectFacts, gradeFacts),
    openAbout: async (_, opening) => opened.push(opening),
    cycleOn: async (_, on) => (on < '2023-09-01' ? null : { from: '2023-09-01' as Day, until: '2024-09-01' as Day }),
    availabilityOf: async () => '95',
  })
  const organisation = async (name: string, party: string, from = '2023-01-01', parent: Id | null = null) => {
    const id = await anOrganisation(ownerDb, jurisdictionId, name, parent)
    await sql`insert into organisation_party (organisation_id, party, during) values (${id}, ${party}, daterange(${from}::date, null))`.execute(
      ownerDb,
    )
    return id
  }
  const actor = (organisationId: Id, party: string, sees: Partial<OfficeActor['sight']> = {}) => ({
    ...anActor(jurisdictionId, organisationId, { permissions: words, parties: [party], sees }),
    organisationName: organisationId,
  })
  return {
    ...{ jurisdictionId, evaluation, organisation, opened },
    unit: (id: Id) => actor(id, 'user'),
    society: (id: Id) => actor(id, 'society'),
    provider: (id: Id) => actor(id, 'provider', { providerId: id }),
    overseer: (id: Id, party = 'authority') => actor(id, party, { all: true }),
    superior: (id: Id, below: readonly Id[]) => actor(id, 'user', { organisationIds: [id, ...below] }),
    async system(organisationId: Id, status: string) {
      const id = newId()
      await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, exemption, created_at, changed_at)
        values (${id}, ${jurisdictionId}, ${organisationId}, ${id}, 'new', '政务服务', 3, '部门预算', ${status},
          ${status === 'exempt' ? '法律依据' : null}, now(), now())`.execute(ownerDb)
      return id
    },
    async contract(providerId: Id, from: string, until: string) {
      await sql`insert into contract (id, jurisdiction_id, kind, counterparty_id, signed_by, number, signed_on, during, recorded_at)
        values (${newId()}, ${jurisdictionId}, 'provider', ${providerId}, ${providerId}, ${newId()}, ${from}, daterange(${from}::date, ${until}::date),
          now())`.execute(ownerDb)
    },
  }
}
export type Office = Awaited<ReturnType<typeof anOffice>>

/** A resource of a unit at a provider, allocated from a day until before another. */
export async function aResource(
  db: Database,
  office: Office,
  unitId: Id,
  providerId: Id,
  from: string,
  until: string | null,
): Promise<void> {
  const { jurisdictionId: j } = office
  const [item, pool, file, resource, system] = [newId(), newId(), newId(), newId(), await office.system(unitId, 'on-cloud')]
  await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    values (${item}, ${j}, ${item}, '计算', '', '', '虚拟CPU', '', '核', 'month', now(), now())`.execute(db)
  await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
    values (${pool}, ${j}, ${providerId}, ${pool}, '政务外网区', false, true, now())`.execute(db)
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, step, entered_at, begun_at, begun_by)
    values (${file}, ${j}, 'scoring', 'apply', ${file}, ${unitId}, ${unitId}, 'draft', now(), now(), ${newId()})`.execute(db)
  await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, created_at)
    values (${resource}, ${j}, ${unitId}, ${system}, ${providerId}, ${pool}, ${item}, ${file}, 1, 'delivered', now())`.execute(db)
  await sql`insert into allocation (resource_id, during, quantity, case_id) values (${resource}, daterange(${from}::date, ${until}::date), 1, ${file})`.execute(
    db,
  )
}
