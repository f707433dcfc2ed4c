import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Citation, Day, Id, Instant, Reader } from '../kernel/index.ts'
import { plusDays, startOf } from '../kernel/index.ts'

export interface RecordedAct {
  readonly id: string
  readonly at: Instant
  readonly person: { readonly id: string; readonly name: string }
  readonly organisationId: string
  readonly act: string
  readonly object: { readonly kind: string; readonly id: string }
  readonly jurisdictionId: Id | null
  readonly concernedOrganisationId: Id | null
  readonly citation: Citation | null
  readonly before: unknown
  readonly after: unknown
  /** Where it came from; only 审计管理员 sees the address. */
  readonly from: { readonly ip: string; readonly requestId: string } | null
}

export interface RecordFilter {
  readonly objectKind?: string | undefined
  readonly objectId?: string | undefined
  readonly personId?: string | undefined
  readonly act?: string | undefined
  /** First and last day, both included. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

export interface RecordPage extends RecordFilter {
  /** Which entries the reader may see. */
  readonly seen: RawBuilder<SqlBool>
  readonly withOrigin: boolean
  /** Entries before this id. */
  readonly before: string | null
  readonly limit: number
}

// A system's contact is its unit's own: entries of earlier versions of the program still have it.
const told = (side: 'before' | 'after') =>
  sql`case when object_kind = 'system' and jsonb_typeof(${sql.ref(side)}) = 'object' then ${sql.ref(side)} - 'contact' else ${sql.ref(side)} end as ${sql.ref(side)}`

/** Entries of the record, the newest first. */
export async function listEntries(db: Reader, page: RecordPage): Promise<RecordedAct[]> {
  const conditions = [page.seen, ...conditionsOf(page), ...(page.before === null ? [] : [sql<SqlBool>`id < ${page.before}::bigint`])]
  const { rows } = await sql<RecordedAct>`
    select id::text as id, at, json_build_object('id', person_id, 'name', person_name) as person, organisation_id as "organisationId", act,
      json_build_object('kind', object_kind, 'id', object_id) as object, jurisdiction_id as "jurisdictionId",
      concerned_organisation_id as "concernedOrganisationId",
      case when regime is not null then json_build_object('regime', regime, 'cite', cite) end as citation, ${told('before')}, ${told('after')},
      case when ${page.withOrigin}::boolean then json_build_object('ip', ip, 'requestId', request_id) end as "from"
    from audit_entry where ${sql.join(conditions, sql` and `)} order by audit_entry.id desc limit ${page.limit}`.execute(db)
  return rows
}

const conditionsOf = ({ objectKind, objectId, personId, act, from, to }: RecordFilter): RawBuilder<SqlBool>[] => [
  ...(objectKind === undefined ? [] : [sql<SqlBool>`object_kind = ${objectKind}`]),
  ...(objectId === undefined ? [] : [sql<SqlBool>`object_id = ${objectId}`]),
  ...(personId === undefined ? [] : [sql<SqlBool>`person_id = ${personId}`]),
  ...(act === undefined ? [] : [sql<SqlBool>`act = ${act}`]),
  ...(from === undefined ? [] : [sql<SqlBool>`at >= ${startOf(from)}::timestamptz`]),
  ...(to === undefined ? [] : [sql<SqlBool>`at < ${startOf(plusDays(to, 1))}::timestamptz`]),
]
