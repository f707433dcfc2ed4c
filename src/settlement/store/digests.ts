import { sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'
import { hashShare, type ResourceNumbers } from '../rules/canonical.ts'

/** A resource of a share as it is stored, with the records of its lines. */
export interface StoredResource extends ResourceNumbers {
  readonly no: number
  readonly id: Id
  /** The number of its first line within the share, from 0. */
  readonly firstLine: number
  readonly lines: Buffer
}

/** Some thousand lines. */
const batch = 500

/** The resources of a share by number, read in batches; of some providers only, where their numbers are given. */
export async function* readStored(
  db: Reader,
  runNo: number,
  shareNo: number,
  providers: readonly number[] | null = null,
): AsyncGenerator<readonly StoredResource[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<StoredResource>`
      select no, resource_id as id, system_no as system, provider_no as provider, pool_no as pool, item_no as item, first_line as "firstLine", lines
      from statement_resource where run_no = ${runNo} and share_no = ${shareNo} and no > ${after}
        and (${providers === null} or provider_no = any(${providers ?? []}::integer[]))
      order by no limit ${batch}`.execute(db)
    yield rows
    after = rows.at(-1)?.no ?? after
    if (rows.length < batch) return
  }
}

/** The digest of a share, recomputed from its resources and lines as they are stored now. */
export async function digestOf(db: Reader, runNo: number, shareNo: number): Promise<string> {
  const digest = hashShare()
  for await (const resources of readStored(db, runNo, shareNo))
    for (const resource of resources) digest.resource(resource.no, resource.id, resource, resource.lines)
  return digest.digest()
}
