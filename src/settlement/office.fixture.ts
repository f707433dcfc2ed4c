import { sql } from 'kysely'
import { calendar } from '../calendar/testing.ts'
import { type Contracts, createContracts } from '../contracts/index.ts'
import type { OfficeActor } from '../identity/index.ts'
import { type Clock, createDoor, type Database, type Id, newId } from '../kernel/index.ts'
import { createRegimes, readPack } from '../regimes/index.ts'

const measure = (id: string) => `---
id: ${id}
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
const law = (money: string, rules: string) => `## 第一章 结算

### 第一条

按规定计费，逾期不候。

${money}

### 第二条

不符合规定的不纳入结算。

${rules}
`
const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`

const byMonth = [
  block('party: support\nname: 技术保障部门\nsees: jurisdiction\nmay: [statement.account]'),
  block('party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [statement.review, statement.seal]'),
  block('money: charging\nby: month\nstarts: [apply.confirm.confirm]\nends: [cancel.confirm.confirm]'),
  block('money: cycle\nbegins: 09-01\nfirst: contract\naccounts: support\nreviews: authority'),
].join('\n')
const byYear = [
  block('party: authority\nname: 监管单位\nsees: jurisdiction\nmay: [statement.account, statement.review, statement.seal]'),
  block('money: charging\nby: year\nstarts: [apply.confirm.confirm]\nends: [cancel.confirm.confirm]'),
  block('money: cycle\nbegins: 01-01\nfirst: begins\naccounts: authority\nreviews: authority'),
].join('\n')
const outside = block(
  'rule: outside-budget\non: settlement.line\nwhen: { unit.budget: outside-level }\nthen: exclude\nsays: “{unit.name}”独立结算，不列入本结算单',
)
const unwatched = block(
  'rule: unwatched\non: settlement.line\nwhen: { pool.supervised: false }\nthen: exclude\nsays: 该期间未纳入监管，不纳入结算',
)
const consenting = [
  block('party: support\nname: 技术保障部门\nsees: jurisdiction\nmay: [statement.account]'),
  block('party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [statement.review, statement.seal, contract.consent]'),
  block('party: finance\nname: 财政部门\nsees: jurisdiction\nmay: [contract.consent]'),
  block(
    'money: charging\nby: month\nstarts: [apply.confirm.confirm]\nends: [cancel.confirm.confirm]\nchanges: [change.adjust.done]\nminimum: charged',
  ),
  block('money: cycle\nbegins: 01-01\nfirst: begins\naccounts: support\nreviews: authority'),
].join('\n')
const beyond = block(
  'rule: beyond\non: settlement.line\nwhen: { allocation.contracted: false }\nthen: exclude\nsays: 超出合同范围且未经同意，不纳入结算',
)
const elsewhere = block(
  'rule: settled-elsewhere\non: settlement.line\nwhen: { service.settled-elsewhere: true }\nthen: exclude\nsays: 已按另一部办法结算，不重复结算',
)

const reading = block(
  'interpretation: by-quantity\non: [2]\nquestion: 超出的剔除哪一部分？\nreading: 只剔除超出的数量。\nbecause: 合同之内的仍应结算。',
)

const reducing = [
  outside,
  block(
    'rule: poor-grade\non: settlement.line\nwhen: { provider.grade: 不合格 }\nthen: deduct\npercent: 10\nsays: “{provider.name}”考评不合格',
  ),
  block(
    "rule: unavailable\non: settlement.line\nwhen: { provider.availability: '< 99.9' }\nthen: deduct\npercent: 2.5\nsays: 可用率{provider.availability}%",
  ),
  block(
    'rule: at-fault\non: settlement.line\nwhen: { unit.at: rectify.stopped }\nthen: permit\nexcepts: unavailable\nsays: 使用单位整改期间不扣减',
  ),
].join('\n')

const pack = (id: string, money: string, rules: string) =>
  readPack({ folder: id, files: { 'measure.md': measure(id), '01-money.md': law(money, rules) } }).regime

