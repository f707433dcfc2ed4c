import { sql } from 'kysely'
import type { OfficeActor } from '../identity/index.ts'
import type { Fault, Id, Reader } from '../kernel/index.ts'

/** The name of an organisation of a jurisdiction, or null when it has no such organisation. */
export async function organisationName(db: Reader, jurisdictionId: Id | null, id: Id): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from organisation where id = ${id} and jurisdiction_id = ${jurisdictionId}`.execute(db)
  return rows[0]?.name ?? null
}

/** Whether the actor may write for a provider: it is his own organisation, or he sees the whole jurisdiction. */
export const actsForProvider = (actor: OfficeActor, providerId: Id): boolean => actor.sight.all || actor.organisationId === providerId

/** First and last day in the right order. */
export const periodFaults = ({ from, to }: { readonly from: string; readonly to: string }): Fault[] =>
  to < from ? [{ path: '/to', message: `截止日不能早于起始日（${from}）` }] : []
