import { randomBytes } from 'node:crypto'
import { PassThrough, Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from '../../tables/index.ts'
import { cellOf, textCell } from './cells.ts'
import type { ExportLine } from './line.ts'
import { assortedLines, detailLine, kept, sealedHead, sideLine, streamed } from './lines.fixture.ts'
import { writeXlsx, type XlsxOptions } from './xlsx.ts'

async function written(lines: readonly ExportLine[], options: Omit<XlsxOptions, 'head'> = {}): Promise<ExcelJS.Workbook> {
  const { out, bytes } = kept()
  await writeXlsx(streamed(lines), out, { head: sealedHead, ...options })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes() as unknown as ExcelJS.Buffer)
  return book
}
const sheetOf = (book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}
/** The cell of a row under a heading. */
function under(sheet: ExcelJS.Worksheet, row: number, heading: string): ExcelJS.Cell {
  const headings = sheet.getRow(1).values as string[]
  return sheet.getRow(row).getCell(headings.indexOf(heading))
}

test('the sheets stand in the order in which they are read', async () => {
  const book = await written(assortedLines)
  expect(book.worksheets.map(({ name }) => name)).toEqual(['汇总', '明细', '更正与考评'])
  expect(book.views).toEqual([expect.objectContaining({ visibility: 'visible' })])
  expect(sheetOf(book, '明细').rowCount).toBe(12)
  expect(sheetOf(book, '更正与考评').rowCount).toBe(4)
})

test('days are dates, amounts are numbers, headings stay in sight and filter', async () => {
  const sheet = sheetOf(await written(assortedLines), '明细')
  expect(under(sheet, 2, '起').value).toEqual(new Date('2024-09-20T00:00:00Z'))
  expect(under(sheet, 2, '应付金额（元）')).toMatchObject({ value: 134.93, numFmt: '#,##0.00' })
  expect(under(sheet, 2, '数量')).toMatchObject({ value: 8, numFmt: '#,##0' })
  expect(under(sheet, 7, '数量')).toMatchObject({ value: 3.5, numFmt: '#,##0.0###' })
  expect(under(sheet, 3, '扣减说明').value).toMatch('考评不合格（第三十一条）')
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  expect(sheet.autoFilter).toMatch(/^A1:[A-Z]+12$/)
  expect(sheet.getColumn(3).width).toBe(24)
})

test('the summary adds up what is paid, and keeps apart what is not', async () => {
  const sheet = sheetOf(await written(assortedLines), '汇总')
  const sums = new Map<unknown, unknown>()
  sheet.eachRow((row) => sums.set(row.getCell(1).value, row.getCell(2).value))
  expect(sums.get('适用区域')).toBe('某省')
  expect(sums.get('封存时间（北京时间）')).toBe('2025-10-08 10:03:04')
  expect(sums.get('明细中统一结算应付')).toBe(6848.45)
  expect(sums.get('考评与评估调整')).toBe(-250)
  expect(sums.get('统一结算应付合计')).toBe(6598.45)
  expect(sums.get('单位自行结算')).toBe(134.93)
  expect(sums.get('不纳入结算')).toBe(134.93)
  expect(sums.get('扣减')).toBe(13.5)
  expect(sums.get('封存后更正（统一结算）')).toBe(-12.27)
  expect(sums.get('封存后更正（单位自行结算）')).toBe(0)
  expect(sums.get('合计')).toBe(11)
  expect(sums.get('一、基础设施即服务（IaaS）')).toBe(11)
})

test('what does not fit one sheet goes on in the next, under the same headings', async () => {
  const book = await written(
    [1, 2, 3, 4, 5].map((no) => detailLine({ no })),
    { rowsPerSheet: 2 },
  )
  expect(book.worksheets.map(({ name }) => name)).toEqual(['汇总', '明细', '明细2', '明细3', '更正与考评'])
  expect(under(sheetOf(book, '明细3'), 2, '行号').value).toBe(5)
})

test('a line that comes too late stops the file', async () => {
  await expect(written([sideLine(), detailLine()])).rejects.toThrow('after adjustments')
})

