import { sql } from 'kysely'
import { type Decimal, decimal, type Fen, type Id, type Reader } from '../../kernel/index.ts'
import type { TheirLine } from '../matching/sides.ts'

/** Their lines of one resource, or of one name that is no resource of theirs. */
export interface TheirResource {
  /** Null: none of the provider's. */
  readonly id: Id | null
  readonly named: string
  /** One of another provider's. */
  readonly stranger: boolean
  readonly lines: readonly TheirLine[]
}

interface Row {
  readonly id: Id | null
  readonly named: string
  readonly stranger: boolean
  readonly no: number
  readonly from: number
  readonly until: number
  readonly itemCode: string | null
  readonly quantity: string
  readonly price: string | null
  readonly days: number | null
  readonly amount: string
}

const columns = sql`resource_id as id, named, stranger, no, first_day - date '1970-01-01' as "from", last_day - date '1970-01-01' + 1 as until,
  item_code as "itemCode", quantity::text as quantity, price::text as price, days, amount_fen::text as amount`
const pageSize = 5_000

/** A bill's lines of the provider's resources, in the order of their ids. */
export const linesByResource = (db: Reader, billId: Id): AsyncGenerator<TheirResource> =>
  grouped(
    async (last) => {
      const { rows } = await sql<Row>`
        select ${columns} from provider_bill_line where bill_id = ${billId} and resource_id is not null
          and (resource_id, no) > (${last?.id ?? nobody}::uuid, ${last?.no ?? 0}::integer)
        order by resource_id, no limit ${pageSize}`.execute(db)
      return rows
    },
    ({ id }) => id ?? '',
  )

/** A bill's other lines, by what they call the resource. */
export const linesByName = (db: Reader, billId: Id): AsyncGenerator<TheirResource> =>
  grouped(
    async (last) => {
      const { rows } = await sql<Row>`
        select ${columns} from provider_bill_line where bill_id = ${billId} and resource_id is null
          and (named, no) > (${last?.named ?? ''}::text, ${last?.no ?? 0}::integer)
        order by named, no limit ${pageSize}`.execute(db)
      return rows
    },
    ({ named }) => named,
  )

const nobody = '00000000-0000-0000-0000-000000000000'

/** Rows that come page by page, those of one key together. */
async function* grouped(
  pageAfter: (last: Row | null) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<TheirResource> {
  let held: Row[] = []
  for (let last: Row | null = null; ; ) {
    const rows = await pageAfter(last)
    for (const row of rows) {
      const [first] = held
      if (first && keyOf(first) !== keyOf(row)) {
        yield toResource(held)
        held = []
      }
      held.push(row)
    }
    last = rows.at(-1) ?? last
    if (rows.length < pageSize) break
  }
  if (held.length > 0) yield toResource(held)
}

function toResource(rows: readonly Row[]): TheirResource {
  const [{ id, named, stranger }] = rows as [Row]
  return { id, named, stranger, lines: rows.map(toLine) }
}

const toLine = ({ no, from, until, itemCode, quantity, price, days, amount }: Row): TheirLine => ({
  ...{ no, from, until, itemCode, days },
  quantity: whole(decimal(quantity)),
  price: price === null ? null : whole(decimal(price)),
  amount: BigInt(amount) as Fen,
})

/** Ten-thousandths: files hold at most eight digits before the point. */
const whole = (value: Decimal): number => Number(value)
