import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, type Instant, type Page, pageOf, type Reader, type Tx, timeCursor } from '../../kernel/index.ts'
import { seesCase } from './cases.ts'

/** The organisations that are a party on a day; with a neighbour said, those of its area (区划). */
export async function organisationsAs(
  reader: Reader,
  as: { jurisdictionId: Id; party: string; on: Day },
  neighbourId: Id | null,
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select o.id from organisation o join organisation_party p on p.organisation_id = o.id and p.party = ${as.party} and p.during @> ${as.on}::date
    where o.jurisdiction_id = ${as.jurisdictionId}
      and (${neighbourId}::uuid is null or o.area = (select n.area from organisation n where n.id = ${neighbourId})) order by o.name`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

export async function insertAddresses(tx: Tx, documentId: Id, { to, copies }: { to: readonly Id[]; copies: readonly Id[] }): Promise<void> {
  await sql`insert into document_address (document_id, organisation_id, kind)
    select ${documentId}::uuid, id, 'to' from unnest(${to}::uuid[]) as id
    union all select ${documentId}::uuid, id, 'copy' from unnest(${copies}::uuid[]) as id`.execute(tx)
}

/** A paper as its addressee, or everybody where it is published, reads it. */
export interface ReceivedDocument {
  readonly id: Id
  readonly document: string
  readonly name: string
  readonly number: string
  readonly text: string
  readonly sha256: string
  readonly regimeId: string
  readonly cite: string
  readonly issuedAt: Instant
  readonly issuedByName: string
  readonly issuerName: string
  readonly caseNumber: string
  readonly jurisdictionId: Id
  /** Null for whom it is not addressed to. */
  readonly kind: 'to' | 'copy' | null
  readonly readAt: Instant | null
  readonly readByName: string | null
  readonly published: boolean
}

const columns = sql`d.id, d.document, d.name, d.number, d.text, d.sha256, c.regime_id as "regimeId", d.cite, d.issued_at as "issuedAt",
  d.issued_by_name as "issuedByName", d.issuer_name as "issuerName", c.number as "caseNumber", c.jurisdiction_id as "jurisdictionId", a.kind,
  a.read_at as "readAt", a.read_by_name as "readByName", d.published`

const from = (organisationId: Id) => sql`issued_document d join case_file c on c.id = d.case_id
  left join document_address a on a.document_id = d.id and a.organisation_id = ${organisationId}`

const published = ({ jurisdictionId }: OfficeActor) => sql`(d.published and c.jurisdiction_id = ${jurisdictionId})`

export interface DocumentQuery {
  readonly which: 'received' | 'published'
  /** Of the received only those that nobody of the organisation has opened. */
  readonly unread?: boolean | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** What the actor's organisation has received, or what is published where it is; newest first, those of one instant in the order in which they were issued. */
export async function listDocuments(reader: Reader, actor: OfficeActor, query: DocumentQuery): Promise<Page<ReceivedDocument>> {
  const [at, id] = timeCursor(query.after) ?? []
  const { rows } = await sql<ReceivedDocument>`select ${columns} from ${from(actor.organisationId)}
    where ${query.which === 'received' ? sql`a.document_id is not null` : published(actor)}
      ${query.unread ? sql`and a.read_at is null` : sql``}
      ${at && id ? sql`and (d.issued_at, d.seq) < (${at}, (select seq from issued_document where id = ${id}))` : sql``}
    order by d.issued_at desc, d.seq desc limit ${query.limit + 1}`.execute(reader)
  return pageOf(rows, query.limit, (row) => [row.issuedAt, row.id])
}

/** Of a paper `d` and its case `c`: whom it is addressed to sees it, everybody where it is published, and those who see its case. */
export const seesDocument = (actor: OfficeActor) => sql<boolean>`(${published(actor)} or ${seesCase(actor)}
  or exists (select from document_address a where a.document_id = d.id and a.organisation_id = ${actor.organisationId}))`

/** One paper, for whom it is addressed to, for everybody where it is published, and for those who see its case. */
export async function findDocument(reader: Reader, actor: OfficeActor, id: Id): Promise<ReceivedDocument | null> {
  const { rows } = await sql<ReceivedDocument>`select ${columns} from ${from(actor.organisationId)}
    where d.id = ${id} and ${seesDocument(actor)}`.execute(reader)
  return rows[0] ?? null
}

/** False when it was read before. */
export async function markRead(tx: Tx, id: Id, actor: OfficeActor, at: Instant): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update document_address set read_at = ${at}, read_by = ${actor.personId}, read_by_name = ${actor.personName}
    where document_id = ${id} and organisation_id = ${actor.organisationId} and read_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Whom the papers of a case went to, and who has read them. */
export interface Address {
  readonly documentId: Id
  readonly organisationName: string
  readonly kind: 'to' | 'copy'
  readonly readAt: Instant | null
}

export async function addressesOf(reader: Reader, caseId: Id): Promise<Address[]> {
  const { rows } = await sql<Address>`
    select a.document_id as "documentId", o.name as "organisationName", a.kind, a.read_at as "readAt"
    from document_address a join issued_document d on d.id = a.document_id join organisation o on o.id = a.organisation_id
    where d.case_id = ${caseId} order by a.kind desc, o.name`.execute(reader)
  return rows
}
