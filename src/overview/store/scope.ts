import { type RawBuilder, sql } from 'kysely'
import type { Day, Id, Instant } from '../../kernel/index.ts'
import type { CaseReading } from '../../procedures/index.ts'

/** A step of a measure and who acts in it, for rows that are told by the party. */
export interface StepParty {
  readonly regime: string
  readonly procedure: string
  readonly step: string
  readonly party: string
}

/** Of what and for whom facts are read: everything that a row set is bounded by. */
export interface Scope {
  readonly reader: CaseReading
  readonly jurisdictionId: Id
  /** The period's first day, and the first day after it. */
  readonly from: Day
  readonly until: Day
  readonly fromAt: Instant
  readonly untilAt: Instant
  /** The day and the instant at which standing facts are told: the period's end, or now. */
  readonly on: Day
  readonly at: Instant
  readonly now: Instant
  /** Running numbers of working days from `numbersFrom` on (see rules/working-time). */
  readonly numbers: readonly number[]
  readonly numbersFrom: Day
  readonly steps: readonly StepParty[]
}

/**
 * A set of counted things, one row each: `id`, `row_key`, `row_name` (null where the measure's own words name it), `cols text[]` (the columns in which it counts), `title`,
 * `about`, `organisation`, `day`, `note`, `weight`, `unit`, `link`, `link_id`. The figure counts these rows, and the list shows them: neither can
 * hold what the other does not.
 */
export type CountedRows = (scope: Scope) => RawBuilder<unknown>

/** What a list is made of. */
export interface RowSet {
  /** At least `id`, `row_key` and `day` of each thing, and `cols` where all columns are told at once: things that count in `column`, or in any. */
  readonly rows: (scope: Scope, column: string | undefined) => RawBuilder<unknown>
  /** What those of `listed` are called, where the rows don't say: looked up for those alone that are shown. */
  readonly shown: ((scope: Scope) => RawBuilder<unknown>) | null
}

/** Rows that say all of themselves. */
export const told = (rows: CountedRows): RowSet => ({
  rows: (scope, column) => (column === undefined ? rows(scope) : sql`select * from (${rows(scope)}) counted where ${column} = any(cols)`),
  shown: null,
})

/** The day in China of an instant's column. */
export const dayIn = (instant: RawBuilder<unknown>): RawBuilder<Day> => sql<Day>`(${instant} at time zone 'Asia/Shanghai')::date`

/** The running number of working days up to a day. */
export const workdays = ({ numbers, numbersFrom }: Scope, day: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(${numbers}::int[])[greatest(1, least(${numbers.length}::int, ${day} - ${numbersFrom}::date + 1))]`

/** Keys of the columns whose condition holds. */
export const columnsWhere = (of: Readonly<Record<string, RawBuilder<unknown>>>): RawBuilder<string[]> =>
  sql<
    string[]
  >`array_remove(array[${sql.join(Object.entries(of).map(([key, holds]) => sql`case when ${holds} then ${sql.lit(key)} end`))}], null)`

/** What a row set leaves out where its subject knows no weight. */
export const weightless = sql`null::numeric as weight, null::text as part, null::text as unit`
