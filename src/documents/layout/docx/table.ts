import { AlignmentType, Paragraph, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType, Table as WordTable } from 'docx'
import type { Table } from '../document.ts'
import { type Face, sizes, typeArea } from '../standard.ts'
import { assertRows, sharesOf } from '../text/shares.ts'
import { lines, run, twips } from './paragraphs.ts'

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER }
type Align = keyof typeof alignments

/** Whole twips that add up to the width of the type area. */
export function columnWidths(shares: readonly number[]): number[] {
  const ends = shares.map((_, index) => twips(typeArea.width * shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0)))
  return ends.map((end, index) => end - (ends[index - 1] ?? 0))
}

/** A table over the whole width whose head stands again on each page. A table without columns is none. */
export function wordTable(table: Table): WordTable[] {
  assertRows(table)
  if (table.columns.length === 0) return []
  const widths = columnWidths(sharesOf(table.columns))
  const head = rowOf(
    table.columns.map(({ name }) => name),
    widths,
    table.columns.map(() => 'center'),
    'hei',
    true,
  )
  const rows = table.rows.map((row) =>
    rowOf(
      row,
      widths,
      table.columns.map(({ align }) => align),
      'fang',
      false,
    ),
  )
  const width = { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA }
  return [new WordTable({ rows: [head, ...rows], columnWidths: widths, width, layout: TableLayoutType.FIXED })]
}

function rowOf(cells: readonly string[], widths: readonly number[], aligns: readonly Align[], face: Face, isHead: boolean): TableRow {
  const children = cells.map((text, index) => cellOf(cellParagraphs(text, aligns[index] ?? 'left', face, isHead), widths[index] ?? 0))
  return new TableRow({ children, tableHeader: isHead, cantSplit: cells.every((text) => text.length < 200) })
}

const cellOf = (children: Paragraph[], width: number): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
  })

const cellParagraphs = (text: string, align: Align, face: Face, keepNext: boolean): Paragraph[] =>
  text.split(/\r\n|[\r\n]/).map(
    (line) =>
      new Paragraph({
        alignment: alignments[align],
        spacing: lines(360),
        keepNext,
        children: [run(line, { face, size: sizes.smallFour })],
      }),
  )
