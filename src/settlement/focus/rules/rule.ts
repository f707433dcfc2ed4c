import type { ColumnId, FocusRow } from '../columns.ts'

/** Judges one row after the other; what has to hold between rows it keeps in mind, by ids, not by rows. */
export type Judge = (row: FocusRow) => boolean

/** One thing that FOCUS 1.2 demands of a row, and that a file can show. */
export interface Rule {
  /** `<column>.<what>`, the same for ever. */
  readonly name: string
  readonly column: ColumnId
  /** Columns without which it cannot be judged: where the file has not all of them, it is not. */
  readonly needs: readonly ColumnId[]
  /** The sentences with MUST that it carries: section, and which of that section's it is (`BilledCost/4`). */
  readonly cites: readonly string[]
  /** What is right, in Chinese. */
  readonly says: string
  readonly begin: () => Judge
}

interface Spec {
  readonly cites: readonly (number | string)[]
  readonly says: string
  readonly with?: readonly ColumnId[]
}

const made = (column: ColumnId, what: string, { cites, says, with: others = [] }: Spec, begin: Rule['begin']): Rule => ({
  name: `${column}.${what}`,
  column,
  needs: [column, ...others],
  cites: cites.map((cite) => (typeof cite === 'number' ? `${column}/${cite}` : cite)),
  says,
  begin,
})

/** A rule of one row: `holds` for a row that is right. */
export const ruleOf = (column: ColumnId, what: string, spec: Spec, holds: Judge): Rule => made(column, what, spec, () => holds)

/** A rule between rows: whatever has the same `of` has the same `column`, wherever both have a value. */
export const onePer = (column: ColumnId, of: ColumnId, what: string, cites: Spec['cites'], says: string): Rule =>
  made(column, what, { cites, says, with: [of] }, () => {
    const known = new Map<string, string>()
    return (row) => {
      const [key, value] = [row[of], row[column]]
      if (key === null || value === null) return true
      if (!known.has(key)) known.set(key, value)
      return known.get(key) === value
    }
  })

/** A cell that has a value must be as `right` says. */
export const valued = (column: ColumnId, what: string, spec: Spec, right: (value: string) => boolean): Rule =>
  ruleOf(column, what, spec, (row) => row[column] === null || right(row[column]))
