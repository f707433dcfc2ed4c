import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'

/** What the operator last said of a happening's sentences; `title` and `body` null: those of the files again. */
export interface OwnSentence {
  /** Counted over all: what was seen when it is changed. */
  readonly version: string
  readonly name: string
  readonly title: string | null
  readonly body: string | null
  readonly setAt: Instant
  readonly setByName: string
}

/** The newest of each name. */
export async function ownSentences(reader: Reader): Promise<OwnSentence[]> {
  const { rows } =
    await sql<OwnSentence>`select distinct on (name) id::text as version, name, title, body, set_at as "setAt", set_by_name as "setByName"
    from notice_sentence order by name, id desc`.execute(reader)
  return rows
}

/** One at a time: whoever waits here sees what the other has set. */
export const lockSentences = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('zhengyun.sentences'))`.execute(tx)

export async function insertSentence(
  tx: Tx,
  of: {
    readonly name: string
    readonly title: string | null
    readonly body: string | null
    readonly by: { id: Id; name: string }
    readonly now: Instant
  },
): Promise<void> {
  await sql`insert into notice_sentence (name, title, body, set_at, set_by, set_by_name)
    values (${of.name}, ${of.title}, ${of.body}, ${of.now}, ${of.by.id}, ${of.by.name})`.execute(tx)
}
