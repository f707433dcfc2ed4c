import { sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import { type Fen, formatYuan, type Id, type Instant, type Reader } from '../../kernel/index.ts'
import type { DifferenceCause, DifferentLine } from '../rules/differences.ts'

/** A resource of which the facts now say another thing than the statement. */
export interface Difference {
  readonly no: number
  readonly resourceId: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemId: Id
  readonly systemName: string
  readonly providerId: Id
  readonly providerName: string
  readonly itemName: string
  /** What was payable by the statement, and what would be, in yuan. */
  readonly before: string
  readonly after: string
  readonly causes: readonly DifferenceCause[]
  readonly lines: readonly DifferentLine[]
}

export type NewDifference = Omit<Difference, 'no' | 'before' | 'after'> & { readonly before: number; readonly after: number }

/** Writes a batch; the run must have been declared. Numbers follow those that are there. */
export async function insertDifferences(db: Reader, runNo: number, first: number, differences: readonly NewDifference[]): Promise<void> {
  if (differences.length === 0) return
  await sql`insert into statement_difference (run_no, no, resource_id, organisation_id, organisation_name, system_id, system_name, provider_id, provider_name, item_name,
      before_fen, after_fen, causes, lines)
    select ${runNo}, ${first} + at - 1, "resourceId", "organisationId", "organisationName", "systemId", "systemName", "providerId", "providerName", "itemName", before, after,
      array(select jsonb_array_elements_text(causes)), lines
    from rows from (jsonb_to_recordset(${JSON.stringify(differences)}::jsonb) as ("resourceId" uuid, "organisationId" uuid, "organisationName" text, "systemId" uuid,
      "systemName" text, "providerId" uuid, "providerName" text, "itemName" text, before bigint, after bigint, causes jsonb, lines jsonb)) with ordinality
      as x("resourceId", "organisationId", "organisationName", "systemId", "systemName", "providerId", "providerName", "itemName", before, after, causes, lines, at)`.execute(
    db,
  )
}

/** The newest comparison of a statement that was carried through. */
export interface Comparison {
  readonly runNo: number
  readonly at: Instant
  readonly by: string
}

export async function newestComparison(db: Reader, statementId: Id): Promise<Comparison | null> {
  const { rows } = await sql<Comparison>`select no as "runNo", started_at as at, started_by_name as by from settlement_run
    where statement_id = ${statementId} and kind = 'compare' and state = 'finished' order by no desc limit 1`.execute(db)
  return rows[0] ?? null
}

const seen = ({ all, organisationIds, providerId }: Sight) =>
  all ? sql<boolean>`true` : sql<boolean>`(organisation_id = any(${organisationIds}::uuid[]) or provider_id = ${providerId}::uuid)`

export interface DifferenceQuery {
  readonly organisation?: Id | undefined
  readonly cause?: DifferenceCause | undefined
  readonly after: number
  readonly limit: number
}

/** The differences that the actor sees, by number; one more than `limit`. */
export async function readDifferences(db: Reader, runNo: number, sight: Sight, query: DifferenceQuery): Promise<Difference[]> {
  const { organisation = null, cause = null, after, limit } = query
  const { rows } = await sql<Omit<Difference, 'before' | 'after'> & { before: bigint; after: bigint }>`
    select no, resource_id as "resourceId", organisation_id as "organisationId", organisation_name as "organisationName", system_id as "systemId",
      system_name as "systemName", provider_id as "providerId", provider_name as "providerName", item_name as "itemName", before_fen as before, after_fen as after, causes, lines
    from statement_difference where run_no = ${runNo} and no > ${after} and ${seen(sight)}
      and (${organisation}::uuid is null or organisation_id = ${organisation}::uuid) and (${cause}::text is null or causes @> array[${cause}::text])
    order by no limit ${limit + 1}`.execute(db)
  return rows.map((row) => ({ ...row, before: formatYuan(row.before as Fen), after: formatYuan(row.after as Fen) }))
}

/** How many there are, and what they come to. */
export async function sumDifferences(db: Reader, runNo: number, sight: Sight): Promise<{ count: number; before: string; after: string }> {
  const { rows } = await sql<{ count: number; before: string; after: string }>`
    select count(*)::int as count, coalesce(sum(before_fen), 0)::text as before, coalesce(sum(after_fen), 0)::text as after
    from statement_difference where run_no = ${runNo} and ${seen(sight)}`.execute(db)
  const { count = 0, before = '0', after = '0' } = rows[0] ?? {}
  return { count, before: formatYuan(BigInt(before) as Fen), after: formatYuan(BigInt(after) as Fen) }
}
