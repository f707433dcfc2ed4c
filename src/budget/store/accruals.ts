import { sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Accrual, CategoryRow } from '../../settlement/index.ts'
import type { During } from './estimates.ts'

/** A cycle with an issued budget that has begun, and how far it was reckoned. */
export interface Watched extends During {
  readonly jurisdictionId: Id
  readonly through: Day | null
  readonly statementId: Id | null
  /** Its sealed statement; null while there is none. */
  readonly sealedId: Id | null
}

/** Every cycle with an issued budget that has begun by a day. */
export async function watchedCycles(reader: Reader, on: Day): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select b.jurisdiction_id as "jurisdictionId", lower(b.during) as "from", upper(b.during) as until, a.through, a.statement_id as "statementId", s.id as "sealedId"
    from (select distinct jurisdiction_id, during from budget where state = 'issued' and lower(during) <= ${on}::date) b
      left join budget_accrual a on a.jurisdiction_id = b.jurisdiction_id and a.during = b.during
      left join statement s on s.jurisdiction_id = b.jurisdiction_id and s.during = b.during and s.state = 'sealed'
    order by b.jurisdiction_id, b.during`.execute(reader)
  return rows
}

interface Merged extends Omit<CategoryRow, 'months'> {
  readonly accrued: readonly number[]
  readonly rest: readonly number[]
}

/** Keeps what a cycle has come to, in the place of what was kept before; false where something newer is there. */
export async function replaceAccrual(
  tx: Tx,
  of: { readonly id: Id; readonly jurisdictionId: Id; readonly at: Instant; readonly accrual: Accrual },
): Promise<boolean> {
  const { cycle, through, statementId, adjustedFen, leftOut } = of.accrual
  const during = sql`daterange(${cycle.from}::date, ${cycle.until}::date)`
  await sql`select pg_advisory_xact_lock(hashtext('zhengyun.budget'), hashtext(${of.jurisdictionId}))`.execute(tx)
  await sql`delete from budget_accrual where jurisdiction_id = ${of.jurisdictionId} and during = ${during} and through <= ${through}::date`.execute(
    tx,
  )
  const { numAffectedRows } = await sql`
    insert into budget_accrual (id, jurisdiction_id, during, through, statement_id, adjusted_fen, left_out, reckoned_at)
    values (${of.id}, ${of.jurisdictionId}, ${during}, ${through}, ${statementId}, ${adjustedFen}, ${leftOut}, ${of.at}) on conflict do nothing`.execute(
    tx,
  )
  if (numAffectedRows !== 1n) return false
  await sql`
    insert into budget_accrual_row (accrual_id, organisation_id, category, payer, accrued, rest, accrued_fen, rest_fen)
    select ${of.id}, r."organisationId", r.category, r.payer, r.accrued, r.rest, (select sum(m) from unnest(r.accrued) m), (select sum(m) from unnest(r.rest) m)
    from jsonb_to_recordset(${JSON.stringify(merged(of.accrual))}::jsonb) as r("organisationId" uuid, category text, payer text, accrued bigint[], rest bigint[])`.execute(
    tx,
  )
  return true
}

/** One row a unit, category and payer, with what was and what is expected. */
function merged({ accrued, rest }: Accrual): Merged[] {
  const rows = new Map<string, Merged>()
  const nothing = (months: readonly number[]) => months.map(() => 0)
  const keyOf = ({ organisationId, category, payer }: CategoryRow) => `${organisationId} ${payer} ${category}`
  for (const { months, ...row } of accrued) rows.set(keyOf({ ...row, months }), { ...row, accrued: months, rest: nothing(months) })
  for (const { months, ...row } of rest) {
    const before = rows.get(keyOf({ ...row, months }))
    rows.set(keyOf({ ...row, months }), { ...row, accrued: before?.accrued ?? nothing(months), rest: months })
  }
  return [...rows.values()]
}

/** What a unit has accrued of a budget line; where there is no such line, of nothing. */
export interface AccruedLine {
  readonly organisationId: Id
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly budget: string
  readonly accrued: string
}

/** All that has accrued in a cycle against the budget that counts, in fen. */
export async function accruedAgainst(tx: Tx, budgetId: Id, accrualId: Id): Promise<AccruedLine[]> {
  const { rows } = await sql<AccruedLine>`
    select r.organisation_id as "organisationId", r.category, r.payer, coalesce(l.amount_fen, 0)::text as budget, r.accrued_fen::text as accrued
    from budget_accrual_row r left join budget_line l on l.budget_id = ${budgetId} and l.organisation_id = r.organisation_id and l.category = r.category and l.payer = r.payer
    where r.accrual_id = ${accrualId} and r.accrued_fen > 0`.execute(tx)
  return rows
}