test.each([
  ['134.93', { value: 134.93 }],
  ['-0.01', { value: -0.01 }],
  ['9999999999999.99', { value: 9999999999999.99 }],
  ['12345678901234.56', { value: '12345678901234.56', style: { numFmt: '@' } }],
  ['0.001', { value: '0.001' }],
  ['null', { value: 'null' }],
])('the amount %s is a number only where it is one exactly', (text, cell) => expect(cellOf('yuan', text)).toMatchObject(cell))

test.each([
  ['1899-12-31', '1899-12-31'],
  ['1900-03-01', 61],
  ['2024-02-29', 45_351],
  ['2023-02-29', '2023-02-29'],
])('the day %s', (text, value) => expect(cellOf('day', text).value).toBe(value))

test('hostile texts stay texts', async () => {
  const hostile = ['=1+1', '@SUM(A1)', '-2+3', '<b>&amp</b>', 'a\0b', '二\r\n行', '\uffff', '😀', "'", ' 空 ']
  const sheet = sheetOf(await written(hostile.map((systemName, index) => detailLine({ no: index + 1, systemName }))), '明细')
  hostile.forEach((text, index) => {
    const cell = under(sheet, index + 2, '信息系统')
    expect(cell.formula).toBeUndefined()
    expect(cell.value).toBe(printable(text).replaceAll('\r\n', '\n'))
  })
})

test('an escape of table programs is not taken for one; a text too long is cut, and says so', () => {
  expect(textCell('_x0041_').value).toBe('_x005F_x0041_')
  expect(textCell('_x004_').value).toBe('_x004_')
  const long = textCell('政'.repeat(40_000)).value as string
  expect(long.length).toBeLessThanOrEqual(32_767)
  expect(long).toMatch(/政…（共40000字，全文见 CSV 导出）$/)
  expect(textCell('政'.repeat(32_767)).value).toHaveLength(32_767)
  expect((textCell(`${'a'.repeat(32_699)}${'😀'.repeat(100)}`).value as string).isWellFormed()).toBe(true)
})

test('any text and any amount come back as they were', async () => {
  const amount = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }).map((fen) => {
    const size = fen < 0n ? -fen : fen
    return `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
  })
  // exceljs reads the letters `&lt;` as `<`: a fault of its reader, so the sign that begins them is left out here.
  const text = fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => !text.includes('&'))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ amount, refersTo: text }), { minLength: 1, maxLength: 4 }), async (given) => {
      const sheet = sheetOf(await written(given.map((over) => sideLine(over))), '更正与考评')
      const read = given.map((_, index) => [under(sheet, index + 2, '应付金额（元）'), under(sheet, index + 2, '所指事项')] as const)
      expect(read.map(([{ value }]) => (typeof value === 'number' ? value.toFixed(2) : value))).toEqual(
        given.map(({ amount }) => (amount === '-0.00' ? '0.00' : amount)),
      )
      expect(read.map(([, { value }]) => value ?? '')).toEqual(given.map(({ refersTo }) => printable(refersTo).replace(/\r\n?/g, '\n')))
    }),
    { numRuns: 60 },
  )
})

test('a reader who is slow is waited for, and missed when he goes away', async () => {
  let made = 0
  async function* counted(): AsyncGenerator<ExportLine> {
    // Random, so that it does not shrink to nothing when it is packed.
    for (made = 0; made < 4000; made += 1) yield detailLine({ systemName: randomBytes(1500).toString('base64') })
  }
  const stuck = new Writable({ highWaterMark: 1024, write: () => undefined })
  const writing = writeXlsx(counted(), stuck, { head: sealedHead })
  for (let before = -1; before !== made; await setTimeout(300)) before = made
  expect(made).toBeLessThan(3000)
  stuck.destroy(new Error('gone away'))
  await expect(writing).rejects.toThrow('gone away')
})

test('what fails on the way is not passed off as a whole file', async () => {
  const out = new PassThrough()
  out.resume()
  async function* broken(): AsyncGenerator<ExportLine> {
    yield detailLine()
    throw new Error('the database went away')
  }
  await expect(writeXlsx(broken(), out, { head: sealedHead })).rejects.toThrow('went away')
  await new Promise((resolve) => setImmediate(resolve))
  expect(out.destroyed).toBe(true)
})
