import { sql } from 'kysely'
import type { Day, Id, Reader } from '../../kernel/index.ts'

/**
 * Organisations that might be told of a thing of these ones: themselves, those above them, and those in the place that are one of these parties
 * on a day (who sees beyond his own).
 */
export async function organisationsAround(
  reader: Reader,
  of: { readonly ids: readonly Id[]; readonly jurisdictionId: Id | null; readonly parties: readonly string[]; readonly on: Day },
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with recursive up as (
      select id, parent_id, 0 as height from organisation where id = any(${of.ids}::uuid[])
      union all select o.id, o.parent_id, up.height + 1 from organisation o join up on o.id = up.parent_id where up.height < 20
    )
    select id from up
    union select o.id from organisation o join organisation_party p on p.organisation_id = o.id and p.during @> ${of.on}::date
    where o.jurisdiction_id = ${of.jurisdictionId}::uuid and p.party = any(${of.parties})`.execute(reader)
  return rows.map(({ id }) => id)
}
