import type { Table } from '../../documents/index.ts'
import { addFen, formatYuan, yuan } from '../../kernel/index.ts'
import type { ColumnType } from '../../settlement/index.ts'
import type { FigureRow, MeasureView } from '../overview.ts'

/** A column of a measure's table, as a document and as a workbook show it. */
interface ReportColumn {
  readonly name: string
  readonly type: ColumnType
  readonly of: (
    row: Pick<FigureRow, 'cells' | 'share' | 'spread' | 'quantities' | 'remarks'> & { readonly name: string },
  ) => string | number | null
}

/** Amounts are whole fen and add up; minutes are whole. */
export function totalOf(cells: readonly { readonly sum: string | null }[]): string {
  const sums = cells.flatMap(({ sum }) => (sum === null ? [] : [sum]))
  return sums.some((sum) => sum.includes('.'))
    ? formatYuan(addFen(sums.map(yuan)))
    : String(sums.reduce((all, sum) => all + BigInt(sum), 0n))
}

const days = { 'working-days': '个工作日', days: '天' } as const

/** What a table of a measure tells: names, figures, amounts, and what follows from them. */
export function columnsOf({ by, columns, weighs, shareName, rows }: MeasureView): ReportColumn[] {
  const spreads = rows.some(({ spread }) => spread)
  const unit = weighs === 'days' || weighs === 'working-days' ? days[weighs] : ''
  return [
    { name: by, type: 'text', of: ({ name }) => name },
    ...columns.map(({ name }, at): ReportColumn => {
      if (weighs === 'yuan') return { name: `${name}（元）`, type: 'yuan', of: ({ cells }) => cells[at]?.sum ?? null }
      return { name, type: 'count', of: ({ cells }) => cells[at]?.count ?? 0 }
    }),
    ...(weighs === 'yuan' && columns.length > 1
      ? [{ name: '合计（元）', type: 'yuan', of: ({ cells }) => totalOf(cells) } satisfies ReportColumn]
      : []),
    ...(weighs === 'minutes' ? [{ name: '时长（分钟）', type: 'decimal', of: ({ cells }) => totalOf(cells) } satisfies ReportColumn] : []),
    ...(shareName ? [{ name: `${shareName}（%）`, type: 'decimal', of: ({ share }) => share } satisfies ReportColumn] : []),
    ...(spreads
      ? [
          { name: `用时中位数（${unit}）`, type: 'decimal', of: ({ spread }) => spread?.median ?? null } satisfies ReportColumn,
          { name: `九成以内（${unit}）`, type: 'decimal', of: ({ spread }) => spread?.ninetieth ?? null } satisfies ReportColumn,
        ]
      : []),
    ...(rows.some(({ spread }) => spread?.terms.length)
      ? [{ name: '法定时限', type: 'text', of: ({ spread }) => spread?.terms.join('或') ?? null } satisfies ReportColumn]
      : []),
    ...(weighs === 'quantity'
      ? [{ name: '在用数量', type: 'text', of: ({ quantities }) => inWords(quantities) } satisfies ReportColumn]
      : []),
    ...(rows.some(({ remarks }) => remarks.length > 0)
      ? [{ name: '来源', type: 'text', of: ({ remarks }) => remarks.join('、') } satisfies ReportColumn]
      : []),
  ]
}

const inWords = (quantities: FigureRow['quantities']): string =>
  quantities.map(({ name, unit, quantity }) => `${name} ${quantity} ${unit}`).join('；')

/** The rows of a table, and their sum where there are several. */
export const rowsOf = ({ rows, total }: MeasureView) => (rows.length > 1 ? [...rows, { ...total, name: '合计', quantities: [] }] : rows)

/** A measure as a document shows it. */
export function tableOf(measure: MeasureView): Table {
  const columns = columnsOf(measure)
  return {
    kind: 'table',
    caption: measure.name,
    columns: columns.map(({ name, type }) => ({ name, align: type === 'text' ? 'left' : 'right', share: type === 'text' ? 3 : 1 })),
    rows: rowsOf(measure).map((row) => columns.map(({ of }) => String(of(row) ?? '—'))),
  }
}
