import { type RawBuilder, sql } from 'kysely'

/**
 * A part of the one list of what waits for a person (`workbench`): a `select` of one kind of work, made by the folder whose work it is, bounded by the
 * person's sight and by what he would be let do. Null where his posts leave him nothing of the kind.
 */
export type Waiting = RawBuilder<unknown> | null

interface Row {
  readonly id: RawBuilder<unknown>
  /** Where it is dealt with: the row's own id, or the case's, statement's … that it belongs to. */
  readonly place: RawBuilder<unknown>
  readonly number?: RawBuilder<unknown>
  /** What it is about, where the database knows its name. */
  readonly title?: RawBuilder<unknown>
  readonly organisation?: RawBuilder<unknown>
  readonly system?: RawBuilder<unknown>
  /** What else its name is made from: identifiers of a measure, a state. */
  readonly told?: RawBuilder<unknown>
  /** The last day and the instant it ends; none: without a term, or it stands still (`stands`). */
  readonly dueOn?: RawBuilder<unknown>
  readonly dueAt?: RawBuilder<unknown>
  readonly stands?: RawBuilder<unknown>
  readonly provisional?: RawBuilder<unknown>
  readonly since: RawBuilder<unknown>
  readonly version?: RawBuilder<unknown>
}

/** The columns of a part, each of its type and in one order, so that parts can be united. */
export const waitingColumns = (kind: string, row: Row): RawBuilder<unknown> => sql`${kind}::text as kind, ${row.id}::uuid as id,
  ${row.place}::uuid as place, ${row.number ?? sql`null`}::text as number, ${row.title ?? sql`null`}::text as title,
  ${row.organisation ?? sql`null`}::text as organisation, ${row.system ?? sql`null`}::text as system, ${row.told ?? sql`null`}::jsonb as told,
  ${row.dueOn ?? sql`null`}::date as due_on, ${row.dueAt ?? sql`null`}::timestamptz as due_at, ${row.stands ?? sql`false`}::boolean as stands,
  ${row.provisional ?? sql`false`}::boolean as provisional, ${row.since}::timestamptz as since, ${row.version ?? sql`null`}::int as version`
