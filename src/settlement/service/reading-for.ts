import { sql } from 'kysely'
import { type Basis, readTariff, type TariffText } from '../../catalogue/index.ts'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import { type Rate, rateOf } from '../engine/rate.ts'
import { type Ruling, unruled } from '../engine/ruling.ts'
import { readRecords } from '../rules/canonical.ts'
import type { State } from '../rules/statement.ts'
import { readEntries } from '../store/runs.ts'

/** A line of a statement as another folder compares it. Days are epoch days, half open; quantity ten-thousandths; amounts fen: safe integers. */
export interface BilledLine {
  readonly no: number
  readonly from: number
  readonly until: number
  readonly days: number
  readonly whole: number
  readonly quantity: number
  /** Null: free. */
  readonly rate: Rate | null
  readonly full: number
  readonly amount: number
  readonly ruling: Ruling
}

export interface BilledResource {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemName: string
  readonly item: { readonly id: Id; readonly code: string; readonly name: string; readonly unit: string; readonly basis: Basis }
  readonly lines: readonly BilledLine[]
}

/** The statement of the cycle that begins on a day, as far as its lines stand. */
export interface StatementOfCycle {
  readonly id: Id
  readonly runNo: number
  readonly revision: number
  readonly regimeId: string
  readonly state: State
}

/** Null where the cycle has no statement, or it was never accounted. */
export async function statementOfCycle(db: Reader, jurisdictionId: Id, from: Day): Promise<StatementOfCycle | null> {
  const { rows } = await sql<StatementOfCycle>`
    select id, run_no as "runNo", revision, regime_id as "regimeId", state from statement
    where jurisdiction_id = ${jurisdictionId} and lower(during) = ${from}::date and run_no is not null and state <> 'draft'`.execute(db)
  return rows[0] ?? null
}

/** A provider's resources of a run in the order of their ids, page by page: never more than a page is held. */
export interface BilledReader {
  /** Those whose ids come after `after`, at most so many; the last page has fewer. */
  page(after: Id, limit: number): Promise<readonly BilledResource[]>
}

export async function readBilled(db: Reader, runNo: number, providerId: Id): Promise<BilledReader> {
  const entries = new Map((await readEntries(db, runNo)).map(({ kind, no, ref, data }) => [`${kind} ${no}`, { ref, data }]))
  const dataOf = <T>(kind: string, no: number): T => JSON.parse(entries.get(`${kind} ${no}`)?.data ?? 'null') as T
  const known = <T>(make: (no: number) => T) => {
    const found = new Map<number, T>()
    return (no: number): T => {
      const before = found.get(no) ?? make(no)
      if (!found.has(no)) found.set(no, before)
      return before
    }
  }
  const rate = known((no) => {
    const { id, ...text } = dataOf<TariffText & { readonly id: Id }>('price', no)
    return rateOf(id, readTariff(text))
  })
  const ruling = known((no) => dataOf<Ruling>('ruling', no))
  const item = known((no) => dataOf<BilledResource['item']>('item', no))
  const system = known((no) => dataOf<{ readonly name: string }>('system', no).name)
  const toResource = ({ id, organisationId, organisationName, systemNo, itemNo, first, lines }: Row): BilledResource => ({
    ...{ id, organisationId, organisationName, systemName: system(systemNo), item: item(itemNo) },
    lines: readRecords(lines).map(
      ({ price, ruling: ruled, ...line }, at): BilledLine => ({
        ...line,
        no: first + at,
        rate: price === 0 ? null : rate(price),
        ruling: ruled === 0 ? unruled : ruling(ruled),
      }),
    ),
  })
  return { page: async (after, limit) => (await readPage(db, { runNo, providerId, after, limit })).map(toResource) }
}

interface Row {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly systemNo: number
  readonly itemNo: number
  readonly first: number
  readonly lines: Buffer
}

async function readPage(
  db: Reader,
  { runNo, providerId, after, limit }: { readonly runNo: number; readonly providerId: Id; readonly after: Id; readonly limit: number },
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select r.resource_id as id, h.organisation_id as "organisationId", h.organisation_name as "organisationName", r.system_no as "systemNo", r.item_no as "itemNo",
      h.first_no + r.first_line as first, r.lines
    from statement_resource r join statement_share h on h.run_no = r.run_no and h.no = r.share_no
    where r.run_no = ${runNo} and r.resource_id > ${after}::uuid
      and r.provider_no = any (array(select e.no from statement_entry e where e.run_no = ${runNo} and e.kind = 'provider' and e.ref = ${providerId}::uuid))
    order by r.resource_id limit ${limit}`.execute(db)
  return rows
}
