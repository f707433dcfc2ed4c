import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import { seesCase } from '../../procedures/index.ts'
import type { Content, Format, IssuedOfficialDocument, Subject } from '../document.ts'

/**
 * Who sees a document: whoever issued it, whom it was sent to, who sees its case; of one that is about no case, who sees the whole jurisdiction. To be asked of
 * `official_document d left join case_file c on c.id = d.case_id`.
 */
export const seesDocument = (actor: OfficeActor): RawBuilder<SqlBool> => {
  const { sight, organisationId } = actor
  if (sight.jurisdictionId === null) return sql<SqlBool>`false`
  return sql<SqlBool>`(d.jurisdiction_id = ${sight.jurisdictionId} and (d.issuer_id = ${organisationId}
    or exists (select from official_document_address a where a.document_id = d.id and a.organisation_id = ${organisationId})
    or (d.case_id is not null and ${seesCase(actor)}) or (d.case_id is null and ${sight.all})))`
}

const columns = sql`d.id, d.about, d.about_id as "aboutId", d.kind, d.name, d.series, d.number, d.title, d.version, d.replaces, b.number as "replacesNumber", d.reason,
  n.id as "replacedBy", n.number as "replacedByNumber", d.paper_id as "paperId", d.issuer_id as "issuerId", d.issuer_name as "issuerName",
  d.issued_by_name as "issuedByName", d.issued_on as "issuedOn", d.issued_at as "issuedAt", d.code, w.at as "withdrawnAt", w.reason as "withdrawnReason",
  (select jsonb_agg(jsonb_build_object('format', f.format, 'sha256', f.sha256, 'size', f.size) order by f.format)
    from official_document_file f where f.document_id = d.id) as files,
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'mediaType', s.media_type, 'sha256', s.sha256, 'size', s.size,
      'attachedAt', to_char(s.attached_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'attachedByName', s.attached_by_name, 'organisationName', o.name) order by s.seq)
    from official_document_scan s join organisation o on o.id = s.organisation_id where s.document_id = d.id), '[]') as scans`

const from = sql`official_document d left join case_file c on c.id = d.case_id left join official_document b on b.id = d.replaces
  left join official_document n on n.replaces = d.id left join official_document_withdrawal w on w.document_id = d.id`

export interface ListQuery {
  readonly kind?: string | undefined
  readonly year?: number | undefined
  /** A part of the number or the title. */
  readonly search?: string | undefined
  readonly mine?: boolean | undefined
  readonly after: readonly [Instant, Id] | null
  readonly limit: number
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`

/** The documents that the actor may see, the newest first. */
export async function listOfficialDocuments(reader: Reader, actor: OfficeActor, query: ListQuery): Promise<IssuedOfficialDocument[]> {
  const { kind, year, search, mine, after, limit } = query
  const { rows } = await sql<IssuedOfficialDocument>`select ${columns} from ${from} where ${seesDocument(actor)}
    ${kind ? sql`and d.kind = ${kind}` : sql``} ${year ? sql`and d.year = ${year}` : sql``} ${mine ? sql`and d.issuer_id = ${actor.organisationId}` : sql``}
    ${search ? sql`and (d.number ilike ${like(search)} or d.title ilike ${like(search)})` : sql``}
    ${after ? sql`and (d.issued_at, d.id) < (${after[0]}, ${after[1]})` : sql``}
    order by d.issued_at desc, d.id desc limit ${limit}`.execute(reader)
  return rows
}

export async function documentsAbout(reader: Reader, actor: OfficeActor, { about, aboutId }: Subject): Promise<IssuedOfficialDocument[]> {
  const { rows } = await sql<IssuedOfficialDocument>`select ${columns} from ${from}
    where d.about = ${about} and d.about_id = ${aboutId} and ${seesDocument(actor)} order by d.seq limit 500`.execute(reader)
  return rows
}

export async function findOfficialDocument(reader: Reader, actor: OfficeActor, id: Id): Promise<IssuedOfficialDocument | null> {
  const { rows } = await sql<IssuedOfficialDocument>`select ${columns} from ${from} where d.id = ${id} and ${seesDocument(actor)}`.execute(
    reader,
  )
  return rows[0] ?? null
}

/** The kinds of what the actor may see, with what they were called last. */
export async function kindsSeen(reader: Reader, actor: OfficeActor): Promise<{ kind: string; name: string }[]> {
  const { rows } = await sql<{ kind: string; name: string }>`select distinct on (d.kind) d.kind, d.name
    from official_document d left join case_file c on c.id = d.case_id where ${seesDocument(actor)} order by d.kind, d.seq desc`.execute(
    reader,
  )
  return rows
}

export async function yearsSeen(reader: Reader, actor: OfficeActor): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select distinct d.year from official_document d left join case_file c on c.id = d.case_id
    where ${seesDocument(actor)} order by d.year desc`.execute(reader)
  return rows.map(({ year }) => year)
}

