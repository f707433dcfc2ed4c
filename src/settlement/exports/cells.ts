import { epochDay, isDay } from '../../kernel/index.ts'
import { printable } from '../../tables/index.ts'
import type { Column, ColumnType } from './columns.ts'

/** What exceljs is given for one cell. Styles are shared objects: it looks each up once instead of comparing it a million times. */
export interface Cell {
  readonly value: string | number | null
  readonly style: Style
}

export interface Style {
  readonly numFmt?: string
  readonly font?: { readonly bold: true }
}

export const styles = {
  text: { numFmt: '@' },
  heading: { numFmt: '@', font: { bold: true } },
  day: { numFmt: 'yyyy-mm-dd' },
  yuan: { numFmt: '#,##0.00' },
  whole: { numFmt: '#,##0' },
  places: { numFmt: '#,##0.0###' },
} as const satisfies Record<string, Style>

/** The day number 0 of table programs lies so many days before 1970-01-01; from 1900-03-01 they count as the calendar does. */
const epochInTable = 25_569
const firstRightDay = '1900-03-01'

/** What table programs keep of a number. With more digits it is written as a text, which is exact. */
const digitsMax = 15

/** What a cell may hold, in UTF-16 units, and what is left of a longer text. */
const lengthMax = 32_767
const lengthKept = 32_700

/** A typed cell: a day as a date, an amount or quantity as a number where a table program keeps it exactly, everything else as a text. */
export function cellOf(type: ColumnType, value: string | number | null): Cell {
  if (value === null) return { value: null, style: styles.text }
  if (typeof value === 'number') return { value, style: styles.whole }
  if (type === 'day') return isDay(value) && value >= firstRightDay ? dayCell(epochDay(value)) : textCell(value)
  return type === 'yuan' || type === 'decimal' ? (numberCell(type, value) ?? textCell(value)) : textCell(value)
}

export const cellsOf = <L>(columns: readonly Column<L>[], line: L): Cell[] => columns.map(({ type, of }) => cellOf(type, of(line)))

const dayCell = (day: number): Cell => ({ value: day + epochInTable, style: styles.day })

function numberCell(type: 'yuan' | 'decimal', text: string): Cell | null {
  const [, whole, part = ''] = /^-?(\d+)(?:\.(\d{1,4}))?$/.exec(text) ?? []
  if (whole === undefined || (whole + part).replace(/^0+/, '').length > digitsMax || (type === 'yuan' && part.length > 2)) return null
  return { value: Number(text), style: type === 'yuan' ? styles.yuan : part === '' ? styles.whole : styles.places }
}

/**
 * Text as a cell can hold it: no control signs, one kind of line end, `_x0041_` not read as an escape, cut (and said so) where it is too long. It is
 * stored as a text, so nothing in it is a formula.
 */
export const textCell = (text: string, style: Style = styles.text): Cell => ({ value: escaped(clipped(printable(text))), style })

const escaped = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

const clipped = (text: string): string =>
  text.length <= lengthMax ? text : `${text.slice(0, lengthKept).toWellFormed()}…（共${text.length}字，全文见 CSV 导出）`
