import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'

export interface Preference {
  readonly email: string | null
  readonly kinds: string[]
  readonly digest: 'at-once' | 'daily'
  readonly version: number
  /** Whether the address was proven to be his: nothing is sent to it before. */
  readonly proven: boolean
}

export async function preferenceOf(reader: Reader, personId: Id): Promise<Preference | null> {
  const { rows } =
    await sql<Preference>`select email, kinds, digest, version, proven_at is not null as proven from notice_preference where person_id = ${personId}`.execute(
      reader,
    )
  return rows[0] ?? null
}

/** Writes a person's choice on the version he saw (0: none yet); false when it is another one by now. */
export async function savePreference(tx: Tx, personId: Id, choice: Omit<Preference, 'proven'>, now: Instant): Promise<boolean> {
  const { numAffectedRows } =
    choice.version === 0
      ? await sql`insert into notice_preference (person_id, email, kinds, digest, changed_at)
          values (${personId}, ${choice.email}, ${choice.kinds}, ${choice.digest}, ${now}) on conflict do nothing`.execute(tx)
      : await sql`update notice_preference set email = ${choice.email}, kinds = ${choice.kinds}, digest = ${choice.digest},
          version = version + 1, proven_at = case when email = ${choice.email} then proven_at end, changed_at = ${now} where person_id = ${personId} and version = ${choice.version}`.execute(
          tx,
        )
  return numAffectedRows === 1n
}

/** Those of these people who want this kind by e-mail. */
export async function wantingMail(
  reader: Reader,
  personIds: readonly Id[],
  kind: string,
): Promise<{ personId: Id; digest: Preference['digest'] }[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ personId: Id; digest: Preference['digest'] }>`
    select person_id as "personId", digest from notice_preference
    where person_id = any(${personIds}::uuid[]) and email is not null and proven_at is not null and kinds @> array[${kind}]`.execute(reader)
  return rows
}
