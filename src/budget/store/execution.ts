import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader } from '../../kernel/index.ts'
import type { LinesQuery } from './budgets.ts'
import type { During } from './estimates.ts'

/** The accrual that is kept for a cycle. */
export interface KeptAccrual {
  readonly id: Id
  readonly through: Day
  readonly statementId: Id | null
  readonly adjusted: string
  readonly leftOut: number
  readonly reckonedAt: Instant
}

export async function keptAccrual(reader: Reader, jurisdictionId: Id, { from, until }: During): Promise<KeptAccrual | null> {
  const { rows } = await sql<KeptAccrual>`
    select id, through, statement_id as "statementId", adjusted_fen::text as adjusted, left_out as "leftOut", reckoned_at as "reckonedAt"
    from budget_accrual where jurisdiction_id = ${jurisdictionId} and during = daterange(${from}::date, ${until}::date)`.execute(reader)
  return rows[0] ?? null
}

/** Budget lines and what has accrued, side by side: rows `x` of one unit, category and payer. */
const sides = (budgetId: Id, accrualId: Id | null) => sql`(
  select coalesce(l.organisation_id, r.organisation_id) as organisation_id, coalesce(l.category, r.category) as category, coalesce(l.payer, r.payer) as payer,
    coalesce(l.amount_fen, 0) as budget, coalesce(r.accrued_fen, 0) as accrued, coalesce(r.rest_fen, 0) as rest
  from (select * from budget_line where budget_id = ${budgetId}) l
    full join (select * from budget_accrual_row where accrual_id = ${accrualId}::uuid) r
      on r.organisation_id = l.organisation_id and r.category = l.category and r.payer = l.payer)`
const seen = (sight: Sight) => visible(sight, { jurisdiction: sql.ref('o.jurisdiction_id'), organisation: sql.ref('o.id') })

/** Fen. */
export interface UsedSums {
  readonly payer: 'level' | 'unit'
  readonly budget: string
  readonly accrued: string
  readonly rest: string
}

export async function readUsedSums(reader: Reader, sight: Sight, budgetId: Id, accrualId: Id | null): Promise<UsedSums[]> {
  const { rows } = await sql<UsedSums>`
    select x.payer, sum(x.budget)::text as budget, sum(x.accrued)::text as accrued, sum(x.rest)::text as rest
    from ${sides(budgetId, accrualId)} x join organisation o on o.id = x.organisation_id where ${seen(sight)} group by x.payer`.execute(
    reader,
  )
  return rows
}

export interface UsedMonth {
  readonly payer: 'level' | 'unit'
  /** From the cycle's first, counted from 0. */
  readonly month: number
  readonly accrued: string
  readonly rest: string
}

export async function readUsedMonths(reader: Reader, sight: Sight, accrualId: Id): Promise<UsedMonth[]> {
  const { rows } = await sql<UsedMonth>`
    select r.payer, (u.at - 1)::int as month, sum(u.accrued)::text as accrued, sum(u.rest)::text as rest
    from budget_accrual_row r join organisation o on o.id = r.organisation_id cross join lateral unnest(r.accrued, r.rest) with ordinality u(accrued, rest, at)
    where r.accrual_id = ${accrualId} and ${seen(sight)} group by 1, 2 order by 1, 2`.execute(reader)
  return rows
}

export interface UsedRow extends UsedSums {
  readonly organisationId: Id
  readonly organisationName: string
  readonly category: string
}

/** In the order of the units' names. */
export async function readUsedLines(
  reader: Reader,
  sight: Sight,
  budgetId: Id,
  accrualId: Id | null,
  { organisationId, after, limit }: LinesQuery,
): Promise<UsedRow[]> {
  const { rows } = await sql<UsedRow>`
    select x.organisation_id as "organisationId", o.name as "organisationName", x.category, x.payer, x.budget::text as budget, x.accrued::text as accrued, x.rest::text as rest
    from ${sides(budgetId, accrualId)} x join organisation o on o.id = x.organisation_id
    where ${seen(sight)} ${organisationId ? sql`and o.id = ${organisationId}` : sql``}
      ${after ? sql`and (o.name, o.id::text, x.category, x.payer) > (${sql.join([...after])})` : sql``}
    order by o.name, o.id::text, x.category, x.payer limit ${limit}`.execute(reader)
  return rows
}

/** What was paid to providers for the statement of a cycle, and approved corrections of it, in fen. */
export async function paidIn(
  reader: Reader,
  jurisdictionId: Id,
  { from, until }: During,
): Promise<{ readonly paid: string; readonly corrected: string }> {
  const { rows } = await sql<{ paid: string; corrected: string }>`
    select coalesce(sum(p.paid_fen), 0)::text as paid, coalesce(sum(p.corrected_fen), 0)::text as corrected
    from statement s join statement_payee p on p.statement_id = s.id
    where s.jurisdiction_id = ${jurisdictionId} and s.during = daterange(${from}::date, ${until}::date)`.execute(reader)
  return rows[0] ?? { paid: '0', corrected: '0' }
}
