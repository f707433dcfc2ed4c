import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInBatches } from '../read-in-batches.ts'
import { readWorkbook } from '../read-workbook.ts'
import { workbook } from '../workbook.fixture.ts'
import { readFirstSheet } from './open.ts'
import { sheetRows } from './stream.ts'

type Cell = ExcelJS.CellValue

async function bookOf(rows: readonly (readonly Cell[])[], work: (sheet: ExcelJS.Worksheet) => void = () => {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('甲')
  for (const row of rows) sheet.addRow([...row])
  work(sheet)
  book.addWorksheet('乙').addRow(['not this one'])
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}
async function streamed(bytes: Uint8Array): Promise<string[]> {
  const found: string[] = []
  await readFirstSheet(bytes, { unpackedMax: 1 << 24, batch: 2 }, async (rows) => {
    for (const { line, cells } of rows) found.push(`${line} ${cells.join('|')}`)
  })
  return found
}

const odd: readonly (readonly Cell[])[] = [
  ['起', '止', '数量', '金额'],
  [new Date('2025-07-01T00:00:00Z'), '2025-07-31', 12.5, 0.1 + 0.2],
  [null, null, null],
  ['  ', ' 文 ', true, false],
  [{ formula: 'A1+1', result: 3 }, { error: '#REF!' }, { richText: [{ text: '云' }, { text: '主机' }] }, 1e21],
  ['<&>"\'', '𱍊', '', '末'],
]

test('a sheet read as it is unpacked is what it is when read as a whole', async () => {
  const bytes = await bookOf(odd, (sheet) => {
    sheet.getCell('F9').value = 45_839
    sheet.getCell('F9').numFmt = '[$-804]yyyy"年"m"月"d"日";@'
    sheet.getCell('G9').value = 45_839
    sheet.getCell('G9').numFmt = '#,##0.00"元/日"'
  })
  const whole = await readWorkbook(bytes)
  const expected = whole.ok ? whole.value.map(({ line, cells }) => `${line} ${[...cells].map((text) => text ?? '').join('|')}`) : []
  expect(expected).toHaveLength(6)
  const found = await streamed(bytes)
  // The last line's days: one by its format, the other only in words.
  expect(found.at(-1)).toBe('9 |||||2025-07-01|45839')
  expect(found).toEqual(expected)
})

test('whatever stands in the cells', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 5 }).filter((text) => /^[^\p{Cc}\p{Cn}]*$/u.test(text)),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => new Date(Math.floor(at.getTime() / 86_400_000) * 86_400_000)),
    fc.boolean(),
    fc.constant(null),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }), async (rows) => {
      const bytes = await bookOf(rows)
      const whole = await readWorkbook(bytes)
      const expected = whole.ok ? whole.value.map(({ line, cells }) => `${line} ${[...cells].map((text) => text ?? '').join('|')}`) : null
      expect((await streamed(bytes)).map((text) => text.replace(/\|+$/, ''))).toEqual(expected?.map((text) => text.replace(/\|+$/, '')))
    }),
    { numRuns: 25 },
  )
}, 60_000)

const limits = { bytesMax: 1 << 24, linesMax: 3, batch: 2 }
const why = async (bytes: Uint8Array, more: Partial<typeof limits> = {}) => {
  const read = await readInBatches(['甲'], { name: '账单.XLSX', bytes }, { ...limits, ...more }, async () => {})
  return read.ok ? read.value : read.refusal.message
}
const cellOf = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const sheetOf = (...rows: string[]) =>
  `<sheetData>${rows.map((cells, index) => `<row r="${index + 1}">${cells}</row>`).join('')}</sheetData>`
const head = cellOf('A1', '甲')
const one = cellOf('A2', '1')

