import { sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import { type EntryTexts, type NumberedRow, toLine } from '../rules/reading.ts'
import type { StatementLine } from '../rules/statement.ts'
import { readEntries, readShares, type StoredShare } from '../store/runs.ts'

/** Resources read at once: some thousand lines. */
const batch = 500

/**
 * Lines of a run that a sight sees, in the order of their numbers, some thousand at a time. Share by share, each resource read once: what pages of the API look for
 * anew, from the beginning of a share, is not looked for again. No connection is held between two pages, so a reader may be as slow as he likes.
 */
export async function* readSeenLines(db: Reader, runNo: number, sight: Sight): AsyncGenerator<readonly StatementLine[]> {
  const entries = await readEntries(db, runNo)
  const texts: EntryTexts = new Map(entries.map(({ kind, no, data }) => [`${kind} ${no}`, JSON.parse(data)]))
  const providers = entries.filter(({ kind, ref }) => kind === 'provider' && ref === sight.providerId).map(({ no }) => no)
  for (const share of await readShares(db, runNo)) {
    const whole = sight.all || sight.organisationIds.includes(share.organisationId)
    if (!whole && providers.length === 0) continue
    for await (const rows of readShareLines(db, runNo, share, whole ? null : providers)) yield rows.map((row) => toLine(row, texts))
  }
}

interface ResourceRow {
  readonly no: number
  readonly resourceId: Id
  readonly system: number
  readonly provider: number
  readonly pool: number
  readonly item: number
  readonly firstLine: number
  readonly from: readonly Day[]
  readonly lengths: readonly number[]
  readonly counted: readonly number[] | null
  readonly wholes: readonly number[]
  readonly quantities: readonly number[]
  readonly prices: readonly number[] | null
  readonly rulings: readonly number[] | null
  readonly fulls: readonly number[]
  readonly amounts: readonly number[] | null
}

/** The lines of one share; of some providers only, where they are given. */
async function* readShareLines(
  db: Reader,
  runNo: number,
  share: StoredShare,
  providers: readonly number[] | null,
): AsyncGenerator<readonly NumberedRow[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<ResourceRow>`
      select no, resource_id as "resourceId", system_no as system, provider_no as provider, pool_no as pool, item_no as item, first_line as "firstLine",
        to_json(first_days) as "from", to_json(lengths) as lengths, to_json(counted) as counted, to_json(wholes) as wholes, to_json(quantities) as quantities,
        to_json(prices) as prices, to_json(rulings) as rulings, to_json(fulls) as fulls, to_json(amounts) as amounts
      from statement_resource where run_no = ${runNo} and share_no = ${share.no} and no > ${after}
        and (${providers === null} or provider_no = any(${providers ?? []}::integer[]))
      order by no limit ${batch}`.execute(db)
    yield rows.flatMap((row) => linesOf(row, share))
    after = rows.at(-1)?.no ?? after
    if (rows.length < batch) return
  }
}

/** Amounts and quantities are safe integers: so they were reckoned, and so JSON gives them. */
const linesOf = (row: ResourceRow, { firstNo, organisationId, organisationName }: StoredShare): NumberedRow[] =>
  row.from.map((from, at) => {
    const [length, full] = [row.lengths[at] ?? 0, row.fulls[at] ?? 0]
    return {
      ...{ no: firstNo + row.firstLine + at, resourceId: row.resourceId, organisationId, organisationName },
      ...{ system: row.system, provider: row.provider, pool: row.pool, item: row.item },
      ...{ from, length, days: row.counted?.[at] ?? length, whole: row.wholes[at] ?? 0, quantity: String(row.quantities[at] ?? 0) },
      ...{ price: row.prices?.[at] ?? 0, ruling: row.rulings?.[at] ?? 0, full: String(full), amount: String(row.amounts?.[at] ?? full) },
    }
  })

export async function jurisdictionName(db: Reader, id: Id): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from jurisdiction where id = ${id}`.execute(db)
  if (!rows[0]) throw new Error(`no jurisdiction ${id}`)
  return rows[0].name
}

/** A statement by the name of its jurisdiction and the first day of its cycle, or by its id: for who sits at the machine, not for who asks over the API. */
export async function findStatement(
  db: Reader,
  asked: { readonly id: Id } | { readonly jurisdiction: string; readonly from: Day },
): Promise<{ readonly id: Id; readonly jurisdictionId: Id } | null> {
  const wanted = 'id' in asked ? sql`s.id = ${asked.id}` : sql`j.name = ${asked.jurisdiction} and lower(s.during) = ${asked.from}::date`
  const { rows } = await sql<{ id: Id; jurisdictionId: Id }>`
    select s.id, j.id as "jurisdictionId" from statement s join jurisdiction j on j.id = s.jurisdiction_id where ${wanted}`.execute(db)
  return rows[0] ?? null
}
