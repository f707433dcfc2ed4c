import { sql } from 'kysely'
import { type OfficeActor, visible } from '../identity/index.ts'
import { type Database, decodeCursor, type Outcome, ok, type Page, pageOf, refuse } from '../kernel/index.ts'
import { permissions } from '../regimes/index.ts'
import { listEntries, type RecordedAct, type RecordFilter } from './store.ts'

export interface RecordQuery extends RecordFilter {
  readonly limit: number
  readonly after?: string | undefined
}

/** Reading the record of every act; writing it is the door's. */
export const createAudit = ({ db }: { db: Database }) => ({
  /**
   * Entries, the newest first: all for 审计管理员, with where each came from; for others what concerns the organisations
   * they see. Refuses with `permission.denied`.
   */
  async entries(actor: OfficeActor, { limit, after, ...filter }: RecordQuery): Promise<Outcome<Page<RecordedAct>>> {
    if (!actor.permissions.has('audit.read')) return refuse('permission.denied', { facts: { permission: permissions['audit.read'] } })
    const all = actor.posts.includes('audit-admin')
    const seen = all ? sql<boolean>`true` : concerning(actor)
    const [before = null] = decodeCursor(after, 1)?.filter((id) => /^\d{1,18}$/.test(id)) ?? []
    const rows = await listEntries(db, { ...filter, seen, withOrigin: all, before, limit: limit + 1 })
    return ok(pageOf(rows, limit, ({ id }) => [id]))
  },
})

export type Audit = ReturnType<typeof createAudit>

const concerning = ({ sight, organisationId }: OfficeActor) => {
  const seen = visible(sight, { jurisdiction: sql.ref('jurisdiction_id'), organisation: sql.ref('concerned_organisation_id') })
  return sql<boolean>`(${seen} and (concerned_organisation_id = ${organisationId} or not ${aboutDraft}))`
}

// A case that was never submitted is its own organisation's alone, and so is what the record says of it. Of the table of `procedures`
// nothing else is read.
const aboutDraft = sql<boolean>`(case when object_kind = 'case' then exists (
  select from case_file c where c.id = audit_entry.object_id::uuid and c.submissions = 0) else false end)`
