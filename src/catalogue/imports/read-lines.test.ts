import { expect, test } from 'vitest'
import { columnNames } from './columns.ts'
import { readLines } from './read-lines.ts'

const usual = ['A-1', '基础设施', '计算', '云服务器', '通用型', '2核8G', '台·月', '按月', '320', '310.5']
const plain = { basis: 'month', termMonths: null, tiers: null, allowance: null, minimumMonths: null }
const lineWith = (column: string, text: string) => usual.map((cell, index) => (columnNames[index] === column ? text : cell))
const read = (...rows: string[][]) =>
  readLines(
    columnNames,
    rows.map((cells, index) => ({ line: index + 2, cells })),
  )

test('a line without errors is read in full', () => {
  expect(read(usual)).toEqual({
    errors: [],
    lines: [
      {
        line: 2,
        item: {
          code: 'A-1',
          category1: '基础设施',
          category2: '计算',
          category3: '云服务器',
          name: '通用型',
          specification: '2核8G',
          unit: '台·月',
          basis: 'month',
        },
        ceiling: { ...plain, amount: '320' },
        final: { ...plain, amount: '310.5' },
      },
    ],
    amountsOnly: true,
  })
})

test.each([
  ['编码', '', '“编码”未填写'],
  ['名称', '=HYPERLINK("http://x")', '单元格是公式'],
  ['最终价格', '=1+1', '单元格是公式'],
  ['规格', '@SUM(A1)', '文字以 + - @ 开头，会被表格软件当作公式执行'],
  ['规格', '-1+2', '文字以 + - @ 开头，会被表格软件当作公式执行'],
  ['编码', 'x'.repeat(51), '“编码”超过 50 个字'],
  ['计价方式', '按天', '不认识的计价方式“按天”'],
  ['计价方式', 'constructor', '不认识的计价方式“constructor”'],
  ['最高限价', '-1', '价格“-1”是负数'],
  ['最高限价', '0.12345', '价格“0.12345”的小数多于四位'],
  ['最终价格', '￥310', '“￥310”不是价格'],
  ['最终价格', '1,000', '“1,000”不是价格'],
  ['最终价格', '3e2', '“3e2”不是价格'],
  ['最终价格', '30.30000000000000004', '价格“30.30000000000000004”的小数多于四位'],
])('%s %o: %s', (column, text, message) => {
  expect(read(lineWith(column, text))).toMatchObject({
    lines: [],
    errors: [{ line: 2, column, message, remedy: expect.stringMatching(/.+/) }],
  })
})

test.each([
  ['最高限价', ''],
  ['规格', '-'],
  ['二级分类', ''],
  ['最终价格', '0.0001'],
])('%s %o is right', (column, text) => {
  expect(read(lineWith(column, text)).errors).toEqual([])
})

test('columns of tariffs may be there, in any place, once', () => {
  const rows = [{ line: 2, cells: [...usual.slice(0, 8), '2/单位', '', '30', '12'] }]
  const heading = [...columnNames.slice(0, 8), '免费额度', '最高限价', '最终价格', '最低计费月数']
  expect(readLines(heading, rows)).toMatchObject({
    ...{ errors: [], amountsOnly: false },
    lines: [{ ceiling: null, final: { ...plain, amount: '30', allowance: { quantity: '2', per: 'unit' }, minimumMonths: 12 } }],
  })
  expect(readLines([...heading, '免费额度'], rows).errors).toMatchObject([
    { line: 1, column: '免费额度', message: '列“免费额度”出现了两次' },
  ])
})

test.each([
  ['按月', 'month'],
  ['按年', 'year'],
  ['按日', 'day'],
  ['按小时', 'hour'],
  ['按工作量', 'work'],
  ['按计量', 'metered'],
  ['按次', 'once'],
  ['一次性', 'once'],
])('%s', (word, basis) => {
  expect(read(lineWith('计价方式', word)).lines).toMatchObject([{ item: { basis }, final: { basis } }])
})

test('a code that comes twice is an error on its later line, a free service has no price, a line is not longer than the heading', () => {
  const messages = (rows: string[][]) => read(...rows).errors.map(({ line, column, message }) => [line, column, message])
  expect(messages([usual, usual])).toEqual([[3, '编码', '编码“A-1”与第 2 行重复']])
  expect(messages([lineWith('计价方式', '免费')])).toEqual([
    [2, '最高限价', '免费服务不应填写价格'],
    [2, '最终价格', '免费服务不应填写价格'],
  ])
  expect(messages([[...usual, '多出']])).toEqual([[2, null, '这一行的单元格多于首行的列']])
  expect(messages([[...usual, '']])).toEqual([])
})
