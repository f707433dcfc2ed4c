import type { OrderKind } from '../../regimes/index.ts'
import { cellFault, type LineError, type Table } from '../../tables/index.ts'
import type { LineInput, OrderLine } from '../line.ts'
import { type Known, type KnownItem, readLines } from '../rules/lines.ts'
import { type Column, columnsOf } from './columns.ts'

export type RowError = LineError<Column>

/** A line as it was read, beside the line of the file that it stands in. */
export interface RowRead {
  readonly at: number
  readonly line: OrderLine
}

/** What lines may name: items by code and name, pools by name, resources by number. */
export interface Offered extends Known {
  readonly codes: ReadonlyMap<string, KnownItem>
}

/**
 * Reads a list of resources into lines of the order. Every error names line and column, says what is wrong and what would be right; one alone keeps the
 * whole list out. Rows whose quantity is empty are left out where the template was filled in beforehand (a change): they stay as they are.
 */
export function readRows(
  order: OrderKind,
  { heading, rows }: Table,
  offered: Offered,
): { read: readonly RowRead[]; errors: readonly RowError[] } {
  const columns = columnsOf(order)
  const errors: RowError[] = []
  const said: { at: number; input: LineInput }[] = []
  for (const { line, cells } of rows) {
    const cell = (column: Column): string => (cells[heading.indexOf(column)] ?? '').trim()
    if (order === 'change' && cell('调整后数量') === '') continue
    const found = columns.all.flatMap((column) => wrongCell(line, column, cell(column), columns.quantity))
    const named = order === 'change' || order === 'end' ? existing(line, cell, offered) : chosen(line, cell, offered)
    errors.push(...found, ...named.errors)
    const quantity = columns.quantity && cell(columns.quantity)
    if (found.length + named.errors.length === 0)
      said.push({
        at: line,
        input: { ...named.input, ...(quantity ? { quantity } : {}), reason: cell('申请理由'), calculation: cell('测算方法') },
      })
  }
  const inputs = said.map(({ input }) => input)
  const { lines, faults } = readLines(order, inputs, offered)
  for (const { path, message } of faults) {
    const [, , index = '0', field = ''] = path.split('/')
    errors.push({ line: said[Number(index)]?.at ?? 0, column: columnOf(field, order), ...told(message, field) })
  }
  const read = lines.map((line) => ({ at: said[line.no - 1]?.at ?? 0, line }))
  return { read, errors: errors.sort((one, two) => one.line - two.line) }
}

const lengths: Partial<Record<Column, number>> = { 申请理由: 500, 测算方法: 1000 }

function wrongCell(line: number, column: Column, text: string, quantity: Column | null): RowError[] {
  const wrong = text === '' ? null : cellFault(text, { isNumber: column === quantity || column === '现有数量' })
  if (wrong) return [{ line, column, ...wrong }]
  const most = lengths[column]
  return most !== undefined && text.length > most
    ? [{ line, column, message: `“${column}”有 ${text.length} 字`, remedy: `请缩短到 ${most} 字以内` }]
    : []
}

interface Named {
  readonly input: LineInput
  readonly errors: readonly RowError[]
}
type Cell = (column: Column) => string

function chosen(line: number, cell: Cell, { codes, items, pools }: Offered): Named {
  const [code, name, poolName] = [cell('服务项编码'), cell('服务项'), cell('资源池')]
  const named = [...items.values()].filter((item) => item.name === name)
  const item = code ? codes.get(code) : named.length === 1 ? named[0] : undefined
  const pool = [...pools.values()].find((each) => each.name === poolName)
  const errors: RowError[] = []
  if (!item) errors.push({ line, ...wrongItem(code, name, named) })
  else if (code && name && item.name !== name)
    errors.push({
      line,
      column: '服务项',
      message: `编码 ${code} 是“${item.name}”，不是“${name}”`,
      remedy: '请核对编码和名称，或者只填编码',
    })
  if (!pool) {
    const known = [...pools.values()].map((each) => each.name).join('、')
    errors.push({
      line,
      column: '资源池',
      message: poolName ? `没有名为“${poolName}”的资源池` : '没有填写资源池',
      remedy: known ? `可填：${known}` : '该云服务商尚无资源池',
    })
  }
  return { input: { itemId: item?.id, poolId: pool?.id }, errors }
}

function wrongItem(code: string, name: string, named: readonly KnownItem[]): Omit<RowError, 'line'> {
  if (code)
    return { column: '服务项编码', message: `现行目录中没有编码为“${code}”的服务项`, remedy: '请按模板“可选服务项”一页中的编码填写' }
  if (!name) return { column: '服务项编码', message: '没有填写服务项', remedy: '请填写服务项编码，或者服务项名称' }
  return named.length === 0
    ? { column: '服务项', message: `现行目录中没有“${name}”`, remedy: '请按模板“可选服务项”一页中的名称填写' }
    : { column: '服务项', message: `“${name}”有 ${named.length} 种规格`, remedy: '请填写服务项编码，以分清是哪一种' }
}

function existing(line: number, cell: Cell, { resources }: Offered): Named {
  const number = cell('资源编号')
  const resource = resources.get(number.toLowerCase())
  if (resource) return { input: { resourceId: resource.id }, errors: [] }
  const message = number ? `该系统没有编号为“${number}”的在用云资源` : '没有填写资源编号'
  return { input: {}, errors: [{ line, column: '资源编号', message, remedy: '请下载模板，保留其中的资源编号' }] }
}

const columnOf = (field: string, order: OrderKind): Column | null =>
  field === 'quantity' ? columnsOf(order).quantity : field === 'resourceId' ? '资源编号' : field === 'poolId' ? '资源池' : '服务项编码'

/** A fault of the form, as a file's: 第 2 行： is the form's count and is left out. */
function told(message: string, field: string): Pick<RowError, 'message' | 'remedy'> {
  const said = message.replace(/^第 \d+ 行：/, '')
  if (field !== 'quantity') return { message: said.replace(/第 \d+ 行/, '前面一行'), remedy: '请删去其中一行' }
  return said.includes('没有调整')
    ? { message: said, remedy: '请填写调整后的数量，不调整的留空' }
    : { message: said, remedy: '请填写大于 0 的数，例如 8 或 2.5' }
}
