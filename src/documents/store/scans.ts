import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'

export interface NewScan {
  readonly id: Id
  readonly documentId: Id
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly organisationId: Id
  readonly attachedAt: Instant
  readonly attachedBy: Id
  readonly attachedByName: string
}

/** False where the very same file is attached already. */
export async function insertScan(tx: Tx, scan: NewScan): Promise<boolean> {
  await sql`insert into stored_file (sha256, size, bytes) values (${scan.sha256}, ${scan.bytes.length}, ${Buffer.from(scan.bytes)})
    on conflict do nothing`.execute(tx)
  const { numAffectedRows } =
    await sql`insert into official_document_scan (id, document_id, name, media_type, sha256, size, organisation_id, attached_at, attached_by,
      attached_by_name)
    values (${scan.id}, ${scan.documentId}, ${scan.name}, ${scan.mediaType}, ${scan.sha256}, ${scan.bytes.length}, ${scan.organisationId}, ${scan.attachedAt},
      ${scan.attachedBy}, ${scan.attachedByName}) on conflict (document_id, sha256) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function scanContent(
  reader: Reader,
  documentId: Id,
  id: Id,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer } | null> {
  const { rows } = await sql<{ name: string; mediaType: string; bytes: Buffer }>`select s.name, s.media_type as "mediaType", f.bytes
    from official_document_scan s join stored_file f on f.sha256 = s.sha256 where s.document_id = ${documentId} and s.id = ${id}`.execute(
    reader,
  )
  return rows[0] ?? null
}

/** How many scans a document has. */
export async function countScans(reader: Reader, documentId: Id): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from official_document_scan where document_id = ${documentId}`.execute(reader)
  return rows[0]?.count ?? 0
}
