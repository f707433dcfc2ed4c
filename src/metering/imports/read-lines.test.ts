import { expect, test } from 'vitest'
import { columnNames } from './columns.ts'
import { readLines } from './read-lines.ts'
import { resolveLines } from './resolve.ts'

const id = '0a000000-0000-4000-8000-000000000001'
const usual = [id.toUpperCase(), 'vm-1', '2025/1/1', '2025-01-31', '12.5', '一月流量']
const read = (column: string, text: string) =>
  readLines(columnNames, [{ line: 2, cells: usual.map((cell, at) => (columnNames[at] === column ? text : cell)) }])

test('a line is read exactly', () => {
  expect(read('', '')).toEqual({
    errors: [],
    lines: [{ line: 2, resource: id, externalName: 'vm-1', from: '2025-01-01', to: '2025-01-31', quantity: '12.5', note: '一月流量' }],
  })
})

test.each([
  ['资源编号', 'vm-1', '“vm-1”不是资源编号'],
  ['自有编号', '=A1', '单元格是公式'],
  ['说明', '@SUM(A1)', '文字以 + - @ 开头，会被表格软件当作公式执行'],
  ['起', '', '“起”未填写'],
  ['止', '2025-02-29', '“2025-02-29”不是日期'],
  ['数量', '', '“数量”未填写'],
  ['数量', '-1', '“-1”是负数'],
  ['数量', '1.23456', '“1.23456”的小数多于四位'],
  ['数量', '1,000', '“1,000”不是数量'],
  ['数量', '12GB', '“12GB”不是数量'],
  ['说明', '长'.repeat(501), '“说明”超过 500 个字'],
])('%s %o: %s', (column, text, message) => {
  expect(read(column, text)).toEqual({ lines: [], errors: [{ line: 2, column, message, remedy: expect.stringMatching(/.+/) }] })
})

test('one of the two names is enough, neither is not', () => {
  const cells = (resource: string, name: string) => [resource, name, ...usual.slice(2)]
  const rows = [cells(id, ''), cells('', 'vm-1'), cells('', '')].map((row, at) => ({ line: at + 2, cells: row }))
  const { lines, errors } = readLines(columnNames, rows)
  expect([lines.map(({ line }) => line), errors.map(({ line, column }) => [line, column])]).toEqual([[2, 3], [[4, '资源编号']]])
})

test('a line is not longer than the heading', () => {
  expect(readLines(columnNames, [{ line: 2, cells: [...usual, '多出'] }]).errors.map(({ column }) => column)).toEqual([null])
})

test.each<[string, string, string, string | null]>([
  ['an id', id, '', null],
  ['a name', '', 'vm-1', null],
  ['both, which agree', id, 'twice', null],
  ['an id that is not there', id.replace('1', '2'), '', '资源编号'],
  ['a name that is not there', '', 'vm-9', '自有编号'],
  ['both, which differ', id, 'vm-2', '自有编号'],
  ['a name that two go by', '', 'twice', '自有编号'],
])('which resource a line means: %s', (_, resource, externalName, column) => {
  const byName = new Map([
    ['vm-1', [id]],
    ['vm-2', ['other']],
    ['twice', [id, 'other']],
  ])
  const line = { ...readLines(columnNames, [{ line: 2, cells: usual }]).lines[0], resource, externalName } as never
  const { named, errors } = resolveLines([line], { ids: new Set([id]), byName })
  expect([named.map(({ resourceId }) => resourceId), errors.map((error) => error.column)]).toEqual(
    column === null ? [[id], []] : [[], [column]],
  )
})
