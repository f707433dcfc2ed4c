import type { OfficeActor } from '../../identity/index.ts'
import { decodeCursor, type Id, type Outcome, ok, type Page, pageOf, refuse } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import type { Kind } from '../rules/kinds.ts'
import { countUnread, listNotices, markAllRead, markRead, type NoticeRow } from '../store/notices.ts'

export interface ListQuery {
  readonly unread?: boolean | undefined
  readonly kind?: Kind | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** A person's own notices; nobody reads another's. */
export const createReading = ({ db, door }: NoticesNeeds) => ({
  /** The newest first. */
  async list({ personId }: OfficeActor, { limit, after, ...filter }: ListQuery): Promise<Outcome<Page<NoticeRow>>> {
    const [seq = ''] = decodeCursor(after, 1) ?? []
    const before = /^\d{1,18}$/.test(seq) ? seq : null
    const rows = await listNotices(db, { ...filter, personId, before, limit: limit + 1 })
    return ok(pageOf(rows, limit, (row) => [row.seq]))
  },

  count: async ({ personId }: OfficeActor) => ok(await countUnread(db, personId)),

  /** Marks one as read, once; again it changes nothing. */
  read: (actor: OfficeActor, id: Id, key: string): Promise<Outcome<null>> =>
    door.write({ actor, does: 'notice.read', needs: null, once: { key, input: { id } } }, async ({ tx, now, record }) => {
      if (!(await markRead(tx, actor.personId, id, now))) return refuse('request.not-found', { facts: { what: '该消息' } })
      await record(about(actor, { id }))
      return ok(null)
    }),

  /** Marks all up to the newest that he saw as read, of all kinds or of one. */
  readAll: (actor: OfficeActor, input: { upTo: string; kind?: Kind | undefined }, key: string): Promise<Outcome<{ read: number }>> =>
    door.write({ actor, does: 'notice.read', needs: null, once: { key, input } }, async ({ tx, now, record }) => {
      const read = await markAllRead(tx, { ...input, personId: actor.personId }, now)
      await record(about(actor, { ...input, read }))
      return ok({ read })
    }),
})

/** His own affair: on record as a matter of the person, shown to 审计管理员 and nobody else. */
const about = (actor: OfficeActor, after: unknown) => ({ object: { kind: 'notices-of', id: actor.personId }, after })
