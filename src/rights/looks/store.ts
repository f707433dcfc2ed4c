import { sql } from 'kysely'
import type { Id, Instant, Tx } from '../../kernel/index.ts'
import type { PaperKind } from '../paper.ts'

/** On which ground something was opened. */
export type Ground = 'own' | 'authorization' | 'emergency'

export interface Opened {
  readonly unitId: Id
  readonly systemId: Id
  readonly kind: PaperKind
  readonly version: number
  readonly title: string
  readonly ground: Ground
  readonly fileName: string | null
  readonly mediaType: string | null
  readonly sha256: string | null
  readonly bytes: Buffer | null
  readonly contactName: string | null
  readonly contactPhone: string | null
}

interface Look {
  readonly id: Id
  readonly at: Instant
  /** `whoOf` of the actor. */
  readonly who: string
}

/** Opens a paper: ground, record and content in one statement. Null where there is no ground, or no such paper. */
export async function lookAtPaper(tx: Tx, look: Look, paperId: Id, version: number | null): Promise<Opened | null> {
  const { rows } = await sql<Opened>`
    select unit_id as "unitId", system_id as "systemId", kind, version, title, ground, file_name as "fileName", media_type as "mediaType", sha256,
      bytes, contact_name as "contactName", contact_phone as "contactPhone"
    from look_at_paper(${look.id}::uuid, ${paperId}::uuid, ${version}::integer, ${look.at}::timestamptz, ${look.who}::jsonb)`.execute(tx)
  return rows[0] ?? null
}

/** The same for the contact in the register of systems. */
export async function lookAtContact(tx: Tx, look: Look, systemId: Id): Promise<{ unitId: Id; contact: string; ground: Ground } | null> {
  const { rows } = await sql<{ unitId: Id; contact: string; ground: Ground }>`
    select unit_id as "unitId", contact, ground
    from look_at_contact(${look.id}::uuid, ${systemId}::uuid, ${look.at}::timestamptz, ${look.who}::jsonb)`.execute(tx)
  return rows[0] ?? null
}
