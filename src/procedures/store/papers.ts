import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { CaseFile, FieldValues, Material } from '../case.ts'

export async function materialsOf(reader: Reader, caseId: Id): Promise<Material[]> {
  const { rows } = await sql<Material>`
    select id, step, document, name, media_type as "mediaType", sha256, size, attached_at as "attachedAt", attached_by_name as "attachedByName"
    from case_material where case_id = ${caseId} and withdrawn_at is null order by attached_at, id`.execute(reader)
  return rows
}

export async function insertMaterial(tx: Tx, caseId: Id, material: Material, bytes: Uint8Array, by: Id): Promise<void> {
  await sql`insert into stored_file (sha256, size, bytes) values (${material.sha256}, ${material.size}, ${Buffer.from(bytes)}) on conflict do nothing`.execute(
    tx,
  )
  await sql`insert into case_material (id, case_id, step, document, name, media_type, sha256, size, attached_at, attached_by, attached_by_name)
    values (${material.id}, ${caseId}, ${material.step}, ${material.document}, ${material.name}, ${material.mediaType}, ${material.sha256}, ${material.size},
      ${material.attachedAt}, ${by}, ${material.attachedByName})`.execute(tx)
}

export async function withdrawMaterial(tx: Tx, id: Id, at: Instant): Promise<void> {
  await sql`update case_material set withdrawn_at = ${at} where id = ${id}`.execute(tx)
}

export async function bytesOf(reader: Reader, sha256: string): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from stored_file where sha256 = ${sha256}`.execute(reader)
  if (!rows[0]) throw new Error(`the content of ${sha256} is not stored`)
  return rows[0].bytes
}

/** One submitted version of a case's form. */
export interface CaseVersion {
  readonly version: number
  readonly step: string
  readonly fields: FieldValues
  readonly lines: readonly unknown[]
  readonly materials: readonly { readonly document: string; readonly name: string; readonly sha256: string }[]
  readonly at: Instant
  readonly personName: string
}

export async function insertVersion(tx: Tx, file: CaseFile, version: CaseVersion, personId: Id): Promise<void> {
  await sql`insert into case_version (case_id, version, step, fields, lines, materials, at, person_id, person_name)
    values (${file.id}, ${version.version}, ${version.step}, ${JSON.stringify(version.fields)}::jsonb, ${JSON.stringify(version.lines)}::jsonb,
      ${JSON.stringify(version.materials)}::jsonb, ${version.at}, ${personId}, ${version.personName})`.execute(tx)
}

export async function versionsOf(reader: Reader, caseId: Id): Promise<CaseVersion[]> {
  const { rows } = await sql<CaseVersion>`select version, step, fields, lines, materials, at, person_name as "personName"
    from case_version where case_id = ${caseId} order by version`.execute(reader)
  return rows
}

export async function countVersions(reader: Reader, caseId: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from case_version where case_id = ${caseId}`.execute(reader)
  return rows[0]?.count ?? 0
}

/** A paper that the platform issued in a case. */
export interface IssuedDocument {
  readonly id: Id
  readonly document: string
  readonly name: string
  readonly number: string
  readonly text: string
  readonly sha256: string
  readonly cite: string
  readonly issuedAt: Instant
  readonly issuedByName: string
  readonly issuerName: string
  readonly published: boolean
}

export async function insertIssued(tx: Tx, caseId: Id, paper: IssuedDocument, by: Id): Promise<void> {
  await sql`insert into issued_document (id, case_id, document, name, number, text, sha256, cite, issued_at, issued_by, issued_by_name, issuer_name,
      published)
    values (${paper.id}, ${caseId}, ${paper.document}, ${paper.name}, ${paper.number}, ${paper.text}, ${paper.sha256}, ${paper.cite}, ${paper.issuedAt},
      ${by}, ${paper.issuedByName}, ${paper.issuerName}, ${paper.published})`.execute(tx)
}

export async function issuedOf(reader: Reader, caseId: Id): Promise<IssuedDocument[]> {
  const { rows } = await sql<IssuedDocument>`select id, document, name, number, text, sha256, cite, issued_at as "issuedAt",
      issued_by_name as "issuedByName", issuer_name as "issuerName", published
    from issued_document where case_id = ${caseId} order by seq`.execute(reader)
  return rows
}

export interface CaseFinding {
  readonly version: number
  readonly rule: string
  readonly message: string
  readonly cite: string
}

export async function insertFindings(tx: Tx, caseId: Id, at: Instant, findings: readonly CaseFinding[]): Promise<void> {
  for (const finding of findings) {
    await sql`insert into case_finding (case_id, version, rule, message, cite, at)
      values (${caseId}, ${finding.version}, ${finding.rule}, ${finding.message}, ${finding.cite}, ${at})`.execute(tx)
  }
}

export async function findingsOf(reader: Reader, caseId: Id): Promise<CaseFinding[]> {
  const { rows } =
    await sql<CaseFinding>`select version, rule, message, cite from case_finding where case_id = ${caseId} order by id`.execute(reader)
  return rows
}
