import { expect, test } from 'vitest'
import type { Table } from '../../tables/index.ts'
import { type Offered, readRows } from './read-rows.ts'

const item = (id: string, code: string, name: string, specification = '') => ({ id, code, name, specification, unit: '核·月' })
const items = [item('i1', 'VCPU', '虚拟CPU'), item('i2', 'EVS-1', '云硬盘', '高速'), item('i3', 'EVS-2', '云硬盘', '普通')]
const offered: Offered = {
  items: new Map(items.map((each) => [each.id, each])),
  codes: new Map(items.map((each) => [each.code, each])),
  pools: new Map([['p1', { id: 'p1', name: '甲池', zone: '外网区' }]]),
  resources: new Map([
    ['r1', { id: 'r1', itemId: 'i1', poolId: 'p1', quantity: '8' }],
    ['r2', { id: 'r2', itemId: 'i2', poolId: 'p1', quantity: '100' }],
  ]),
}
const heading = ['服务项编码', '服务项', '资源池', '数量', '申请理由', '测算方法']
const table = (cells: readonly string[][], columns = heading): Table => ({
  heading: columns,
  rows: cells.map((each, index) => ({ line: index + 2, cells: each })),
})
const told = (order: 'new' | 'change' | 'end', given: Table) =>
  readRows(order, given, offered).errors.map(({ line, column, message }) => `${line} ${column} ${message}`)

test('an item goes by its code, or by a name that only one item has', () => {
  const { read, errors } = readRows(
    'new',
    table([
      ['VCPU', '', '甲池', '8', '业务', '并发'],
      ['', '虚拟CPU', '甲池', '2.50', '', ''],
    ]),
    offered,
  )
  expect(errors).toEqual([])
  expect(read.map(({ at, line }) => [at, line.no, line.itemId, line.poolId, line.quantity])).toEqual([
    [2, 1, 'i1', 'p1', '8'],
    [3, 2, 'i1', 'p1', '2.5'],
  ])
})

test.each<[string, string[], string]>([
  ['no item', ['', '', '甲池', '8', '', ''], '2 服务项编码 没有填写服务项'],
  ['a code nobody knows', ['X', '', '甲池', '8', '', ''], '2 服务项编码 现行目录中没有编码为“X”的服务项'],
  ['a name nobody knows', ['', '量子', '甲池', '8', '', ''], '2 服务项 现行目录中没有“量子”'],
  ['a name of two items', ['', '云硬盘', '甲池', '8', '', ''], '2 服务项 “云硬盘”有 2 种规格'],
  ['code and name of different items', ['VCPU', '云硬盘', '甲池', '8', '', ''], '2 服务项 编码 VCPU 是“虚拟CPU”，不是“云硬盘”'],
  ['another pool', ['VCPU', '', '乙池', '8', '', ''], '2 资源池 没有名为“乙池”的资源池'],
  ['a quantity in words', ['VCPU', '', '甲池', '八', '', ''], '2 数量 数量“八”应是大于 0 的数，最多四位小数'],
  ['a negative quantity', ['VCPU', '', '甲池', '-8', '', ''], '2 数量 数量“-8”应是大于 0 的数，最多四位小数'],
  ['a formula', ['VCPU', '', '甲池', '=1+7', '', ''], '2 数量 单元格是公式'],
  [
    'a text that a table program would run',
    ['VCPU', '', '甲池', '8', '@SUM(A1)', ''],
    '2 申请理由 文字以 + - @ 开头，会被表格软件当作公式执行',
  ],
  ['a text that is too long', ['VCPU', '', '甲池', '8', '长'.repeat(501), ''], '2 申请理由 “申请理由”有 501 字'],
])('%s is told at its line and column', (_, cells, message) => {
  expect(told('new', table([cells]))).toEqual([message])
})

test('every fault is told with what would be right, in the order of the lines', () => {
  const { errors } = readRows(
    'new',
    table([
      ['VCPU', '', '甲池', '八', '', ''],
      ['', '', '', '8', '', ''],
    ]),
    offered,
  )
  expect(errors.map(({ line, column }) => [line, column])).toEqual([
    [2, '数量'],
    [3, '服务项编码'],
    [3, '资源池'],
  ])
  expect(errors.every(({ remedy }) => remedy.length > 4)).toBe(true)
})

const columns = ['资源编号', '调整后数量', '申请理由', '测算方法']
test('a change leaves out the lines that stay as they are', () => {
  const { read, errors } = readRows(
    'change',
    table(
      [
        ['r1', '16', '', ''],
        ['r2', '', '', ''],
      ],
      columns,
    ),
    offered,
  )
  expect(errors).toEqual([])
  expect(read.map(({ line }) => [line.resourceId, line.before, line.quantity])).toEqual([['r1', '8', '16']])
})

test.each<[string, string[][], string[]]>([
  ['a resource of somebody else', [['r9', '16', '', '']], ['2 资源编号 该系统没有编号为“r9”的在用云资源']],
  ['no change', [['r1', '8', '', '']], ['2 调整后数量 数量与现有数量 8 相同，没有调整']],
  [
    'the same resource twice',
    [
      ['r1', '9', '', ''],
      ['r1', '10', '', ''],
    ],
    ['3 资源编号 与前面一行是同一资源，请合并'],
  ],
])('of a change %s is told', (_, rows, messages) => {
  expect(told('change', table(rows, columns))).toEqual(messages)
})