/**
 * Four measures: `monthly` (September, two parties, leaves out other budgets), `yearly` (January, one party, leaves out the unwatched)
 *, `bounded` (by month from January, leaves out what is beyond the contract unless two parties consent, and what is settled elsewhere)
 * and `reducing` (as `bounded`, takes something off for a bad grade and for poor availability).
 */
export const regimes = createRegimes(
  [
    pack('monthly', byMonth, outside),
    pack('yearly', byYear, unwatched),
    pack('bounded', consenting, beyond + elsewhere + reading),
    pack('reducing', consenting, reducing),
  ],
  calendar,
)

/** Contracts as settlement reads them: nothing is signed through it. */
export const contractsIn = (db: Database, clock: Clock): Contracts =>
  createContracts({
    facts: async () => ({}),
    openAbout: async () => {},
    signed: async () => {},
    ...{ db, clock, door: createDoor({ db, clock }), itemsOf: async () => [] },
    judge: async () => ({ refusal: null, findings: [] }),
    counterparties: { isBlacklisted: async () => false, isAffiliatedWithProvider: async () => false },
  })

export interface Office {
  readonly jurisdictionId: Id
  organisation(name: string, budget?: 'level' | 'outside-level'): Promise<Id>
  system(organisationId: Id, name: string): Promise<Id>
  item(code: string, name: string, unit: string, basis: string, category?: string): Promise<Id>
  price(itemId: Id, from: string, until: string | null, amount: string): Promise<Id>
  pool(providerId: Id, name: string, supervised: readonly (readonly [string, string | null])[]): Promise<Id>
  /** Ceilings by item; null: none. */
  contract(providerId: Id, from: string, until: string, ceilings?: ReadonlyMap<Id, string | null>): Promise<void>
  consent(of: ConsentFixture): Promise<void>
  resource(of: ResourceFixture): Promise<Id>
  actor(organisationId: Id, party: string, posts: OfficeActor['posts'], different?: Partial<OfficeActor>): OfficeActor
}

export interface ConsentFixture {
  readonly providerId: Id
  readonly itemId: Id
  readonly parties: readonly string[]
  readonly during: readonly [string, string]
  readonly quantity: string
}

export interface ResourceFixture {
  readonly organisationId: Id
  readonly systemId: Id
  readonly providerId: Id
  readonly poolId: Id
  readonly itemId: Id
  readonly charged: readonly [string, string | null]
  readonly allocations: readonly (readonly [string, string | null, string])[]
}

