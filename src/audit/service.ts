import { Readable } from 'node:stream'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type OfficeActor, visible } from '../identity/index.ts'
import {
  type Database,
  type Door,
  decodeCursor,
  isInstant,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
  type StreamAnswer,
} from '../kernel/index.ts'
import { permissions } from '../regimes/index.ts'
import { csvOf } from './csv.ts'
import { listEntries, type Place, type RecordedAct, type RecordFilter } from './store.ts'

export interface RecordQuery extends RecordFilter {
  readonly limit: number
  readonly after?: string | undefined
}

export interface AuditNeeds {
  readonly db: Database
  readonly door: Door
}

const rowsAtOnce = 500

/** Reading the record of every act; writing it is the door's. */
export const createAudit = ({ db, door }: AuditNeeds) => ({
  /**
   * Entries, the newest first: all for 审计管理员, with where each came from; for others what concerns the organisations
   * they see. Refuses with `permission.denied`.
   */
  async entries(actor: OfficeActor, { limit, after, ...filter }: RecordQuery): Promise<Outcome<Page<RecordedAct>>> {
    if (!actor.permissions.has('audit.read')) return refuse('permission.denied', { facts: { permission: permissions['audit.read'] } })
    const rows = await listEntries(db, { ...filter, ...eyesOf(actor), before: placeOf(after), limit: limit + 1 })
    return ok(pageOf(rows, limit, ({ at, id }) => [at, id]))
  },

  /**
   * The same as a CSV file, up to the moment it was asked for: all that the actor sees of the filter. That it was taken, and by which filter, is on
   * record before its first byte; that entry itself is not in it.
   */
  async exportEntries(actor: OfficeActor, filter: RecordFilter): Promise<Outcome<StreamAnswer>> {
    const id = newId()
    const opened = await door.write({ actor, does: 'audit.export', needs: 'audit.read' }, async ({ tx, now, record }) => {
      const { rows } = await sql<{ id: string }>`select coalesce(max(id), 0)::text as id from audit_entry`.execute(tx)
      await record({
        object: { kind: 'audit-export', id },
        jurisdiction: actor.jurisdictionId,
        organisation: actor.organisationId,
        after: { filter },
      })
      return ok({ at: now, last: rows[0]?.id ?? '0' })
    })
    if (!opened.ok) return opened
    const { seen, withOrigin } = eyesOf(actor)
    const upTo = sql<SqlBool>`(${seen} and id <= ${opened.value.last}::bigint)`
    const stream = Readable.from(csvOf(pagesOf(db, { ...filter, seen: upTo, withOrigin })))
    return ok({ name: `审计记录-${opened.value.at.slice(0, 10)}.csv`, mediaType: 'text/csv; charset=utf-8', stream })
  },
})

export type Audit = ReturnType<typeof createAudit>

type Asked = RecordFilter & { readonly seen: RawBuilder<SqlBool>; readonly withOrigin: boolean }

async function* pagesOf(db: Database, asked: Asked): AsyncGenerator<readonly RecordedAct[]> {
  let before: Place | null = null
  for (;;) {
    const rows: RecordedAct[] = await listEntries(db, { ...asked, before, limit: rowsAtOnce })
    yield rows
    before = rows.at(-1) ?? null
    if (rows.length < rowsAtOnce) return
  }
}

function placeOf(cursor: string | undefined): Place | null {
  const [at = '', id = ''] = decodeCursor(cursor, 2) ?? []
  return isInstant(at) && /^\d{1,18}$/.test(id) ? { at, id } : null
}

function eyesOf(actor: OfficeActor): Pick<Asked, 'seen' | 'withOrigin'> {
  const all = actor.posts.includes('audit-admin')
  return { seen: all ? sql<boolean>`true` : concerning(actor), withOrigin: all }
}

const concerning = ({ sight, organisationId }: OfficeActor) => {
  const seen = visible(sight, { jurisdiction: sql.ref('jurisdiction_id'), organisation: sql.ref('concerned_organisation_id') })
  return sql<boolean>`(${seen} and (concerned_organisation_id = ${organisationId} or not ${aboutDraft}))`
}

// A case that was never submitted is its own organisation's alone, and so is what the record says of it. Of the table of `procedures`
// nothing else is read.
const aboutDraft = sql<boolean>`(case when object_kind = 'case' then exists (
  select from case_file c where c.id = audit_entry.object_id::uuid and c.submissions = 0) else false end)`
