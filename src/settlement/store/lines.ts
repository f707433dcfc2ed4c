import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import { type Day, decimal, type Fen, formatDecimal, formatYuan, type Id, type Instant, type Reader } from '../../kernel/index.ts'
import { type CanonicalLine, readRecords } from '../rules/canonical.ts'
import type { EntryKind } from '../rules/entries.ts'
import { type EntryTexts, type NumberedRow, toLine } from '../rules/reading.ts'
import type { Ground, StatementLine, Total } from '../rules/statement.ts'
import { seenTotals } from './statements.ts'

export interface LineFilter {
  readonly organisation?: Id | undefined
  readonly system?: Id | undefined
  readonly provider?: Id | undefined
  readonly category?: string | undefined
  readonly resource?: Id | undefined
}
export interface LineQuery extends LineFilter {
  /** Null: all of them (the seal). */
  readonly sight: Sight | null
  /** Lines after this number. */
  readonly after: number
  readonly limit: number
}

const entryNos = (runNo: number, kind: EntryKind, ref: Id): RawBuilder<unknown> =>
  sql`array(select e.no from statement_entry e where e.ref = ${ref}::uuid and e.run_no = ${runNo} and e.kind = ${kind})`

/** Shares that have lines of what is asked for: units are few, and their sums say what they have. */
function sharesFor(runNo: number, { organisation, system, provider, category, after }: LineQuery): RawBuilder<unknown> {
  const conditions = [sql<SqlBool>`h.run_no = ${runNo} and h.first_no + h.line_count > ${after} + 1`]
  if (organisation) conditions.push(sql`h.organisation_id = ${organisation}::uuid`)
  if (system || provider || category !== undefined) {
    const sums = [sql<SqlBool>`t.run_no = ${runNo}`]
    if (system) sums.push(sql`t.system_no = any (${entryNos(runNo, 'system', system)})`)
    if (provider) sums.push(sql`t.provider_no = any (${entryNos(runNo, 'provider', provider)})`)
    if (category !== undefined) sums.push(sql`t.category = ${category}`)
    conditions.push(sql`h.no in (select t.share_no from statement_total t where ${sql.join(sums, sql` and `)})`)
  }
  return sql`array(select h.no from statement_share h where ${sql.join(conditions, sql` and `)})`
}

/** Of a resource `r`. */
function wanted(runNo: number, { sight, system, provider, category, resource }: LineQuery): RawBuilder<SqlBool> {
  const conditions = [sql<SqlBool>`true`]
  const by = (condition: RawBuilder<SqlBool>) => void conditions.push(condition)
  if (sight && !sight.all) {
    const own = sql<SqlBool>`r.share_no = any (array(select no from statement_share where run_no = ${runNo} and organisation_id = any(${sight.organisationIds}::uuid[])))`
    by(sight.providerId === null ? own : sql<SqlBool>`(${own} or r.provider_no = any (${entryNos(runNo, 'provider', sight.providerId)}))`)
  }
  if (system) by(sql`r.system_no = any (${entryNos(runNo, 'system', system)})`)
  if (provider) by(sql`r.provider_no = any (${entryNos(runNo, 'provider', provider)})`)
  if (category !== undefined)
    by(
      sql`r.item_no = any (array(select e.no from statement_entry e where e.run_no = ${runNo} and e.kind = 'item' and e.data->>'category' = ${category}))`,
    )
  if (resource) by(sql`r.resource_id = ${resource}::uuid`)
  return sql.join(conditions, sql` and `)
}

/**
 * Lines of a run, in the order of their numbers. A page reads as many resources as it has lines, along the key from the first share on: `r` is joined to nothing, so that no statistics can lead
 * the planner through all the lines before.
 */
export async function readLines(db: Reader, runNo: number, query: LineQuery): Promise<StatementLine[]> {
  const { after, limit } = query
  const { rows: resources } = await sql<SeenResource>`
    select r.resource_id as "resourceId", h.organisation_id as "organisationId", h.organisation_name as "organisationName", r.system_no as system,
      r.provider_no as provider, r.pool_no as pool, r.item_no as item, h.first_no + r.first_line as first, r.lines
    from (select r.* from statement_resource r
        where r.run_no = ${runNo} and r.share_no = any (${sharesFor(runNo, query)}) and ${wanted(runNo, query)}
          and r.first_line + r.line_count > ${after} + 1 - (select first_no from statement_share h where h.run_no = ${runNo} and h.no = r.share_no)
        order by r.share_no, r.no limit ${limit}) r
      join statement_share h on h.run_no = ${runNo} and h.no = r.share_no
    order by r.share_no, r.no`.execute(db)
  const rows = resources.flatMap(linesOf).filter(({ no }) => no > after)
  return described(db, runNo, rows.slice(0, limit))
}

type SeenResource = Omit<NumberedRow, 'no' | keyof CanonicalLine> & { readonly first: number; readonly lines: Buffer }

const linesOf = ({ first, lines, ...resource }: SeenResource): NumberedRow[] =>
  readRecords(lines).map((line, at) => ({ no: first + at, ...resource, ...line }))

async function described(db: Reader, runNo: number, rows: readonly NumberedRow[]): Promise<StatementLine[]> {
  const texts = await readTexts(db, runNo, rows)
  return rows.map((row) => toLine(row, texts))
}

