import { sql } from 'kysely'
import { dayOfEpoch, type Fen, formatYuan, type Id, type Instant, type Reader, type Tx } from '../../kernel/index.ts'
import { startOfMonth } from '../../settlement/index.ts'
import type { Difference } from '../matching/sides.ts'
import { causesText, linesText } from './difference-text.ts'

/** A difference as it is put on file. */
export interface NewDifference extends Difference {
  readonly no: number
  readonly resourceId: Id | null
  readonly named: string
  readonly organisationName: string | null
  readonly systemName: string | null
  readonly itemCode: string | null
  readonly itemName: string | null
  readonly unit: string | null
}

export async function insertDifferences(tx: Tx, id: Id, differences: readonly NewDifference[]): Promise<void> {
  if (differences.length === 0) return
  const rows = differences.map(({ no, months: [first, last], theirs, ours, causes, theirLines, ourLines, ...about }) => ({
    ...{ no, ...about, firstMonth: dayOfEpoch(startOfMonth(first)), lastMonth: dayOfEpoch(startOfMonth(last)) },
    ...{ theirs: String(theirs), ours: String(ours), cause: causes[0]?.kind ?? 'unexplained' },
    ...{ causes: causesText(causes), lines: linesText(ourLines, theirLines) },
  }))
  await sql`
    insert into reconciliation_difference (reconciliation_id, no, resource_id, named, organisation_name, system_name, item_code, item_name, unit, first_month,
      last_month, theirs_fen, ours_fen, cause, causes, lines)
    select ${id}, no, "resourceId", named, "organisationName", "systemName", "itemCode", "itemName", unit, "firstMonth", "lastMonth", theirs, ours, cause, causes, lines
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(no integer, "resourceId" uuid, named text, "organisationName" text, "systemName" text,
      "itemCode" text, "itemName" text, unit text, "firstMonth" date, "lastMonth" date, theirs bigint, ours bigint, cause text, causes jsonb, lines jsonb)`.execute(
    tx,
  )
}

export interface NewReconciliation {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly billId: Id
  readonly statementId: Id
  readonly runNo: number
  readonly equal: number
  readonly differences: number
  readonly theirs: bigint
  readonly ours: bigint
  readonly by: { readonly organisationId: Id; readonly personId: Id; readonly personName: string }
  readonly at: Instant
}

/** The comparison over its differences, which are there already. */
export async function insertReconciliation(tx: Tx, of: NewReconciliation): Promise<void> {
  await sql`
    insert into reconciliation (id, jurisdiction_id, bill_id, statement_id, run_no, equal_count, difference_count, theirs_fen, ours_fen, opened_by, opened_by_id,
      opened_by_person, opened_at)
    values (${of.id}, ${of.jurisdictionId}, ${of.billId}, ${of.statementId}, ${of.runNo}, ${of.equal}, ${of.differences}, ${of.theirs}, ${of.ours},
      ${of.by.organisationId}, ${of.by.personId}, ${of.by.personName}, ${of.at})`.execute(tx)
}

export async function isCompared(db: Reader, billId: Id, runNo: number): Promise<boolean> {
  const { rows } = await sql`select from reconciliation where bill_id = ${billId} and run_no = ${runNo}`.execute(db)
  return rows.length > 0
}

/** A comparison, whose bill it is of, and the statement as it stands now. */
export interface Reconciliation {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly providerId: Id
  readonly providerName: string
  readonly billId: Id
  readonly billVersion: number
  readonly from: string
  readonly to: string
  readonly statementId: Id
  readonly statementState: string
  readonly regimeId: string
  /** Whether it was compared with the lines that the statement has now. */
  readonly current: boolean
  readonly equalCount: number
  readonly differenceCount: number
  readonly theirs: string
  readonly ours: string
  readonly openedByPerson: string
  readonly openedAt: Instant
  readonly closedByPerson: string | null
  readonly closedAt: Instant | null
}

export async function findReconciliation(db: Reader, id: Id, { lock = false } = {}): Promise<Reconciliation | null> {
  const { rows } = await sql<Reconciliation>`
    select r.id, r.jurisdiction_id as "jurisdictionId", b.provider_id as "providerId", p.name as "providerName", b.id as "billId", b.version as "billVersion",
      lower(b.during) as "from", upper(b.during) - 1 as "to", s.id as "statementId", s.state as "statementState", s.regime_id as "regimeId",
      s.run_no = r.run_no as current, r.equal_count as "equalCount", r.difference_count as "differenceCount", r.theirs_fen::text as theirs,
      r.ours_fen::text as ours, r.opened_by_person as "openedByPerson", r.opened_at as "openedAt", r.closed_by_person as "closedByPerson", r.closed_at as "closedAt"
    from reconciliation r join provider_bill b on b.id = r.bill_id join organisation p on p.id = b.provider_id join statement s on s.id = r.statement_id
    where r.id = ${id} ${lock ? sql`for update of r` : sql``}`.execute(db)
  const [row] = rows
  return row ? { ...row, theirs: yuan(row.theirs), ours: yuan(row.ours) } : null
}

const yuan = (text: string): string => formatYuan(BigInt(text) as Fen)

export async function closeReconciliation(
  tx: Tx,
  id: Id,
  by: { readonly personId: Id; readonly personName: string },
  at: Instant,
): Promise<void> {
  await sql`update reconciliation set closed_at = ${at}, closed_by_id = ${by.personId}, closed_by_person = ${by.personName} where id = ${id}`.execute(
    tx,
  )
}
