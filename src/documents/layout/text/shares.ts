import type { Table } from '../document.ts'

/** The part of the whole width that each column gets, adding up to 1; none less than a fiftieth, so that a sign fits. */
export function sharesOf(columns: Table['columns']): number[] {
  const raw = columns.map(({ share }) => (Number.isFinite(share) && share > 0 ? share : 0))
  const sum = raw.reduce((total, share) => total + share, 0)
  const wide = raw.map((share) => Math.max(sum === 0 ? 1 : share / sum, 1 / 50))
  const total = wide.reduce((all, share) => all + share, 0)
  return wide.map((share) => share / total)
}

/** Throws where a row has another number of cells than there are columns: a cell would be lost or stand in the wrong column. */
export function assertRows(table: Table): void {
  table.rows.forEach((row, index) => {
    if (row.length !== table.columns.length)
      throw new RangeError(`row ${index + 1} of the table has ${row.length} cells for ${table.columns.length} columns`)
  })
}
