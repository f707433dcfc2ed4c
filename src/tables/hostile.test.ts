import { expect, test } from 'vitest'
import { readWorkbook } from './read-workbook.ts'
import { workbook } from './workbook.fixture.ts'

const cell = (at: string) => `<c r="${at}" t="inlineStr"><is><t>x</t></is></c>`
const row = (no: number, at: string) => `<row r="${no}">${cell(`${at}${no}`)}</row>`
const data = `<sheetData>${row(1, 'A')}</sheetData>`
const merge = `<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`
const validation = `<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>`
const wide = Array.from({ length: 20 }, (_, index) => row(index + 1, 'XFD')).join('')

const short = { milliseconds: 3000, memoryMb: 96 }
const whyOf = async (bytes: Uint8Array, limits?: typeof short) => {
  const read = await readWorkbook(bytes, limits)
  return read.ok ? `${read.value.length} lines` : read.refusal.message
}

test('the workbook made by hand is one', async () => expect(await whyOf(workbook(data))).toBe('1 lines'))

test.each([
  [
    'unpacks to more than it says',
    workbook(data, { claims: 10 }, { 'xl/media/a.png': new Uint8Array(120 * 1024 * 1024) }),
    '解压后的内容过大',
  ],
  ['says that it has no entries', workbook(data, { count: 0 }), '不是有效的 XLSX'],
  ['hides a second directory behind the first', workbook(data, { between: new Uint8Array(64) }), '不是有效的 XLSX'],
  ['merges all cells there are', workbook(data + merge), '文件过于复杂', short],
  ['validates all cells there are', workbook(data + validation), '文件过于复杂', short],
  ['has lines of sixteen thousand cells', workbook(`<sheetData>${wide}</sheetData>`), '列数过多'],
])('a file that %s is refused', async (_, bytes, why, limits?: typeof short) => expect(await whyOf(bytes, limits)).toMatch(why), 60_000)
