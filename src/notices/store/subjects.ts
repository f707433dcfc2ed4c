import { type RawBuilder, sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'

/** The thing that something happened to, as far as telling people of it needs to know. */
export interface Subject {
  /** What it is called; empty where it has no name of its own. */
  readonly name: string
  readonly providerId: Id | null
  /** Further organisations that the thing itself names. */
  readonly others: readonly Id[]
  /** The id that its page has, where that is another one (a payment's statement). */
  readonly pageId: Id | null
}

interface Found {
  readonly name: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly provider?: RawBuilder<unknown>
  readonly others?: RawBuilder<unknown>
  readonly page?: RawBuilder<unknown>
}

const cycle = (during: string) =>
  sql`to_char(lower(${sql.ref(during)}), 'YYYY-MM-DD') || ' 至 ' || to_char(upper(${sql.ref(during)}) - 1, 'YYYY-MM-DD')`
const statementName = sql`${cycle('t.during')} || ' 结算单'`
const none = sql`''`

// Of the tables of other folders nothing is read but names, days and whom a row names.
const found: Readonly<Record<string, Found>> = {
  person: { name: sql`t.name`, from: sql`person t` },
  organisation: { name: sql`t.name`, from: sql`organisation t`, others: sql`array[t.id]` },
  jurisdiction: { name: sql`t.name`, from: sql`jurisdiction t` },
  system: { name: sql`t.name`, from: sql`system t` },
  contract: { name: sql`t.number`, from: sql`contract t`, others: sql`array[t.counterparty_id]` },
  pool: { name: sql`t.name`, from: sql`pool t`, provider: sql`t.provider_id` },
  'service-item': { name: sql`t.name`, from: sql`service_item t` },
  'important-period': { name: sql`t.name`, from: sql`important_period t` },
  'work-order': { name: sql`'工单 ' || t.number`, from: sql`work_order t`, provider: sql`t.provider_id` },
  'metered-quantity': { name: none, from: sql`metered_quantity t`, provider: sql`t.provider_id` },
  'resource-check': { name: none, from: sql`resource_check t`, provider: sql`t.provider_id` },
  'usage-finding': {
    name: sql`(select s.name from system s where s.id = t.system_id)`,
    from: sql`usage_finding t`,
    provider: sql`t.provider_id`,
    page: sql`t.system_id`,
  },
  outage: {
    name: none,
    from: sql`outage t`,
    provider: sql`t.provider_id`,
    // Whoever's systems it is known to have hit, and has resources there: he sees the outages of that provider.
    others: sql`array(select distinct s.organisation_id from system s where s.id = any(t.system_ids)
      and exists (select from resource r where r.provider_id = t.provider_id and r.organisation_id = s.organisation_id))`,
  },
  authorization: { name: none, from: sql`rights_authorization t`, others: sql`array[t.to_organisation_id]` },
  'operating-handover': { name: none, from: sql`operating_handover t`, others: sql`array[t.from_provider_id, t.to_provider_id]` },
  'evaluation-round': {
    name: sql`${cycle('t.during')} || ' 考评'`,
    from: sql`evaluation_round t`,
    others: sql`array(select c.organisation_id from evaluation_scorecard c where c.round_id = t.id)`,
  },
  scorecard: {
    name: sql`${cycle('r.during')} || ' 考评表'`,
    from: sql`(select c.*, e.during from evaluation_scorecard c join evaluation_round e on e.id = c.round_id) r, lateral (select r.id) t`,
  },
  statement: {
    name: statementName,
    from: sql`statement t`,
    others: sql`array(select h.organisation_id from statement_share h
        where h.run_no = (select max(s.run_no) from statement_share s join settlement_run n on n.no = s.run_no where n.statement_id = t.id)
      union select p.provider_id from statement_payee p where p.statement_id = t.id)`,
  },
  correction: { name: statementName, from: sql`statement_correction x join statement t on t.id = x.statement_id`, page: sql`t.id` },
  payment: { name: statementName, from: sql`statement_payment x join statement t on t.id = x.statement_id`, page: sql`t.id` },
  budget: {
    name: sql`${cycle('t.during')} || ' 预算'`,
    from: sql`budget t`,
    others: sql`array(select distinct l.organisation_id from budget_line l where l.budget_id = t.id)`,
  },
  'official-document': {
    name: sql`t.title || '（' || t.number || '）'`,
    from: sql`official_document t`,
    others: sql`array(select a.organisation_id from official_document_address a where a.document_id = t.id)`,
  },
  'holiday-notice': { name: sql`t.title`, from: sql`holiday_notice t` },
  'measure-draft': { name: sql`t.title`, from: sql`measure_draft t` },
  'measure-trial': { name: sql`t.title`, from: sql`measure_draft t` },
  webhook: { name: sql`t.name`, from: sql`webhook t` },
}

/** The kinds of things that have a name or name others. */
export const namedKinds: readonly string[] = Object.keys(found)

/** Which alias holds the row's id, where that is not the named table itself. */
const idOf: Readonly<Record<string, RawBuilder<unknown>>> = { correction: sql`x.id`, payment: sql`x.id`, scorecard: sql`r.id` }

/** What a thing of the record is; of kinds without a name of their own, and of ids that are none, only that it is. */
export async function subjectOf(reader: Reader, kind: string, id: string): Promise<Subject> {
  const unknown: Subject = { name: '', providerId: null, others: [], pageId: null }
  const at = Object.hasOwn(found, kind) ? found[kind] : undefined
  if (!at || !isUuid(id)) return unknown
  const { rows } = await sql<Subject>`
    select (${at.name})::text as name, (${at.provider ?? sql`null`})::uuid as "providerId", ${at.others ?? sql`array[]::uuid[]`} as others,
      (${at.page ?? sql`null`})::uuid as "pageId"
    from ${at.from} where ${idOf[kind] ?? sql`t.id`} = ${id}::uuid`.execute(reader)
  return rows[0] ?? unknown
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
