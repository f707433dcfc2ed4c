import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import { type Day, type Fen, formatDecimal, formatYuan, type Id, type Instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { BillLine, KnownNames } from '../bills/resolve.ts'

/** A bill as everybody who sees it reads it; the total in yuan. */
export interface Bill {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly providerId: Id
  readonly providerName: string
  readonly from: Day
  readonly to: Day
  readonly version: number
  /** Whether there is no later version. */
  readonly newest: boolean
  readonly fileName: string
  readonly sha256: string
  readonly lineCount: number
  readonly total: string
  readonly importedBy: string
  readonly importedByPerson: string
  readonly importedAt: Instant
  /** The newest comparison; null while it was never compared. */
  readonly reconciliation: { readonly id: Id; readonly differences: number; readonly open: number; readonly closed: boolean } | null
}

const columns = sql`b.id, b.jurisdiction_id as "jurisdictionId", b.provider_id as "providerId", p.name as "providerName", lower(b.during) as "from",
  upper(b.during) - 1 as "to", b.version, b.file_name as "fileName", b.sha256, b.line_count as "lineCount", b.total_fen::text as total,
  o.name as "importedBy", b.imported_by_person as "importedByPerson", b.imported_at as "importedAt",
  not exists (select from provider_bill l where l.jurisdiction_id = b.jurisdiction_id and l.provider_id = b.provider_id and l.during = b.during
    and l.version > b.version) as newest,
  (select json_build_object('id', r.id, 'differences', r.difference_count, 'closed', r.closed_at is not null,
      'open', (select count(*) from reconciliation_difference d where d.reconciliation_id = r.id and d.state = 'open'))
    from reconciliation r where r.bill_id = b.id order by r.run_no desc limit 1) as reconciliation`
const tables = sql`provider_bill b join organisation p on p.id = b.provider_id join organisation o on o.id = b.imported_by`

const visible = ({ jurisdictionId, all, providerId }: Sight): RawBuilder<SqlBool> =>
  sql<SqlBool>`b.jurisdiction_id = ${jurisdictionId}::uuid and (${all} or b.provider_id = ${providerId}::uuid)`

const toBill = ({ total, ...row }: Bill): Bill => ({ ...row, total: formatYuan(BigInt(total) as Fen) })

/** Bills that the actor sees, newest first; one row more than `limit`. */
export async function listBills(
  db: Reader,
  sight: Sight,
  { before, limit }: { readonly before: readonly [Instant, Id] | null; readonly limit: number },
): Promise<Bill[]> {
  const { rows } = await sql<Bill>`
    select ${columns} from ${tables} where ${visible(sight)} ${before ? sql`and (b.imported_at, b.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``}
    order by b.imported_at desc, b.id desc limit ${limit + 1}`.execute(db)
  return rows.map(toBill)
}

export async function findBill(db: Reader, sight: Sight, id: Id): Promise<Bill | null> {
  const { rows } = await sql<Bill>`select ${columns} from ${tables} where ${visible(sight)} and b.id = ${id}`.execute(db)
  return rows[0] ? toBill(rows[0]) : null
}

/** Whether an organisation provides clouds to a jurisdiction. */
export async function isProvider(db: Reader, jurisdictionId: Id, providerId: Id): Promise<boolean> {
  const { rows } = await sql`select from pool where jurisdiction_id = ${jurisdictionId} and provider_id = ${providerId} limit 1`.execute(db)
  return rows.length > 0
}

/** The resources that some lines name, as far as they are in the jurisdiction. */
export async function namesIn(
  db: Reader,
  { jurisdictionId, providerId }: { readonly jurisdictionId: Id; readonly providerId: Id },
  { ids, names }: { readonly ids: readonly Id[]; readonly names: readonly string[] },
): Promise<KnownNames> {
  const { rows: byId } = await sql<{ id: Id; own: boolean }>`
    select id, provider_id = ${providerId} as own from resource where jurisdiction_id = ${jurisdictionId} and id = any(${ids}::uuid[])`.execute(
    db,
  )
  const { rows: byName } = await sql<{ id: Id; name: string }>`
    select id, external_name as name from resource
    where jurisdiction_id = ${jurisdictionId} and provider_id = ${providerId} and external_name = any(${names}::text[])`.execute(db)
  const called = Map.groupBy(byName, ({ name }) => name)
  return {
    byId: new Map(byId.map(({ id, own }) => [id, { own }])),
    byName: new Map([...called].map(([name, those]) => [name, those.map(({ id }) => id)])),
  }
}

/** Lines of a bill that is being imported. */
export async function insertLines(tx: Tx, billId: Id, lines: readonly BillLine[]): Promise<void> {
  const of = <T>(pick: (line: BillLine) => T): T[] => lines.map(pick)
  await sql`
    insert into provider_bill_line (bill_id, no, resource_id, stranger, named, item_code, first_day, last_day, quantity, price, days, amount_fen)
    select ${billId}, x.* from unnest(${of(({ line }) => line)}::integer[], ${of(({ resourceId }) => resourceId)}::uuid[], ${of(({ stranger }) => stranger)}::boolean[],
      ${of(({ named }) => named)}::text[], ${of(({ itemCode }) => itemCode)}::text[], ${of(({ from }) => from)}::date[], ${of(({ to }) => to)}::date[],
      ${of(({ quantity }) => formatDecimal(quantity))}::numeric[], ${of(({ price }) => (price === null ? null : formatDecimal(price)))}::numeric[],
      ${of(({ days }) => days)}::integer[], ${of(({ amount }) => String(amount))}::bigint[]) x`.execute(tx)
}

export interface NewBill {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly providerId: Id
  readonly from: Day
  readonly until: Day
  readonly fileName: string
  readonly sha256: string
  readonly lineCount: number
  readonly total: bigint
  readonly by: { readonly organisationId: Id; readonly personId: Id; readonly personName: string }
  readonly at: Instant
}

/** The bill over its lines, as the next version; returns its version. Two at once: the second fails on the unique version and is told to look again. */
export async function insertBill(tx: Tx, bill: NewBill): Promise<number> {
  const during = sql`daterange(${bill.from}::date, ${bill.until}::date)`
  const { rows } = await sql<{ version: number }>`
    insert into provider_bill (id, jurisdiction_id, provider_id, during, version, file_name, sha256, line_count, total_fen, imported_by, imported_by_id,
      imported_by_person, imported_at)
    select ${bill.id}, ${bill.jurisdictionId}, ${bill.providerId}, ${during},
      (select coalesce(max(version), 0) + 1 from provider_bill where jurisdiction_id = ${bill.jurisdictionId} and provider_id = ${bill.providerId}
        and during = ${during}),
      ${bill.fileName}, ${bill.sha256}, ${bill.lineCount}, ${bill.total}, ${bill.by.organisationId}, ${bill.by.personId}, ${bill.by.personName}, ${bill.at}
    returning version`.execute(tx)
  return rows[0]?.version ?? 0
}