test.each<[string, Uint8Array, string | number, Partial<typeof limits>?]>([
  ['as it should be', workbook(sheetOf(head, one)), 1],
  [
    'with a prefix before every name',
    workbook(
      sheetOf(head, one)
        .replace(/<(\/?)/g, '<$1x:')
        .replace('<x:sheetData', '<x:sheetData xmlns:x="y"'),
    ),
    1,
  ],
  ['without its heading', workbook(sheetOf(cellOf('A1', '乙'), one)), '首行缺少列“甲”'],
  ['without a line', workbook(sheetOf(head)), '首行之下没有内容'],
  ['empty', workbook('<sheetData/>'), '文件是空的'],
  ['with too many lines', workbook(sheetOf(head, one, one, one, one)), '超过 3 行，请拆分'],
  ['larger than allowed', workbook(sheetOf(head, one)), '内容过大', { bytesMax: 10 }],
  ['that is none', new Uint8Array([1, 2, 3]), '不是有效的 XLSX'],
  [
    'whose sheet is not there',
    workbook(sheetOf(head), {}, { 'xl/_rels/workbook.xml.rels': new TextEncoder().encode('<Relationships/>') }),
    '没有工作表',
  ],
  ['broken in the middle', workbook('<sheetData><row r="1">'), '不是有效的 XLSX'],
  ['with a text that is not there', workbook(sheetOf(head, '<c r="A2" t="s"><v>7</v></c>')), '不是有效的 XLSX'],
  ['with a cell nowhere', workbook(sheetOf(head, cellOf('A0x', '1'))), '不是有效的 XLSX'],
  ['with a line that is no number', workbook(`<sheetData><row r="-4">${head}</row></sheetData>`), '不是有效的 XLSX'],
  ['of sixteen thousand columns', workbook(sheetOf(head, cellOf('XFD2', '1'))), '列数过多'],
  ['with a cell longer than any', workbook(sheetOf(head, cellOf('A2', 'x'.repeat(40_000)))), '不是有效的 XLSX'],
  ['that defines its own signs', workbook(`<!DOCTYPE a [<!ENTITY b "bbbb">]>${sheetOf(head, one)}`), '不是有效的 XLSX'],
  ['that is no text', workbook(sheetOf(head, one), {}, { 'xl/styles.xml': new Uint8Array([0x3c, 0xff, 0xfe]) }), '不是有效的 XLSX'],
  ['that hides a second directory', workbook(sheetOf(head, one), { between: new Uint8Array(64) }), '不是有效的 XLSX'],
  // Merges and rules for cells are not even looked at.
  [
    'that merges all cells there are',
    workbook(`${sheetOf(head, one)}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`),
    1,
  ],
])('a workbook %s', async (_, bytes, expected, more) => {
  const said = await why(bytes, more)
  if (typeof expected === 'number') expect(said).toBe(expected)
  else expect(said).toContain(expected)
})

test('what unpacks to more than is allowed, takes too long, or more memory than it may, is ended', async () => {
  const bomb = workbook(sheetOf(head, cellOf('A2', ' '.repeat(30_000)).repeat(400)))
  const ended = async (more: object) => {
    try {
      for await (const _ of sheetRows(bomb, { unpackedMax: 1 << 26, batch: 10, milliseconds: 20_000, memoryMb: 64, ...more }));
      return 'read'
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(await ended({ unpackedMax: 1 << 20 })).toBe('too-large')
  expect(await ended({ milliseconds: 1 })).toBe('too-hard')
  expect(await ended({})).toBe('read')
})

test('whoever stops early ends the thread', async () => {
  const rows = sheetRows(await bookOf(odd), { unpackedMax: 1 << 24, batch: 1, milliseconds: 20_000, memoryMb: 64 })
  for await (const first of rows) {
    expect(first.length).toBeGreaterThan(0)
    break
  }
  expect((await rows.next()).done).toBe(true)
})

const program = fileURLToPath(new URL('./memory.fixture.ts', import.meta.url))
test.each(['shared', 'inline'])(
  'a provider’s bill of 200,000 lines is never held in memory: %s texts',
  async (strings) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--max-semi-space-size=4', program, '200000', strings])
    const { read, size, most, grown } = JSON.parse(stdout) as Readonly<Record<'read' | 'size' | 'most' | 'grown', number>>
    expect([read, most]).toEqual([200_000, 2_000])
    expect(size).toBeGreaterThan(4_000_000)
    expect(grown).toBeLessThan(120)
  },
  120_000,
)
