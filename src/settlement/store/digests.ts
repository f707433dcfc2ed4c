import { sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'
import { type CanonicalLine, hashShare, type ResourceNumbers } from '../rules/canonical.ts'

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

/** A resource of a share as it is stored, with its lines. */
export interface StoredResource {
  readonly no: number
  readonly id: Id
  readonly numbers: ResourceNumbers
  readonly lines: readonly CanonicalLine[]
}

const batch = 2_000

/** The resources of a share by number, read in batches. */
export async function* readStored(db: Reader, runNo: number, shareNo: number): AsyncGenerator<StoredResource> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`
      select no, resource_id as id, system_no as system, provider_no as provider, pool_no as pool, item_no as item,
        to_json(array(select d - date '1970-01-01' from unnest(first_days) with ordinality x(d, at) order by at)) as from, to_json(lengths) as lengths,
        to_json(counted) as counted, to_json(wholes) as wholes, to_json(quantities) as quantities, to_json(prices) as prices, to_json(rulings) as rulings,
        to_json(fulls) as fulls, to_json(amounts) as amounts
      from statement_resource where run_no = ${runNo} and share_no = ${shareNo} and no > ${after} order by no limit ${batch}`.execute(db)
    for (const row of rows) yield toStored(row)
    after = rows.at(-1)?.no ?? after
    if (rows.length < batch) return
  }
}

function toStored({ no, id, system, provider, pool, item, ...row }: Row): StoredResource {
  const lines = row.from.map((from, at): CanonicalLine => {
    const [length, full] = [row.lengths[at] ?? 0, row.fulls[at] ?? 0]
    return {
      ...{ from, until: from + length, days: row.counted?.[at] ?? length, whole: row.wholes[at] ?? 0, quantity: row.quantities[at] ?? 0 },
      ...{ full, amount: row.amounts?.[at] ?? full, price: row.prices?.[at] ?? 0, ruling: row.rulings?.[at] ?? 0 },
    }
  })
  return { no, id, numbers: { system, provider, pool, item }, lines }
}

/** The digest of a share, recomputed from its resources and lines as they are stored now. */
export async function digestOf(db: Reader, runNo: number, shareNo: number): Promise<string> {
  const digest = hashShare()
  for await (const { no, id, numbers, lines } of readStored(db, runNo, shareNo)) {
    digest.resource(no, id, numbers)
    for (const line of lines) digest.line(line, line.price, line.ruling)
  }
  return digest.digest()
}
