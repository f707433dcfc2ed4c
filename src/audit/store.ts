import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Citation, Day, Id, Instant, Reader } from '../kernel/index.ts'
import { plusDays, startOf } from '../kernel/index.ts'

export interface RecordedAct {
  readonly id: string
  readonly at: Instant
  readonly person: { readonly id: string; readonly name: string }
  readonly organisationId: string
  /** Null where it is none of the platform's (a visitor, the program itself). */
  readonly organisationName: string | null
  readonly act: string
  readonly object: { readonly kind: string; readonly id: string }
  readonly jurisdictionId: Id | null
  readonly concernedOrganisationId: Id | null
  readonly concernedOrganisationName: string | null
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
  /** The whole name, as it was on that day. */
  readonly personName?: string | undefined
  /** Whose people acted. */
  readonly organisationId?: string | undefined
  /** Whose matter it was. */
  readonly concernedId?: string | undefined
  readonly act?: string | undefined
  /** Acts that went through, or attempts that were turned away. */
  readonly outcome?: 'done' | 'refused' | undefined
  /** First and last day, both included. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** A place in the record: entries are in the order of time, and of their numbers within an instant. */
export interface Place {
  readonly at: Instant
  readonly id: string
}

export interface RecordPage extends RecordFilter {
  /** Which entries the reader may see. */
  readonly seen: RawBuilder<SqlBool>
  readonly withOrigin: boolean
  /** Entries before this one. */
  readonly before: Place | null
  readonly limit: number
}

/** Attempts that are on record although they were turned away. */
const refusedActs = ['session.refuse']

// A system's contact is its unit's own: entries of earlier versions of the program still have it.
const told = (side: 'before' | 'after') =>
  sql`case when object_kind = 'system' and jsonb_typeof(${sql.ref(side)}) = 'object' then ${sql.ref(side)} - 'contact' else ${sql.ref(side)} end as ${sql.ref(side)}`

// The record keeps ids as texts, since not everybody who acts is an organisation of the platform.
const nameOf = (column: 'organisation_id' | 'concerned_organisation_id') => sql`(select o.name from organisation o
  where o.id = case when ${sql.ref(column)} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${sql.ref(column)}::uuid end)`

/** Entries of the record, the newest first. */
export async function listEntries(db: Reader, page: RecordPage): Promise<RecordedAct[]> {
  const { before } = page
  const cursor = before === null ? [] : [sql<SqlBool>`(at, id) < (${before.at}::timestamptz, ${before.id}::bigint)`]
  const conditions = [page.seen, ...conditionsOf(page), ...cursor]
  const { rows } = await sql<RecordedAct>`
    select id::text as id, at, json_build_object('id', person_id, 'name', person_name) as person, organisation_id as "organisationId",
      ${nameOf('organisation_id')} as "organisationName", act,
      json_build_object('kind', object_kind, 'id', object_id) as object, jurisdiction_id as "jurisdictionId",
      concerned_organisation_id as "concernedOrganisationId", ${nameOf('concerned_organisation_id')} as "concernedOrganisationName",
      case when regime is not null then json_build_object('regime', regime, 'cite', cite) end as citation, ${told('before')}, ${told('after')},
      case when ${page.withOrigin}::boolean then json_build_object('ip', ip, 'requestId', request_id) end as "from"
    from audit_entry where ${sql.join(conditions, sql` and `)} order by at desc, audit_entry.id desc limit ${page.limit}`.execute(db)
  return rows
}

const equal = (column: string, value: string | undefined): RawBuilder<SqlBool>[] =>
  value === undefined ? [] : [sql<SqlBool>`${sql.ref(column)} = ${value}`]

const conditionsOf = (filter: RecordFilter): RawBuilder<SqlBool>[] => [
  ...equal('object_kind', filter.objectKind),
  ...equal('object_id', filter.objectId),
  ...equal('person_id', filter.personId),
  ...equal('person_name', filter.personName),
  ...equal('organisation_id', filter.organisationId),
  ...equal('concerned_organisation_id', filter.concernedId),
  ...equal('act', filter.act),
  ...(filter.outcome === 'refused' ? [sql<SqlBool>`act = any(${refusedActs}::text[])`] : []),
  ...(filter.outcome === 'done' ? [sql<SqlBool>`act <> all(${refusedActs}::text[])`] : []),
  ...(filter.from === undefined ? [] : [sql<SqlBool>`at >= ${startOf(filter.from)}::timestamptz`]),
  ...(filter.to === undefined ? [] : [sql<SqlBool>`at < ${startOf(plusDays(filter.to, 1))}::timestamptz`]),
]
