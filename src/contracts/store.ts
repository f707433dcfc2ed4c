import { sql } from 'kysely'
import type { Id, Reader } from '../kernel/index.ts'

/** The name of an organisation of a jurisdiction, or null when it has no such organisation. */
export async function organisationName(db: Reader, jurisdictionId: Id | null, id: Id): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from organisation where id = ${id} and jurisdiction_id = ${jurisdictionId}`.execute(db)
  return rows[0]?.name ?? null
}
