/** One line of a file as its cells' texts; a cell with a formula is read as `=…`. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly heading: readonly string[]
  readonly rows: readonly Row[]
}

export const linesMax = 20_000
export const bytesMax = 5 * 1024 * 1024

/** What is wrong with the heading as a whole, given the columns that must be there; or null. */
export function headingFault(columnNames: readonly string[], heading: readonly string[]): string | null {
  const missing = columnNames.filter((name) => !heading.includes(name))
  if (missing.length > 0) return `首行缺少列“${missing.join('”“')}”；首行须依次写明：${columnNames.join('、')}`
  const twice = columnNames.find((name) => heading.indexOf(name) !== heading.lastIndexOf(name))
  return twice ? `列“${twice}”出现了两次，请只保留一列` : null
}
