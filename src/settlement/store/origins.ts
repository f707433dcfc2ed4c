import { sql } from 'kysely'
import type { ConsentTerms } from '../../contracts/index.ts'
import { type Day, decimal, formatDecimal, type Id, type Reader } from '../../kernel/index.ts'
import type { StatementLine } from '../rules/statement.ts'

export interface CaseName {
  readonly id: Id
  readonly number: string
}

/** The version of an allocation that a line belongs to. */
export interface Allocation {
  readonly quantity: string
  readonly from: Day
  /** Its last day; null while it runs. */
  readonly to: Day | null
  /** It came from another case than the resource itself. */
  readonly changed: boolean
  readonly case: CaseName
}

/** Where a resource's days and a line's quantity come from. */
export interface Origin {
  readonly chargedFrom: Day
  /** The first day no longer charged. */
  readonly chargedUntil: Day | null
  readonly startedBy: CaseName
  readonly allocation: Allocation | null
}

/** A line stands for a resource that is charged; throws when there is none. */
export async function findOrigin(db: Reader, { resourceId, from }: Pick<StatementLine, 'resourceId' | 'from'>): Promise<Origin> {
  const { rows } = await sql<Origin>`
    select r.charged_from as "chargedFrom", r.charged_until as "chargedUntil", json_build_object('id', c.id, 'number', c.number) as "startedBy",
      case when a.quantity is not null then json_build_object('quantity', a.quantity::text, 'from', lower(a.during), 'to', upper(a.during) - 1,
        'changed', a.case_id <> r.case_id, 'case', json_build_object('id', k.id, 'number', k.number)) end as allocation
    from resource r join case_file c on c.id = r.case_id
      left join allocation a on a.resource_id = r.id and a.during @> ${from}::date left join case_file k on k.id = a.case_id
    where r.id = ${resourceId} and r.charged_from is not null`.execute(db)
  const [found] = rows
  if (!found) throw new Error(`resource ${resourceId} is settled and not charged`)
  const { allocation } = found
  return { ...found, allocation: allocation && { ...allocation, quantity: formatDecimal(decimal(allocation.quantity)) } }
}

/** What the cases that name a resource went through, in order: `event` is `<procedure>.<step>.<outcome>`. */
export async function findCasesThatLeft(db: Reader, resourceId: Id) {
  const { rows } = await sql<CaseName & { readonly regimeId: string; readonly event: string }>`
    select c.id, c.number, c.regime_id as "regimeId", concat_ws('.', c.procedure, e.step, e.outcome) as event
    from resource r join case_file c on c.jurisdiction_id = r.jurisdiction_id and c.organisation_id = r.organisation_id
        and c.lines @> jsonb_build_array(jsonb_build_object('resourceId', r.id))
      join case_event e on e.case_id = c.id and e.kind in ('left', 'elapsed') and e.outcome is not null
    where r.id = ${resourceId} order by e.id`.execute(db)
  return rows
}

/** What was agreed with a line's provider about its item on the line's first day. */
export interface Agreement {
  /** Null: no contract binds on that day. */
  readonly number: string | null
  /** Whether the contract names the item; its quantity null: without a ceiling. */
  readonly named: boolean
  readonly quantity: string | null
  readonly consents: readonly ConsentTerms[]
}

/** As it was on record when the run that stands was accounted: what is signed or consented to later does not explain it. */
export async function findAgreement(
  db: Reader,
  statementId: Id,
  { providerId, itemId, from }: Pick<StatementLine, 'providerId' | 'itemId' | 'from'>,
): Promise<Agreement> {
  const { rows } = await sql<Agreement>`
    select c.number, i.item_id is not null as named, trim_scale(i.quantity)::text as quantity,
      (select coalesce(json_agg(json_build_object('id', k.id, 'providerId', k.provider_id, 'itemId', k.item_id,
          'quantity', trim_scale(k.quantity)::text, 'parties', k.parties, 'from', lower(k.during), 'until', upper(k.during))), '[]')
        from beyond_contract_consent k
        where k.provider_id = ${providerId} and k.item_id = ${itemId} and k.during @> ${from}::date and k.consented_at <= a.at) as consents
    from (select max(e.at) as at from statement s
        join statement_event e on e.statement_id = s.id and e.revision = s.revision and e.kind = 'accounted'
        where s.id = ${statementId}) a
      left join contract c on c.kind = 'provider' and c.counterparty_id = ${providerId} and c.during @> ${from}::date and c.recorded_at <= a.at
      left join contract_item i on i.contract_id = c.id and i.item_id = ${itemId}`.execute(db)
  const [found] = rows
  if (!found) throw new Error(`statement ${statementId} was never accounted`)
  return found
}

/** The minimum term, in months, of the price that held when charging of a line's resource began: the provider's own before the general one. Null: it has none. */
export async function findMinimumMonths(
  db: Reader,
  { itemId, providerId }: Pick<StatementLine, 'itemId' | 'providerId'>,
  chargedFrom: Day,
): Promise<number | null> {
  const { rows } = await sql<{ months: number | null }>`
    select minimum_months as months from item_price where item_id = ${itemId} and kind = 'final' and during @> ${chargedFrom}::date
      and (provider_id = ${providerId} or provider_id is null) order by provider_id nulls last limit 1`.execute(db)
  return rows[0]?.months ?? null
}
