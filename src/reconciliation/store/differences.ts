import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Fen, formatYuan, type Id, type Instant, type Reader } from '../../kernel/index.ts'
import type { DifferenceState } from '../decisions/decision.ts'
import type { CauseKind } from '../matching/sides.ts'
import type { CauseText, LinesText } from './difference-text.ts'

/** A difference as a list shows it; amounts in yuan. */
export interface DifferenceRow {
  readonly no: number
  readonly resourceId: Id | null
  readonly named: string
  readonly organisationName: string | null
  readonly systemName: string | null
  readonly itemCode: string | null
  readonly itemName: string | null
  readonly unit: string | null
  readonly firstMonth: string
  readonly lastMonth: string
  readonly theirs: string
  readonly ours: string
  /** theirs − ours. */
  readonly difference: string
  readonly cause: CauseKind
  readonly causes: readonly CauseText[]
  readonly state: DifferenceState
  readonly commented: boolean
}

export interface DifferenceFilter {
  readonly cause?: CauseKind | undefined
  readonly state?: DifferenceState | undefined
  readonly nos?: readonly number[] | undefined
}

const columns = sql`d.no, d.resource_id as "resourceId", d.named, d.organisation_name as "organisationName", d.system_name as "systemName", d.item_code as "itemCode",
  d.item_name as "itemName", d.unit, to_char(d.first_month, 'YYYY-MM') as "firstMonth", to_char(d.last_month, 'YYYY-MM') as "lastMonth", d.theirs_fen::text as theirs,
  d.ours_fen::text as ours, (d.theirs_fen - d.ours_fen)::text as difference, d.cause, d.causes, d.state,
  exists (select from reconciliation_comment c where c.reconciliation_id = d.reconciliation_id and c.difference_no = d.no) as commented`

/** Of a difference `d`. */
export const filtered = (id: Id, { cause, state, nos }: DifferenceFilter): RawBuilder<SqlBool> =>
  sql<SqlBool>`d.reconciliation_id = ${id} ${cause ? sql`and d.cause = ${cause}` : sql``} ${state ? sql`and d.state = ${state}` : sql``}
    ${nos ? sql`and d.no = any(${nos}::integer[])` : sql``}`

const yuan = (text: string): string => formatYuan(BigInt(text) as Fen)
const inYuan = <T extends Pick<DifferenceRow, 'theirs' | 'ours' | 'difference'>>(row: T): T => ({
  ...row,
  theirs: yuan(row.theirs),
  ours: yuan(row.ours),
  difference: yuan(row.difference),
})

/** In the order of their numbers; one row more than `limit`. */
export async function listDifferences(
  db: Reader,
  id: Id,
  filter: DifferenceFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select ${columns} from reconciliation_difference d where ${filtered(id, filter)} and d.no > ${after} order by d.no limit ${limit + 1}`.execute(
    db,
  )
  return rows.map(inYuan)
}

/** What was decided of a difference, in order. */
export interface Decision {
  readonly decision: DifferenceState
  readonly reason: string
  readonly fact: string | null
  readonly decidedByPerson: string
  readonly decidedByName: string
  readonly decidedAt: Instant
}

export interface DifferenceDetail extends DifferenceRow {
  readonly lines: LinesText
  readonly decisions: readonly Decision[]
  readonly comment: { readonly comment: string; readonly commentedByPerson: string; readonly commentedAt: Instant } | null
}

const instantText = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export async function findDifference(db: Reader, id: Id, no: number): Promise<DifferenceDetail | null> {
  const { rows } = await sql<DifferenceDetail>`
    select ${columns}, d.lines,
      (select coalesce(jsonb_agg(jsonb_build_object('decision', x.decision, 'reason', x.reason, 'fact', x.fact, 'decidedByPerson', x.decided_by_person,
          'decidedByName', o.name, 'decidedAt', ${instantText('x.decided_at')}) order by x.no), '[]')
        from reconciliation_decision x join organisation o on o.id = x.decided_by where x.reconciliation_id = d.reconciliation_id and x.difference_no = d.no) as decisions,
      (select jsonb_build_object('comment', c.comment, 'commentedByPerson', c.commented_by_person, 'commentedAt', ${instantText('c.commented_at')})
        from reconciliation_comment c where c.reconciliation_id = d.reconciliation_id and c.difference_no = d.no) as comment
    from reconciliation_difference d where d.reconciliation_id = ${id} and d.no = ${no}`.execute(db)
  return rows[0] ? inYuan(rows[0]) : null
}

/** How many differences, and how much, by cause and state. */
export interface Summed {
  readonly cause: CauseKind
  readonly state: DifferenceState
  readonly count: number
  readonly difference: string
}

export async function sumDifferences(db: Reader, id: Id): Promise<Summed[]> {
  const { rows } = await sql<Summed>`
    select cause, state, count(*)::int as count, sum(theirs_fen - ours_fen)::text as difference from reconciliation_difference
    where reconciliation_id = ${id} group by cause, state order by abs(sum(theirs_fen - ours_fen)) desc, cause, state`.execute(db)
  return rows.map((row) => ({ ...row, difference: yuan(row.difference) }))
}
