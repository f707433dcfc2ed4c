import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRecord, guarded, printable, unguarded } from '../../tables/index.ts'
import { csvHeadings, writeCsv } from './csv.ts'
import type { ExportLine } from './line.ts'
import { assortedLines, detailLine, kept, sealedHead, sideLine, streamed } from './lines.fixture.ts'

async function written(lines: readonly ExportLine[]): Promise<string> {
  const { out, bytes } = kept()
  await writeCsv(streamed(lines), out, { head: sealedHead })
  return bytes().toString('utf8')
}
const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true })

test('a table program finds a BOM, CRLF, Chinese headings, and a row for every line', async () => {
  const text = await written(assortedLines)
  expect(text.startsWith('\ufeff结算单编号,适用区域,')).toBe(true)
  expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(rowsOf(text)).toHaveLength(assortedLines.length)
})

test('a row says all that the line says', async () => {
  const [plain, deducted, excluded, apart] = rowsOf(await written(assortedLines))
  expect(plain).toMatchObject({
    结算单编号: sealedHead.statementId,
    周期止: '2025-08-31',
    状态: '已封存',
    种类: '按期计费',
    行号: '1',
    使用单位: '省文化和旅游厅',
    计价方式: '按月',
    起: '2024-09-20',
    计费天数: '11',
    当期天数: '30',
    数量: '8',
    '单价（元）': '46',
    '应付金额（元）': '134.93',
    付款方式: '统一结算',
    计算过程: '46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元',
  })
  expect(deducted).toMatchObject({
    '扣减（元）': '13.50',
    扣减说明: '扣减10%即13.50元：“甲云公司”考评不合格（第三十一条）',
    依据条款: '第三十一条',
  })
  expect(excluded).toMatchObject({
    '应计金额（元）': '134.93',
    '应付金额（元）': '0.00',
    不纳入结算的理由: '该期间未纳入监管，不纳入结算',
    依据条款: '第四十条第二款',
  })
  expect(apart).toMatchObject({ 付款方式: '单位自行结算', 单独结算的理由: '独立结算，由单位自行支付', 依据条款: '第三十八条' })
})

test('results and corrections stand in the same columns, with their sign', async () => {
  const [row] = rowsOf(await written([sideLine()]))
  expect(row).toMatchObject({
    种类: '封存后更正',
    '应付金额（元）': '-12.27',
    所指行号: '1',
    理由: '实际开通日晚一天',
    依据条款: '第十九条第（二）项',
    行号: '',
  })
})

test.each([
  ['=1+1', "'=1+1"],
  ['+86 10', "'+86 10"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tcmd', "'\tcmd"],
  ['\rcmd', "'\rcmd"],
  ['\ncmd', "'\ncmd"],
  ['  =1+1', "'  =1+1"],
  ['\u200b=1+1', "'\u200b=1+1"],
  ['＝1+1', "'＝1+1"],
  ["'=1+1", "''=1+1"],
  ['=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
  ['-12.27', '-12.27'],
  ['-0', '-0'],
  ['-1e5', "'-1e5"],
  ["it's", "it's"],
  ["'quoted'", "'quoted'"],
  ['甲=乙', '甲=乙'],
])('%j is written %j, and read back', (text, safe) => {
  expect(guarded(text)).toBe(safe)
  expect(unguarded(safe)).toBe(text)
})

test('a control sign is replaced, not swallowed; half a pair is none', () => {
  expect(printable('a\0b\x1bc\ud800d\uffff')).toBe('a\ufffdb\ufffdc\ufffdd\ufffd')
  expect(printable('一\t二\r\n三😀')).toBe('一\t二\r\n三😀')
})

test('any text comes back as it was, and none begins a formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(hostileText, hostileText), { minLength: 1, maxLength: 5 }), async (texts) => {
      const lines = texts.map(([systemName, itemName]) => detailLine({ systemName, itemName }))
      const rows = rowsOf(await written(lines))
      expect(rows.map((row) => [unguarded(row.信息系统 ?? ''), unguarded(row.服务项 ?? '')])).toEqual(
        texts.map((pair) => pair.map(printable)),
      )
      for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+@]|^[\t\r\n]|^\s*-(?!\d+(\.\d+)?$)/)
    }),
    { numRuns: 200 },
  )
})
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", ' ', '1', '\0', '政'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

test('null and the empty text are told apart', () => {
  expect(csvRecord([null, '', 'a', 'b"c', 'd,e', ' f'])).toBe(',"",a,"b""c","d,e"," f"\r\n')
})

test('every heading stands once', () => expect(new Set(csvHeadings).size).toBe(csvHeadings.length))

test('what fails on the way is not passed off as a whole file', async () => {
  const { out } = kept()
  async function* broken(): AsyncGenerator<ExportLine> {
    yield detailLine()
    throw new Error('the database went away')
  }
  await expect(writeCsv(broken(), out, { head: sealedHead })).rejects.toThrow('went away')
  expect(out.destroyed).toBe(true)
  expect(out.writableFinished).toBe(false)
})
