import ExcelJS from 'exceljs'
import type { OrderKind } from '../../regimes/index.ts'
import { printable } from '../../tables/index.ts'
import type { KnownPool } from '../rules/lines.ts'
import { type Column, columnsOf } from './columns.ts'

export interface OfferedItem {
  readonly code: string
  readonly name: string
  readonly specification: string
  readonly unit: string
}

export interface OfferedResource {
  readonly id: string
  readonly itemName: string
  readonly specification: string
  readonly poolName: string
  readonly quantity: string | null
}

export interface TemplateContent {
  readonly items: readonly OfferedItem[]
  readonly pools: readonly KnownPool[]
  readonly resources: readonly OfferedResource[]
}

const widths: Partial<Record<Column, number>> = { 资源编号: 40, 服务项: 30, 申请理由: 40, 测算方法: 40 }

/** The list to be filled in: for a change or an end with the system's resources in it, otherwise with what may be chosen on further sheets. */
export async function templateOf(order: OrderKind, { items, pools, resources }: TemplateContent): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.creator = '政云'
  const { all } = columnsOf(order)
  const own = order === 'change' || order === 'end'
  const rows = own ? resources.map((each) => all.map((column) => prefilled(column, each))) : []
  sheet(book, '资源明细', all, rows, (column) => widths[column as Column] ?? 16)
  if (!own) {
    const listed = items.map(({ code, name, specification, unit }) => [code, name, specification, unit])
    sheet(book, '可选服务项', ['编码', '名称', '规格', '计量单位'], listed, () => 28)
    sheet(
      book,
      '可选资源池',
      ['名称', '网络区域'],
      pools.map(({ name, zone }) => [name, zone]),
      () => 28,
    )
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function prefilled(column: Column, { id, itemName, specification, poolName, quantity }: OfferedResource): string {
  if (column === '资源编号') return id
  if (column === '服务项') return specification ? `${itemName}（${specification}）` : itemName
  if (column === '资源池') return poolName
  return column === '现有数量' ? (quantity ?? '') : ''
}

function sheet(
  book: ExcelJS.Workbook,
  name: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  width: (heading: string) => number,
): void {
  const made = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  // Texts: a table program must not turn a code into a number or a date.
  made.columns = headings.map((heading) => ({ header: heading, width: width(heading), style: { numFmt: '@' } }))
  made.getRow(1).font = { bold: true }
  made.addRows(rows.map((row) => row.map(printable)))
}
