import { sql } from 'kysely'
import type { Day, Reader } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import type { KnownItem, KnownPool } from '../rules/lines.ts'

/** The items of the catalogue in force and the pools of the case's provider: what a line of something new can name. */
export async function offeredTo(
  reader: Reader,
  file: CaseFile,
  on: Day,
): Promise<{ items: (KnownItem & { code: string })[]; pools: KnownPool[] }> {
  const { rows: items } = await sql<KnownItem & { code: string }>`
    select i.id, i.code, i.name, i.specification, i.unit from catalogue_listing l join service_item i on i.id = l.item_id
    where l.edition_id = (select id from catalogue_edition where jurisdiction_id = ${file.jurisdictionId} and in_force_from <= ${on}
      order by in_force_from desc limit 1)
    order by i.code`.execute(reader)
  const { rows: pools } = await sql<KnownPool>`
    select id, name, zone from pool where jurisdiction_id = ${file.jurisdictionId} and provider_id = ${file.providerId} order by name`.execute(
    reader,
  )
  return { items, pools }
}
