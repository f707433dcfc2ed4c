import type { Table } from '../document.ts'
import { colors, sizes, typeArea } from '../standard.ts'
import { breakLines, type Line } from '../text/breaking.ts'
import type { Faces, Style } from '../text/faces.ts'
import { signsOf } from '../text/faces.ts'
import { assertRows, sharesOf } from '../text/shares.ts'
import { visible } from '../text/signs.ts'
import { captionStrips } from './caption.ts'
import { baseline, lineMarks, type Mark } from './marks.ts'
import type { Strip } from './strip.ts'

const cellStyle: Style = { face: 'fang', size: sizes.smallFour }
const headStyle: Style = { face: 'hei', size: sizes.smallFour }
const pitch = 18
const pad = { x: 4, y: 3 }
const rule = 0.5
/** A row is parted where it has more lines than this, so that any text of any length comes onto pages. */
const linesTogether = 12

interface Column {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right' | 'center'
}

/** A table over the whole width; its head stands again on each page, a row is parted only when it is very high. */
export function tableStrips(table: Table, faces: Faces): Strip[] {
  assertRows(table)
  const columns = columnsOf(table)
  const names = table.columns.map(({ name }) => name)
  const heads =
    columns.length === 0
      ? []
      : rowStrips(
          names,
          columns.map((column) => ({ ...column, align: 'center' as const })),
          headStyle,
          faces,
        )
  const head = heads.length === 1 ? heads[0] : undefined
  const rows = table.rows
    .flatMap((row) => rowStrips(row, columns, cellStyle, faces))
    .map((strip) => (head === undefined ? strip : { ...strip, head }))
  const [first, ...rest] = heads
  const begun = first === undefined ? [] : [{ ...first, snaps: true, keeps: true }, ...rest.map((strip) => ({ ...strip, keeps: true }))]
  return [...captionStrips(table.caption, faces), ...begun, ...rows, { height: pad.y, marks: [], blank: true }]
}

function columnsOf(table: Table): Column[] {
  let x = 0
  return sharesOf(table.columns).map((share, index) => {
    const column = { x, width: share * typeArea.width, align: table.columns[index]?.align ?? 'left' }
    x += column.width
    return column
  })
}

function rowStrips(cells: readonly string[], columns: readonly Column[], style: Style, faces: Faces): Strip[] {
  const lines = cells.map((cell, index) => cellLines(cell, columns[index]?.width ?? 0, style, faces))
  const most = Math.max(1, ...lines.map((each) => each.length))
  const strips: Strip[] = []
  for (let from = 0; from < most; from += linesTogether) {
    const part = lines.map((each) => each.slice(from, from + linesTogether))
    strips.push(rowPart(part, columns, from === 0, from + linesTogether >= most))
  }
  return strips
}

const cellLines = (cell: string, width: number, style: Style, faces: Faces): Line[] =>
  cell.split(/\r\n|[\r\n]/).flatMap((text) => breakLines(signsOf(visible(text), style, faces), width - 2 * pad.x, width - 2 * pad.x))

/** Some lines of each cell of a row between the rules beside them; the first part has a rule above, each part one below where it ends. */
function rowPart(cells: readonly (readonly Line[])[], columns: readonly Column[], isFirst: boolean, isLast: boolean): Strip {
  const height = Math.max(1, ...cells.map((lines) => lines.length)) * pitch + (isFirst ? pad.y : 0) + (isLast ? pad.y : 0)
  const marks: Mark[] = [{ kind: 'box', x: 0, y: 0, width: isFirst ? typeArea.width : 0, height: rule, color: colors.ink }]
  if (isLast) marks.push({ kind: 'box', x: 0, y: height, width: typeArea.width, height: rule, color: colors.ink })
  for (const { x } of [...columns, { x: typeArea.width - rule }])
    marks.push({ kind: 'box', x, y: 0, width: rule, height, color: colors.ink })
  cells.forEach((lines, index) => {
    const column = columns[index]
    if (column === undefined) return
    // a cell that is lower than its row stands in the middle of it
    const inside = height - (isFirst ? pad.y : 0) - (isLast ? pad.y : 0)
    const top = (isFirst ? pad.y : 0) + (isFirst && isLast ? (inside - lines.length * pitch) / 2 : 0)
    lines.forEach((line, at) => {
      marks.push(...lineMarks(line, startOf(line, column), top + at * pitch + baseline(pitch, sizes.smallFour)))
    })
  })
  return { height, marks }
}

function startOf(line: Line, { x, width, align }: Column): number {
  const free = width - line.width - line.extra * (line.signs.length - 1)
  if (align === 'right') return x + free - pad.x
  return align === 'center' ? x + free / 2 : x + pad.x
}