/** A jurisdiction with what statements are made of, written straight into the tables: the other folders have tests of their own. */
export async function anOffice(db: Database): Promise<Office> {
  const jurisdictionId = newId()
  const now = '2024-01-01T00:00:00Z'
  await sql`insert into jurisdiction (id, name, created_at) values (${jurisdictionId}, ${`区域${jurisdictionId}`}, ${now})`.execute(db)
  const organisation: Office['organisation'] = async (name, budget = 'level') => {
    const id = newId()
    await sql`insert into organisation (id, jurisdiction_id, name, budget, created_at) values (${id}, ${jurisdictionId}, ${name}, ${budget}, ${now})`.execute(
      db,
    )
    return id
  }
  const setter = await organisation('定价单位')
  return {
    jurisdictionId,
    organisation,
    async system(organisationId, name) {
      const id = newId()
      await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
        values (${id}, ${jurisdictionId}, ${organisationId}, ${name}, 'new', '政务服务', 3, '部门预算', 'on-cloud', ${now}, ${now})`.execute(
        db,
      )
      return id
    },
    async item(code, name, unit, basis, category = '基础设施') {
      const id = newId()
      await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
        values (${id}, ${jurisdictionId}, ${code}, ${category}, '', '', ${name}, '', ${unit}, ${basis}, ${now}, ${now})`.execute(db)
      return id
    },
    async price(itemId, from, until, amount) {
      const id = newId()
      await sql`insert into item_price (id, item_id, kind, amount, during, set_by, set_by_person, reason, set_at)
        values (${id}, ${itemId}, 'final', ${amount}, daterange(${from}::date, ${until}::date), ${setter}, '李四', '采购结果', ${now})`.execute(
        db,
      )
      return id
    },
    async pool(providerId, name, supervised) {
      const id = newId()
      await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
        values (${id}, ${jurisdictionId}, ${providerId}, ${name}, '政务外网区', false, true, ${now})`.execute(db)
      for (const [from, until] of supervised) {
        await sql`insert into pool_supervision (id, pool_id, during, reason, set_by, set_at)
          values (${newId()}, ${id}, daterange(${from}::date, ${until}::date), '纳入', ${setter}, ${now})`.execute(db)
      }
      return id
    },
    async contract(providerId, from, until, ceilings = new Map()) {
      const id = newId()
      await sql`insert into contract (id, jurisdiction_id, kind, counterparty_id, signed_by, number, signed_on, during, recorded_at)
        values (${id}, ${jurisdictionId}, 'provider', ${providerId}, ${setter}, ${newId()}, ${from}, daterange(${from}::date, ${until}::date), ${now})`.execute(
        db,
      )
      for (const [itemId, quantity] of ceilings) {
        await sql`insert into contract_item (contract_id, item_id, quantity) values (${id}, ${itemId}, ${quantity})`.execute(db)
      }
    },
    async consent({ providerId, itemId, parties, during: [from, until], quantity }) {
      await sql`insert into beyond_contract_consent (id, jurisdiction_id, provider_id, item_id, quantity, during, consented_by, parties,
          consented_by_person, reason, consented_at)
        values (${newId()}, ${jurisdictionId}, ${providerId}, ${itemId}, ${quantity}, daterange(${from}::date, ${until}::date), ${setter},
          ${parties}, '李四', '业务急需', ${now})`.execute(db)
    },
    resource: (of) => insertResource(db, jurisdictionId, of),
    actor: (organisationId, party, posts, different = {}) => anActor(jurisdictionId, organisationId, party, posts, different),
  }
}

async function insertResource(db: Database, jurisdictionId: Id, of: ResourceFixture): Promise<Id> {
  const [id, caseId, now] = [newId(), newId(), '2024-01-01T00:00:00Z']
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, begun_by_organisation_id, step, entered_at, begun_at, begun_by)
    values (${caseId}, ${jurisdictionId}, 'monthly', 'apply', ${caseId}, ${of.organisationId}, ${of.organisationId}, 'draft', ${now}, ${now}, ${newId()})`.execute(
    db,
  )
  await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, charged_from, charged_until, created_at)
    values (${id}, ${jurisdictionId}, ${of.organisationId}, ${of.systemId}, ${of.providerId}, ${of.poolId}, ${of.itemId}, ${caseId}, 1, 'delivered',
      ${of.charged[0]}, ${of.charged[1]}, ${now})`.execute(db)
  for (const [from, until, quantity] of of.allocations) {
    await sql`insert into allocation (resource_id, during, quantity, case_id)
      values (${id}, daterange(${from}::date, ${until}::date), ${quantity}, ${caseId})`.execute(db)
  }
  return id
}

const words = ['statement.read', 'statement.account', 'statement.review', 'statement.seal']

function anActor(
  jurisdictionId: Id,
  organisationId: Id,
  party: string,
  posts: OfficeActor['posts'],
  different: Partial<OfficeActor>,
): OfficeActor {
  const all = party === 'support' || party === 'authority'
  return {
    personId: newId(),
    personName: '张三',
    organisationId,
    organisationName: '测试单位',
    permissions: new Set(words),
    jurisdictionId,
    parties: [party],
    posts,
    sight: { jurisdictionId, all, organisationIds: [organisationId], providerId: party === 'provider' ? organisationId : null },
    mustChangePassword: false,
    from: { ip: '127.0.0.1', requestId: 'test' },
    ...different,
  }
}