export async function fileOf(reader: Reader, id: Id, format: Format): Promise<Buffer | null> {
  const { rows } = await sql<{
    bytes: Buffer
  }>`select bytes from official_document_file where document_id = ${id} and format = ${format}`.execute(reader)
  return rows[0]?.bytes ?? null
}

export async function contentOf(reader: Reader, id: Id): Promise<Content | null> {
  const { rows } = await sql<{ content: Content }>`select content from official_document where id = ${id}`.execute(reader)
  return rows[0]?.content ?? null
}

/** What is written when a document is issued. */
export interface NewDocument
  extends Pick<
    IssuedOfficialDocument,
    | 'id'
    | 'about'
    | 'aboutId'
    | 'kind'
    | 'name'
    | 'series'
    | 'number'
    | 'title'
    | 'version'
    | 'replaces'
    | 'reason'
    | 'paperId'
    | 'issuerId'
    | 'issuerName'
    | 'issuedByName'
    | 'issuedOn'
    | 'issuedAt'
    | 'code'
  > {
  readonly jurisdictionId: Id
  readonly pattern: string
  readonly year: number
  readonly n: number
  readonly issuedBy: Id
  readonly regimeId: string
  readonly cite: string
  readonly content: Content
  readonly templateSha256: string
}

export async function insertDocument(tx: Tx, row: NewDocument): Promise<void> {
  await sql`insert into official_document (id, jurisdiction_id, about, about_id, case_id, paper_id, kind, name, series, number, pattern, year, n, title, version,
      replaces, reason, issuer_id, issuer_name, issued_by, issued_by_name, issued_on, issued_at, regime_id, cite, content, template_sha256, code)
    values (${row.id}, ${row.jurisdictionId}, ${row.about}, ${row.aboutId}, ${row.about === 'case' ? row.aboutId : null}, ${row.paperId}, ${row.kind}, ${row.name},
      ${row.series}, ${row.number}, ${row.pattern}, ${row.year}, ${row.n}, ${row.title}, ${row.version}, ${row.replaces}, ${row.reason}, ${row.issuerId},
      ${row.issuerName}, ${row.issuedBy}, ${row.issuedByName}, ${row.issuedOn}, ${row.issuedAt}, ${row.regimeId}, ${row.cite}, ${JSON.stringify(row.content)}::jsonb,
      ${row.templateSha256}, ${row.code})`.execute(tx)
}

export async function insertFile(tx: Tx, documentId: Id, format: Format, bytes: Uint8Array, digest: string): Promise<void> {
  await sql`insert into official_document_file (document_id, format, sha256, size, bytes)
    values (${documentId}, ${format}, ${digest}, ${bytes.length}, ${Buffer.from(bytes)})`.execute(tx)
}

/** Keeps whom it was sent to, of those that are organisations of the jurisdiction; `to` prevails where one is both. */
export async function insertAddresses(
  tx: Tx,
  documentId: Id,
  jurisdictionId: Id,
  { to, copies }: { readonly to: readonly string[]; readonly copies: readonly string[] },
): Promise<void> {
  await sql`insert into official_document_address (document_id, organisation_id, kind)
    select ${documentId}::uuid, o.id, case when o.name = any(${to}::text[]) then 'to' else 'copy' end from organisation o
    where o.jurisdiction_id = ${jurisdictionId} and o.name = any(${[...to, ...copies]}::text[])`.execute(tx)
}

export async function insertWithdrawal(
  tx: Tx,
  row: { readonly documentId: Id; readonly reason: string; readonly at: string; readonly byId: Id; readonly byName: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into official_document_withdrawal (document_id, reason, at, by_id, by_name)
    values (${row.documentId}, ${row.reason}, ${row.at}, ${row.byId}, ${row.byName}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** What anybody who holds the code may know. */
export interface Verifiable {
  readonly name: string
  readonly number: string
  readonly title: string
  readonly issuerName: string
  readonly issuedOn: Day
  readonly version: number
  readonly supersededBy: string | null
  readonly withdrawnOn: Day | null
  readonly files: readonly { readonly format: Format; readonly sha256: string; readonly size: number }[]
}

export async function documentByCode(reader: Reader, code: string): Promise<Verifiable | null> {
  const { rows } =
    await sql<Verifiable>`select d.name, d.number, d.title, d.issuer_name as "issuerName", d.issued_on as "issuedOn", d.version,
      n.number as "supersededBy", (w.at at time zone 'Asia/Shanghai')::date as "withdrawnOn",
      (select jsonb_agg(jsonb_build_object('format', f.format, 'sha256', f.sha256, 'size', f.size) order by f.format)
        from official_document_file f where f.document_id = d.id) as files
    from official_document d left join official_document n on n.replaces = d.id left join official_document_withdrawal w on w.document_id = d.id
    where d.code = ${code}`.execute(reader)
  return rows[0] ?? null
}

export async function isAddressed(reader: Reader, documentId: Id, organisationId: Id): Promise<boolean> {
  const { rows } =
    await sql`select from official_document_address where document_id = ${documentId} and organisation_id = ${organisationId}`.execute(
      reader,
    )
  return rows.length > 0
}
