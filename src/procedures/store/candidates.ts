import { sql } from 'kysely'
import type { Day, Id, Reader } from '../../kernel/index.ts'

const shown = 200

/** Organisations that are a party on a day, by name; `among` null: all of the jurisdiction. */
export async function listCandidates(
  reader: Reader,
  { jurisdictionId, party, on, search }: { jurisdictionId: Id; party: string; on: Day; search: string | null },
  among: readonly Id[] | null,
): Promise<{ id: Id; name: string }[]> {
  const { rows } = await sql<{ id: Id; name: string }>`select o.id, o.name from organisation o
    where o.jurisdiction_id = ${jurisdictionId} and (${among}::uuid[] is null or o.id = any(${among}::uuid[]))
      and (${search}::text is null or position(${search ?? ''}::text in o.name) > 0)
      and exists (select from organisation_party p where p.organisation_id = o.id and p.party = ${party} and p.during @> ${on}::date)
    order by o.name, o.id limit ${shown}`.execute(reader)
  return rows
}
