import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, decimal, type Fen, fen, formatDecimal, formatYuan, type Id, type Instant, type Reader } from '../../kernel/index.ts'
import type { Exclusion } from '../parts.ts'
import type { Ground, StatementLine, Total } from '../statement.ts'

/** Lines of which the actor sees nothing are not there for him. */
export const seenLines = (sight: Sight): RawBuilder<SqlBool> =>
  visible(sight, {
    jurisdiction: sql.ref('s.jurisdiction_id'),
    organisation: sql.ref('r.organisation_id'),
    provider: sql.ref('r.provider_id'),
  })

export interface LineFilter {
  readonly organisation?: Id | undefined
  readonly system?: Id | undefined
  readonly provider?: Id | undefined
  readonly category?: string | undefined
}
export interface LineQuery extends LineFilter {
  /** Null: all of them (the seal). */
  readonly sight: Sight | null
  /** Lines after this number. */
  readonly after: number
  readonly limit: number
}

interface LineRow extends Omit<StatementLine, 'full' | 'amount' | 'quantity' | 'price' | 'excluded'> {
  readonly quantity: string
  readonly price: string | null
  readonly full: bigint
  readonly amount: bigint
  readonly rule: string | null
  readonly message: string | null
  readonly cite: string | null
}

const from = sql`from statement s join statement_line l on l.statement_id = s.id and l.revision = s.revision
  join statement_resource r on r.statement_id = l.statement_id and r.revision = l.revision and r.no = l.resource_no`

/** Lines of the run that stands, in the order of their numbers. */
export async function readLines(db: Reader, id: Id, { sight, after, limit, ...filter }: LineQuery): Promise<StatementLine[]> {
  const { organisation = null, system = null, provider = null, category = null } = filter
  const { rows } = await sql<LineRow>`
    select l.no, r.resource_id as "resourceId", r.organisation_id as "organisationId", r.organisation_name as "organisationName",
      r.system_id as "systemId", r.system_name as "systemName", r.provider_id as "providerId", r.provider_name as "providerName",
      r.pool_name as "poolName", r.item_id as "itemId", r.item_code as "itemCode", r.item_name as "itemName", r.category, r.unit, r.basis,
      l.kind, l.first_day as "from", l.last_day as "to", l.days, l.period_days as "periodDays", l.quantity, l.price_id as "priceId", l.price,
      l.full_fen as "full", l.amount_fen as amount, l.excluded_by as rule, l.excluded_says as message, l.excluded_cite as cite, l.deductions
    ${from}
    where s.id = ${id} and ${sight === null ? sql<SqlBool>`true` : seenLines(sight)} and l.no > ${after}
      and (${organisation}::uuid is null or r.organisation_id = ${organisation}::uuid)
      and (${system}::uuid is null or r.system_id = ${system}::uuid)
      and (${provider}::uuid is null or r.provider_id = ${provider}::uuid)
      and (${category}::text is null or r.category = ${category})
    order by l.no limit ${limit}`.execute(db)
  return rows.map(toLine)
}

function toLine({ rule, message, cite, quantity, price, full, amount, ...rest }: LineRow): StatementLine {
  const excluded: Exclusion | null = rule === null ? null : { rule, message: message ?? '', cite: cite ?? '' }
  const number = (text: string) => formatDecimal(decimal(text))
  return {
    ...rest,
    quantity: number(quantity),
    price: price === null ? null : number(price),
    full: formatYuan(fen(full)),
    amount: formatYuan(fen(amount)),
    excluded,
  }
}

const groundColumns: Readonly<Record<Ground, { readonly key: RawBuilder<unknown>; readonly name: RawBuilder<unknown> }>> = {
  unit: { key: sql`r.organisation_id::text`, name: sql`r.organisation_name` },
  system: { key: sql`r.system_id::text`, name: sql`r.system_name` },
  provider: { key: sql`r.provider_id::text`, name: sql`r.provider_name` },
  category: { key: sql`r.category`, name: sql`r.category` },
}

/** Sums of the lines that the actor sees, drawn by the database. */
export async function readTotals(db: Reader, id: Id, sight: Sight, by: Ground): Promise<Total[]> {
  const { key, name } = groundColumns[by]
  const { rows } = await sql<{ key: string; name: string; lineCount: number; amount: string; excluded: string; deducted: string }>`
    select ${key} as key, ${name} as name, count(*)::int as "lineCount", sum(l.amount_fen) as amount, sum(l.full_fen - l.amount_fen - l.deducted_fen) as excluded,
      sum(l.deducted_fen) as deducted
    ${from} where s.id = ${id} and ${seenLines(sight)} group by 1, 2 order by 2, 1`.execute(db)
  return rows.map((row) => ({ ...row, amount: sum(row.amount), excluded: sum(row.excluded), deducted: sum(row.deducted) }))
}

/** A sum of fen comes from PostgreSQL as `numeric`. */
const sum = (text: string): string => formatYuan(BigInt(text) as Fen)

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
