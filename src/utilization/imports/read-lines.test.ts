import { expect, test } from 'vitest'
import { columnNames } from './columns.ts'
import { readLines } from './read-lines.ts'

const usual = ['甲厅', '门户', 'CPU', '', '2024/2/1', '2024-02-29', '19.9999', '100', '120.5']
const read = (column: string, text: string) =>
  readLines(columnNames, [{ line: 2, cells: usual.map((cell, at) => (columnNames[at] === column ? text : cell)) }])

test('a line is read exactly', () => {
  expect(read('', '')).toEqual({
    errors: [],
    lines: [
      {
        line: 2,
        organisation: '甲厅',
        system: '门户',
        indicator: 'cpu',
        zone: '',
        from: '2024-02-01',
        to: '2024-02-29',
        mean: '19.9999',
        peak: '100',
        ratio: '120.5',
      },
    ],
  })
})

test.each([
  ['系统名称', '=HYPERLINK("http://x")', '单元格是公式'],
  ['平均利用率', '=1+1', '单元格是公式'],
  ['网络区域', '@SUM(A1)', '文字以 + - @ 开头，会被表格软件当作公式执行'],
  ['平均利用率', '', '“平均利用率”未填写'],
  ['平均利用率', '45%', '“45%”不是百分数'],
  ['平均利用率', '-1', '“-1”是负数'],
  ['平均利用率', '1.23456', '“1.23456”的小数多于四位'],
  ['峰值利用率', '100.0001', '“100.0001”超过 100'],
  ['指标', '带宽', '不认识的指标“带宽”'],
  ['截止日期', '2023-02-29', '“2023-02-29”不是日期'],
  ['起始日期', '2024年2月', '“2024年2月”不是日期'],
])('%s %o: %s', (column, text, message) => {
  expect(read(column, text)).toEqual({ lines: [], errors: [{ line: 2, column, message, remedy: expect.stringMatching(/.+/) }] })
})

test('a line is not longer than the heading', () => {
  expect(readLines(columnNames, [{ line: 2, cells: [...usual, '多出'] }]).errors.map(({ column }) => column)).toEqual([null])
})