const numbersOf = (rows: readonly NumberedRow[], key: 'system' | 'provider' | 'pool' | 'item' | 'price' | 'ruling'): number[] => [
  ...new Set(rows.map((row) => row[key])),
]

/** The entries that some lines name. */
async function readTexts(db: Reader, runNo: number, rows: readonly NumberedRow[]): Promise<EntryTexts> {
  if (rows.length === 0) return new Map()
  const kinds = ['system', 'provider', 'pool', 'item', 'price', 'ruling'] as const
  const { rows: entries } = await sql<{ kind: EntryKind; no: number; data: unknown }>`
    select kind, no, data from statement_entry where run_no = ${runNo}
      and (${sql.join(
        kinds.map((kind) => sql`(kind = ${kind} and no = any(${numbersOf(rows, kind)}::integer[]))`),
        sql` or `,
      )})`.execute(db)
  return new Map(entries.map(({ kind, no, data }) => [`${kind} ${no}`, data]))
}

const groundColumns: Readonly<Record<Ground, { readonly key: RawBuilder<unknown>; readonly name: RawBuilder<unknown> }>> = {
  unit: { key: sql`h.organisation_id::text`, name: sql`h.organisation_name` },
  system: { key: sql`y.ref::text`, name: sql`y.data->>'name'` },
  provider: { key: sql`p.ref::text`, name: sql`p.data->>'name'` },
  category: { key: sql`t.category`, name: sql`t.category` },
  channel: { key: sql`y.data->>'channel'`, name: sql`y.data->>'channel'` },
  month: { key: sql`to_char(t.month, 'YYYY-MM')`, name: sql`to_char(t.month, 'YYYY-MM')` },
}

type Sums = Record<'amount' | 'apart' | 'excluded' | 'deducted', string>

/** Sums that the actor sees, of a run's totals; by one ground; of one unit where it is named. */
export async function readTotals(db: Reader, runNo: number, sight: Sight, by: Ground, organisation?: Id): Promise<Total[]> {
  const { key, name } = groundColumns[by]
  const { rows } = await sql<{ key: string; name: string; lineCount: number } & Sums>`
    select ${key} as key, ${name} as name, ${sumColumns} ${by === 'month' ? byMonth(runNo, sight) : bySystem(runNo, sight)}
      and (${organisation ?? null}::uuid is null or h.organisation_id = ${organisation ?? null}::uuid) group by 1, 2 order by 2, 1`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, ...inYuan(row) }))
}

/** Sums by month and category: what charts show. */
export async function readMonths(db: Reader, runNo: number, sight: Sight): Promise<(Total & { readonly month: string })[]> {
  const { rows } = await sql<{ key: string; name: string; month: string; lineCount: number } & Sums>`
    select t.category as key, t.category as name, to_char(t.month, 'YYYY-MM') as month, ${sumColumns} ${byMonth(runNo, sight)}
    group by 1, 2, 3 order by 3, 1`.execute(db)
  return rows.map((row) => ({ ...row, ...inYuan(row) }))
}

const sumColumns = sql`sum(t.line_count)::int as "lineCount", sum(t.total_fen)::text as amount, sum(t.apart_fen)::text as apart, sum(t.excluded_fen)::text as excluded,
  sum(t.deducted_fen)::text as deducted`
const bySystem = (
  runNo: number,
  sight: Sight,
) => sql`from (select ${runNo}::integer as run_no) s join statement_total t on t.run_no = s.run_no
  join statement_share h on h.run_no = t.run_no and h.no = t.share_no
  join statement_entry y on y.run_no = t.run_no and y.kind = 'system' and y.no = t.system_no
  join statement_entry p on p.run_no = t.run_no and p.kind = 'provider' and p.no = t.provider_no
  where ${seenTotals(sight)}`
const byMonth = (
  runNo: number,
  sight: Sight,
) => sql`from (select ${runNo}::integer as run_no) s join statement_month t on t.run_no = s.run_no
  join statement_share h on h.run_no = t.run_no and h.no = t.share_no where ${seenTotals(sight)}`

/** A sum of fen comes from PostgreSQL as `numeric`. */
const yuan = (text: string): string => formatYuan(BigInt(text) as Fen)
const inYuan = ({ amount, apart, excluded, deducted }: Sums): Sums => ({
  amount: yuan(amount),
  apart: yuan(apart),
  excluded: yuan(excluded),
  deducted: yuan(deducted),
})

/** The price version of a line: from when to when, set by whom, and why. */
export interface PriceVersion {
  readonly id: Id
  readonly amount: string
  readonly from: Day
  /** Its last day in force; null while it is. */
  readonly to: Day | null
  readonly setBy: string
  readonly setByPerson: string
  readonly setAt: Instant
  readonly reason: string
}

export async function findPrice(db: Reader, id: Id): Promise<PriceVersion | null> {
  const { rows } = await sql<PriceVersion>`
    select p.id, p.amount, lower(p.during) as "from", upper(p.during) - 1 as "to", o.name as "setBy", p.set_by_person as "setByPerson", p.set_at as "setAt", p.reason
    from item_price p join organisation o on o.id = p.set_by where p.id = ${id}`.execute(db)
  const found = rows[0]
  return found ? { ...found, amount: formatDecimal(decimal(found.amount)) } : null
}
