import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { headingFault } from './heading.ts'
import { readTable } from './read-table.ts'

const columnNames = ['编码', '一级分类', '二级分类', '三级分类', '名称', '规格', '计量单位', '计价方式', '最高限价', '最终价格']
const readFile = (name: string, bytes: Uint8Array) => readTable(columnNames, name, bytes)

const line = 'A-1,基础设施,计算,云服务器,通用型,2核8G,台·月,按月,320,310.5'
const heading = columnNames.join(',')
const utf8 = (text: string) => new TextEncoder().encode(text)
/** The same two lines, written in GB18030. */
const gb18030 = Buffer.from(
  'seDC6yzSu7y2t9bA4Cy2/ry2t9bA4CzI/by2t9bA4CzD+7PGLLnmuPEsvMbBv7WlzrssvMa827e9yr0s1+6438/evNss1+7W1bzbuPEKQS0xLLv5tKHJ6MqpLLzGy+Ms1Ma3/s7xxvcszajTw9DNLDK6yzhHLMyooaTUwiywtNTCLDMyMCwzMTAuNQo=',
  'base64',
)

test.each([
  ['UTF-8', utf8(`${heading}\n${line}\n`)],
  ['UTF-8 with BOM', utf8(`\ufeff${heading}\n${line}\n`)],
  ['UTF-8 with CRLF and empty lines', utf8(`${heading}\r\n\r\n${line}\r\n,,,\r\n`)],
  ['GB18030', gb18030],
])('a CSV in %s is read alike', async (_, bytes) => {
  const table = await readFile('目录.csv', bytes)
  expect(table.ok && [table.value.heading, table.value.rows.map(({ cells }) => cells.join(','))]).toEqual([columnNames, [line]])
})

test.each([
  ['目录.csv', utf8(''), '文件是空的'],
  ['目录.csv', utf8(`${heading}\n`), '首行之下没有内容'],
  ['目录.csv', utf8('编码,名称\n1,2\n'), '首行缺少列'],
  ['目录.csv', utf8(`${heading}\nA,"不成对\n`), '引号不成对'],
  ['目录.csv', new Uint8Array([0x80, 0xff, 0xff]), '编码既不是'],
  ['目录.xls', utf8('x'), '只接受'],
  ['目录.xlsx', utf8(heading), '不是有效的 XLSX'],
  ['目录.csv', utf8(`${heading}\n${`${line}\n`.repeat(20_001)}`), '一次最多导入 20000 行'],
])('%s is refused: %#', async (name, bytes, why) => {
  const table = await readFile(name, bytes)
  expect(table.ok ? 'read' : table.refusal.message).toMatch(why)
})

test('a file above 5 MB is refused before it is read', async () => {
  const table = await readFile('目录.csv', new Uint8Array(5 * 1024 * 1024 + 1))
  expect(table.ok ? 'read' : table.refusal.code).toBe('request.too-large')
})

test('20,000 lines are read, each with its place in the file', async () => {
  const table = await readFile('目录.csv', utf8(`${heading}\n${`${line}\n`.repeat(20_000)}`))
  expect(table.ok && [table.value.rows.length, table.value.rows[0]?.line, table.value.rows.at(-1)?.line]).toEqual([20_000, 2, 20_001])
})

test('a workbook: numbers exact, formulas shown as such, empty lines left out', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('目录')
  sheet.addRow(columnNames)
  sheet.addRow([])
  sheet.addRow([
    'A-1',
    '基础设施',
    '',
    '',
    { richText: [{ text: '通' }, { text: '用型' }] },
    null,
    '台·月',
    '按月',
    0.35,
    { formula: '1+1', result: 2 },
  ])
  sheet.addRow(['A-2', '基础设施', '', '', '通用型', null, '台·月', '按月', 0.1 + 0.2, { error: '#N/A' }])
  const table = await readFile('目录.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()))
  expect(table.ok && table.value.rows).toEqual([
    { line: 3, cells: ['A-1', '基础设施', '', '', '通用型', '', '台·月', '按月', '0.35', '=1+1'] },
    { line: 4, cells: ['A-2', '基础设施', '', '', '通用型', '', '台·月', '按月', '0.30000000000000004', expect.stringMatching(/^=/)] },
  ])
})

test('a heading names every column once', () => {
  expect(headingFault(columnNames, columnNames)).toBeNull()
  expect(headingFault(columnNames, [...columnNames].reverse())).toBeNull()
  expect(headingFault(columnNames, columnNames.slice(1))).toMatch('缺少列“编码”')
  expect(headingFault(columnNames, [...columnNames, '名称'])).toMatch('列“名称”出现了两次')
})
