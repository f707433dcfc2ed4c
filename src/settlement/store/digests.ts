import { sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'
import { hashShare, type ResourceNumbers } from '../rules/canonical.ts'

interface Row extends ResourceNumbers {
  readonly no: number
  readonly id: Id
  readonly from: readonly number[]
  readonly lengths: readonly number[]
  readonly counted: readonly number[] | null
  readonly wholes: readonly number[]
  readonly quantities: readonly number[]
  readonly prices: readonly number[] | null
  readonly rulings: readonly number[] | null
  readonly fulls: readonly number[]
  readonly amounts: readonly number[] | null
}

const batch = 2_000

/** The digest of a share, recomputed from its resources and lines as they are stored now. */
export async function digestOf(db: Reader, runNo: number, shareNo: number): Promise<string> {
  const digest = hashShare()
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`
      select no, resource_id as id, system_no as system, provider_no as provider, pool_no as pool, item_no as item,
        to_json(array(select d - date '1970-01-01' from unnest(first_days) with ordinality x(d, at) order by at)) as from, to_json(lengths) as lengths,
        to_json(counted) as counted, to_json(wholes) as wholes, to_json(quantities) as quantities, to_json(prices) as prices, to_json(rulings) as rulings,
        to_json(fulls) as fulls, to_json(amounts) as amounts
      from statement_resource where run_no = ${runNo} and share_no = ${shareNo} and no > ${after} order by no limit ${batch}`.execute(db)
    for (const row of rows) add(digest, row)
    after = rows.at(-1)?.no ?? after
    if (rows.length < batch) return digest.digest()
  }
}

function add(digest: ReturnType<typeof hashShare>, row: Row): void {
  digest.resource(row.no, row.id, row)
  row.from.forEach((from, at) => {
    const [length, full] = [row.lengths[at] ?? 0, row.fulls[at] ?? 0]
    digest.line({
      ...{ from, until: from + length, full },
      days: row.counted?.[at] ?? length,
      whole: row.wholes[at] ?? 0,
      quantity: row.quantities[at] ?? 0,
      price: row.prices?.[at] ?? 0,
      ruling: row.rulings?.[at] ?? 0,
      amount: row.amounts?.[at] ?? full,
    })
  })
}
