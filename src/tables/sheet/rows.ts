import type { Row } from '../heading.ts'
import { Invalid, listen, type Text } from './parts.ts'

/** A line of more columns than any table of ours has. */
export class TooWide extends Error {}

/** What cells refer to. */
export interface Looked {
  readonly shared: readonly string[]
  readonly dayStyles: ReadonlySet<number>
  readonly since1904: boolean
}

/** No table of ours has so many columns; a line that reaches further would be filled up with as many empty cells. */
const columnsMax = 100
/** Table programs hold no longer text in a cell. */
const textMax = 32_767
const rowsMax = 1_048_576

/**
 * Reads the lines of a sheet as it is unpacked and hands them over, each with its number; lines without any text are left out. A formula is read as `=…`, an error as `=#…`, a day as
 * `2025-07-01`, whatever it looks like.
 */
export async function readRows(text: Text, looked: Looked, take: (rows: readonly Row[]) => Promise<void>, batch: number): Promise<void> {
  let rows: Row[] = []
  const reader = rowReader(looked, (row) => rows.push(row))
  const hand = async () => {
    const those = rows
    rows = []
    if (those.length > 0) await take(those)
  }
  await listen(text, reader, async () => {
    if (rows.length >= batch) await hand()
  })
  await hand()
}

interface CellAt {
  readonly column: number
  readonly type: string
  readonly style: number
}

function rowReader(looked: Looked, tell: (row: Row) => void) {
  let [line, cells, cell]: [number, string[], CellAt | null] = [0, [], null]
  let [value, formula, into]: [string, string | null, 'value' | 'formula' | null] = ['', null, null]
  let aloud = false
  return {
    open(name: string, { r, t, s }: Readonly<Record<string, string>>) {
      if (name === 'row') {
        line = r === undefined ? line + 1 : Number(r)
        if (!Number.isInteger(line) || line < 1 || line > rowsMax) throw new Invalid('row')
        cells = []
      } else if (name === 'c') {
        cell = { column: r === undefined ? cells.length : columnIn(r), type: t ?? 'n', style: Number(s ?? -1) }
        if (cell.column >= columnsMax) throw new TooWide()
        value = ''
        formula = null
      } else if (name === 'f') {
        formula = ''
        into = 'formula'
      } else if (name === 'rPh') aloud = true
      else if (name === 'v' || (name === 't' && !aloud)) into = 'value'
    },
    text(text: string) {
      if (cell === null || into === null) return
      if (into === 'formula') formula += text
      else value += text
      if (value.length > textMax || (formula?.length ?? 0) > textMax) throw new Invalid('text')
    },
    close(name: string) {
      if (name === 'rPh') aloud = false
      if (name === 'f' || name === 'v' || name === 't') into = null
      if (name === 'c' && cell !== null) {
        while (cells.length < cell.column) cells.push('')
        cells[cell.column] = formula === null ? textOf(cell, value, looked) : `=${formula}`
        cell = null
      }
      if (name === 'row' && cells.some((text) => text.trim() !== '')) tell({ line, cells })
    },
  }
}

/** `C7` is the third column: 2. */
function columnIn(at: string): number {
  const letters = /^[A-Z]{1,3}(?=\d{1,7}$)/.exec(at)?.[0]
  if (letters === undefined) throw new Invalid('cell')
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function textOf({ type, style }: CellAt, value: string, { shared, dayStyles, since1904 }: Looked): string {
  if (type === 's') {
    const found = shared[Number(value)]
    if (found === undefined) throw new Invalid('shared')
    return found
  }
  if (type === 'e') return `=${value}`
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type === 'd') return value.slice(0, 10)
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) throw new Invalid('number')
  return dayStyles.has(style) ? dayText(number, since1904) : String(number)
}

const perDay = 86_400_000

/** The day of a serial number: 1 is 1 January 1900, in a calendar that has a 29 February 1900. */
function dayText(serial: number, since1904: boolean): string {
  const days = serial - 25_569 + (since1904 ? 1462 : serial < 60 ? 1 : 0)
  const day = new Date(Math.round(days * perDay))
  if (Number.isNaN(day.getTime())) throw new Invalid('day')
  return day.toISOString().slice(0, 10)
}
