import { sql } from 'kysely'
import type { Day, Id, Reader, Tx } from '../../kernel/index.ts'
import type { CaseFile, Involved, Named } from '../case.ts'

/** Who takes part in a case today beside those it is assigned to. */
export async function involvedIn(reader: Reader, file: Pick<CaseFile, 'id' | 'organisationId'>, on: Day): Promise<Involved> {
  const { rows } = await sql<{ superiors: Record<string, Id> | null; named: Named[] | null }>`
    with recursive up as (
      select id, parent_id, 0 as height from organisation where id = ${file.organisationId}
      union all select o.id, o.parent_id, up.height + 1 from organisation o join up on o.id = up.parent_id where up.height < 20
    ), nearest as (
      select distinct on (p.party) p.party, up.id from up join organisation_party p on p.organisation_id = up.id and p.during @> ${on}::date
      order by p.party, up.height
    )
    select (select jsonb_object_agg(party, id) from nearest) as superiors,
      (select jsonb_agg(jsonb_build_object('field', field, 'organisationId', organisation_id)) from case_body where case_id = ${file.id}) as named`.execute(
    reader,
  )
  return { superiors: rows[0]?.superiors ?? {}, named: rows[0]?.named ?? [] }
}

/** From the act that says so, these organisations are the ones that a field names. */
export async function nameBodies(tx: Tx, caseId: Id, naming: { field: string; ids: readonly Id[]; eventId: string }): Promise<void> {
  await sql`delete from case_body where case_id = ${caseId} and field = ${naming.field}`.execute(tx)
  await sql`insert into case_body (case_id, field, organisation_id, event_id)
    select ${caseId}, ${naming.field}, id, ${naming.eventId} from unnest(${naming.ids}::uuid[]) as id`.execute(tx)
}

/** The names of organisations. */
export async function namesOfBodies(reader: Reader, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; name: string }>`select id, name from organisation where id = any(${ids})`.execute(reader)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Those among these organisations that are this party in the jurisdiction on a day; with no party said, that are of the jurisdiction. */
export async function standingAs(
  reader: Reader,
  ids: readonly Id[],
  as: { jurisdictionId: Id; party: string | null; on: Day },
): Promise<ReadonlySet<Id>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{
    id: Id
  }>`select o.id from organisation o where o.id = any(${ids}) and o.jurisdiction_id = ${as.jurisdictionId}
    and (${as.party}::text is null or exists (select from organisation_party p
      where p.organisation_id = o.id and p.party = ${as.party} and p.during @> ${as.on}::date))`.execute(reader)
  return new Set(rows.map(({ id }) => id))
}
