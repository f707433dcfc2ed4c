import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Content, KnownSystem, Paper, PaperKind } from '../paper.ts'

/** Locks a paper of the unit against being replaced twice at once; gives its newest version, null where there is none such. */
export async function lockPaper(tx: Tx, unitId: Id, id: Id): Promise<{ kind: PaperKind; systemId: Id; version: number } | null> {
  const { rows } = await sql<{ kind: PaperKind; systemId: Id }>`
    select p.kind, p.system_id as "systemId" from system_paper p join system s on s.id = p.system_id
    where p.id = ${id} and s.organisation_id = ${unitId} for update of p`.execute(tx)
  const [found] = rows
  if (!found) return null
  // Asked after the lock was taken: who waited for it must not read what stood before.
  const { rows: newest } = await sql<{ version: number }>`
    select max(version)::int as version from system_paper_version where paper_id = ${id}`.execute(tx)
  return { ...found, version: newest[0]?.version ?? 0 }
}

export async function insertPaper(tx: Tx, system: KnownSystem, id: Id, kind: PaperKind, at: Instant): Promise<void> {
  await sql`insert into system_paper (id, jurisdiction_id, system_id, kind, kept_at)
    values (${id}, ${system.jurisdictionId}, ${system.id}, ${kind}, ${at})`.execute(tx)
}

interface NewVersion {
  readonly paperId: Id
  readonly version: number
  readonly title: string
  readonly content: Content
  readonly at: Instant
}

export async function insertVersion(tx: Tx, by: OfficeActor, { paperId, version, title, content, at }: NewVersion): Promise<void> {
  const file = 'file' in content ? content.file : null
  const contact = 'contact' in content ? content.contact : null
  await sql`insert into system_paper_version (paper_id, version, title, file_name, media_type, size, kept_by, kept_by_name, kept_at)
    values (${paperId}, ${version}, ${title}, ${file?.name ?? null}, ${file?.mediaType ?? null}, ${file?.bytes.length ?? null},
      ${by.personId}, ${by.personName}, ${at})`.execute(tx)
  await sql`insert into system_paper_content (paper_id, version, sha256, bytes, contact_name, contact_phone)
    values (${paperId}, ${version}, ${file?.sha256 ?? null}, ${file ? Buffer.from(file.bytes) : null}, ${contact?.name ?? null},
      ${contact?.phone ?? null})`.execute(tx)
}

/** How many papers of each kind a system has. */
export async function countPapers(reader: Reader, systemId: Id): Promise<{ kind: PaperKind; count: number }[]> {
  const { rows } = await sql<{ kind: PaperKind; count: number }>`
    select kind, count(*)::int as count from system_paper where system_id = ${systemId} group by kind order by kind`.execute(reader)
  return rows
}

interface Opener {
  readonly unitId: Id
  /** As the function `ground_to_open` wants it. */
  readonly who: string
  readonly at: Instant
}

/** Titles of those papers of a system that the reader may open at this instant; the database decides it as it does for a look. */
export async function openPapers(reader: Reader, systemId: Id, { unitId, who, at }: Opener): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select p.id, p.system_id as "systemId", p.kind, v.title, v.version, v.file_name as "fileName", v.media_type as "mediaType", v.size,
      v.kept_by_name as "keptByName", v.kept_at as "keptAt"
    from system_paper p
      join lateral (select * from system_paper_version v where v.paper_id = p.id order by v.version desc limit 1) v on true
    where p.system_id = ${systemId}
      and exists (select from ground_to_open(${unitId}::uuid, p.system_id, p.kind, p.id, ${at}::timestamptz, ${who}::jsonb))
    order by p.kind, v.title, p.id`.execute(reader)
  return rows
}
