import { type Fen, formatYuan } from '../../kernel/index.ts'
import type { Cell, FigureRow, MeasureView } from '../overview.ts'
import type { Measure } from '../rules/measure.ts'
import { noteInWords } from '../rules/notes.ts'
import { percentOf } from '../rules/share.ts'
import type { Counted } from '../store/figures.ts'
import type { Part } from '../store/holdings.ts'
import type { Named } from './naming.ts'

export interface Facts {
  readonly now: readonly Counted[]
  /** Of the period before; null where the measure does not compare. */
  readonly before: readonly Counted[] | null
  readonly parts: readonly Part[]
}

/** A measure's figures out of its counted cells. */
export function assemble(
  measure: Measure,
  { now, before, parts }: Facts,
  nameOf: (key: string, name: string | null) => Named,
): Pick<MeasureView, 'columns' | 'rows' | 'total'> {
  const columns =
    measure.columns ?? [...new Set([...now, ...(before ?? [])].map(({ column }) => column))].sort().map((key) => ({ key, name: key }))
  const keys = [...new Map([...(before ?? []), ...now].map(({ rowKey, rowName }) => [rowKey, rowName])).entries()]
  const told = (of: readonly Counted[], past: readonly Counted[] | null) => figuresOf(measure, columns, of, past)
  // By row once: a province has a thousand units.
  const [mine, past, held] = [byRow(now), byRow(before ?? []), byRow(parts)]
  const rows = keys.map(([key, rowName]) => ({
    key,
    ...nameOf(key, rowName),
    ...told(mine.get(key) ?? [], before && (past.get(key) ?? [])),
    quantities: (held.get(key) ?? []).map(({ name, unit, quantity }) => ({ name, unit, quantity })),
  }))
  return {
    columns: columns.map(({ key, name, ...more }) => ({ key, name, tone: 'tone' in more ? (more.tone ?? null) : null })),
    rows: rows.sort(measure.order === 'key' ? byKey : bySize),
    total: told(now, before),
  }
}

const byRow = <T extends { readonly rowKey: string }>(all: readonly T[]) => Map.groupBy(all, ({ rowKey }) => rowKey)
const byKey = (a: FigureRow, b: FigureRow) => (a.key < b.key ? -1 : 1)
const sizeOf = ({ cells }: FigureRow) => cells.reduce((sum, { count }) => sum + count, 0)
const headOf = ({ cells }: FigureRow) => cells[0]?.count ?? 0
/** What counts most in the first column first, then in all; of equals by name. */
const bySize = (a: FigureRow, b: FigureRow) => headOf(b) - headOf(a) || sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1)

function figuresOf(
  measure: Measure,
  columns: readonly { readonly key: string }[],
  now: readonly Counted[],
  before: readonly Counted[] | null,
) {
  const cells = columns.map(({ key }): Cell => {
    const [mine, past] = [now, before ?? []].map((all) => all.filter(({ column }) => column === key))
    return {
      column: key,
      count: countOf(mine),
      before: before && countOf(past),
      sum: sumOf(measure, mine),
      sumBefore: before && sumOf(measure, past),
    }
  })
  return {
    cells,
    share: shareOf(measure, now),
    shareBefore: before && shareOf(measure, before),
    spread: spreadOf(measure, now),
    remarks:
      measure.panel === 'cost'
        ? [...new Set(now.flatMap(({ notes }) => notes))].sort().map((note) => noteInWords('cost', note) ?? note)
        : [],
  }
}

const countOf = (cells: readonly Counted[] = []): number => cells.reduce((sum, { count }) => sum + count, 0)

/** Only money and minutes add up: quantities are of different items, days of different things. Whole numbers, however large. */
function sumOf({ weighs }: Measure, cells: readonly Counted[] = []): string | null {
  if (weighs !== 'yuan' && weighs !== 'minutes') return null
  const sum = cells.reduce((before, { sum }) => before + BigInt(sum ?? '0'), 0n)
  return weighs === 'yuan' ? formatYuan(sum as Fen) : sum.toString()
}

function shareOf({ share }: Measure, cells: readonly Counted[]): string | null {
  if (!share) return null
  const inColumns = (names: readonly string[]) => countOf(cells.filter(({ column }) => names.includes(column)))
  return percentOf(inColumns([share.of]), inColumns(share.in))
}

/** Of one row; of several together the cells do not tell it. */
function spreadOf({ spread, panel }: Measure, cells: readonly Counted[]): FigureRow['spread'] {
  const found = spread === null ? [] : cells.filter(({ column, median }) => column === spread && median !== null)
  const [only] = found
  if (found.length !== 1 || !only?.median || !only.ninetieth) return null
  const terms = panel === 'time' ? only.notes.map((note) => noteInWords('time', note) ?? note) : []
  return { count: only.count, median: only.median, ninetieth: only.ninetieth, terms }
}
