import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../documents/index.ts'
import { createDoor, day } from '../../kernel/index.ts'
import { codeOf, must } from '../../testing/index.ts'
import { anOffice } from '../office.fixture.ts'
import { templateFaults } from './faults.ts'
import { loadReportTemplates } from './files/load.ts'
import { createReports, type Printing } from './service/index.ts'
import { readTemplate } from './template.ts'

const folder = new URL('../../../templates/reports', import.meta.url).pathname
const templates = loadReportTemplates(folder)
const office = await anOffice()
const { db, clock, overview, authority, supplier, clerk, first, cloud, ownerDb } = office
const printed: OfficialDocument[] = []
const printing: Printing = {
  toDocx: async (document) => {
    printed.push(document)
    return new TextEncoder().encode('docx')
  },
  toPdf: async () => new TextEncoder().encode('pdf'),
}
const reports = createReports({ db, door: createDoor({ db, clock }), clock, overview, templates, printing })
const september = { from: day('2025-09-01'), to: day('2025-09-30') }
const hostile = '=HYPERLINK("http://x")\n# 伪造标题 {{systems.on-cloud}} <b>'

beforeAll(async () => {
  const portal = await office.system(first, '门户')
  const pool = await office.pool(cloud, '外网区')
  const item = await office.item('VCPU', hostile, '核')
  await office.resource({
    organisationId: first,
    systemId: portal,
    providerId: cloud,
    poolId: pool,
    itemId: item,
    held: [['2025-09-02', null, '4.5']],
  })
  const one = await office.aCase(first, { begun: '2025-09-01' })
  await office.clockOf(one, { step: 'review', from: '2025-09-25', due: '2025-10-09', ended: '2025-09-29' })
  await office.outage(cloud, '2025-09-10T00:00:00+08:00', '2025-09-10T00:10:00+08:00')
})

describe('a report as a document', () => {
  test('the authority’s, in the words of its template, with the figures of the period and of the one before', async () => {
    const { title, body, signedBy, date } = must(await reports.document(authority, 'government', september))
    expect(title).toMatch(/^区域.*政务云运行月报（2025年9月）$/)
    expect([signedBy, date]).toEqual(['测试单位', '2025-10-15'])
    const texts = body.flatMap((block) => ('text' in block ? [block.text] : []))
    expect(texts).toContain('已上云系统1个，待迁移0个，不宜上云0个，上云率100.0%。统计期内新登记0个，割接上线0个。')
    expect(texts).toContain('在用云资源1项（上期0项），新增1项，停用0项。')
    expect(body).toContainEqual(
      expect.objectContaining({
        kind: 'table',
        caption: '各步骤办理用时',
        rows: [['资源申请 · 审核', '1', '0', '100.0', '3', '3', '5个工作日']],
      }),
    )
    expect(body).toContainEqual({ kind: 'bars', caption: '按云服务商：在用', unit: '项', bars: [{ name: '甲云', value: 1, shown: '1' }] })
    expect(texts.join()).not.toContain('{{')
  })
  test('what people wrote stays within its cell: it is no heading and fills no name', async () => {
    const { body } = must(await reports.document(authority, 'government', september))
    const cells = body.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []))
    expect(cells).toContain(hostile)
    expect(body.filter(({ kind }) => kind === 'heading')).toHaveLength(6)
  })
  test('a provider’s, of what it provides; other days are no month', async () => {
    const { title, body } = must(await reports.document(supplier, 'provider', { from: september.from, to: day('2025-09-15') }))
    expect(title).toBe('测试单位政务云服务报告（2025-09-01至2025-09-15）')
    expect(JSON.stringify(body)).toContain('甲云')
  })
  test('quarters and years are called so', async () => {
    expect(must(await reports.document(authority, 'government', { from: day('2025-07-01'), to: day('2025-09-30') })).title).toContain(
      '季报（2025年第3季度）',
    )
    expect(must(await reports.document(authority, 'government', { from: day('2024-01-01'), to: day('2024-12-31') })).title).toContain(
      '年报（2024年）',
    )
  })
  test.each([
    ['a unit', clerk, 'government', 'report.not-yours'],
    ['a unit', clerk, 'provider', 'report.not-yours'],
    ['a provider', supplier, 'government', 'report.not-yours'],
    ['the authority', authority, 'provider', 'report.not-yours'],
  ] as const)('%s does not make what is another’s', async (_, actor, kind, code) => {
    expect(codeOf(await reports.document(actor, kind, september))).toBe(code)
    expect(codeOf(await reports.exportReport(actor, kind, september, 'xlsx'))).toBe(code)
  })
  test('who makes which is told', () => {
    expect([authority, supplier, clerk].map((actor) => reports.kinds(actor).items.map(({ kind }) => kind))).toEqual([
      ['government'],
      ['provider'],
      [],
    ])
  })
})

describe('as a file', () => {
  test('a workbook: counts and minutes are numbers, what looks like a formula is a text, and each table says how it counts', async () => {
    const { bytes, name } = must(await reports.exportReport(authority, 'government', september, 'xlsx'))
    expect(name).toMatch(/运行月报（2025年9月）\.xlsx$/)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    const says = book.getWorksheet('说明')
    expect(says?.getColumn(3).values?.join()).toContain('上云率为已上云占应上云')
    const outages = book.getWorksheet('服务中断-服务中断')
    expect(outages?.getRow(2).values).toEqual([undefined, '甲云', 1, 0, 0, 10])
    const items = book.getWorksheet('云资源-按服务项')
    const cell = items?.getCell('A2')
    expect([cell?.type, cell?.value]).toEqual([ExcelJS.ValueType.String, hostile])
    expect(items?.getCell('E2').value).toContain('4.5 核')
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => row.eachCell((each) => expect(each.type).not.toBe(ExcelJS.ValueType.Formula)))
  })
  test.each([
    ['government', authority],
    ['provider', supplier],
  ] as const)('the workbook’s numbers are those of the %s’s preview, table by table and cell by cell', async (kind, actor) => {
    const { body } = must(await reports.document(actor, kind, september))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(must(await reports.exportReport(actor, kind, september, 'xlsx')).bytes as never)
    const sheets = new Map(book.worksheets.map((sheet) => [sheet.name.split('-').slice(1).join('-'), sheet]))
    const same = (cell: ExcelJS.CellValue, text: string) =>
      typeof cell === 'number' ? cell === Number(text) : (cell ?? '—') === text.replace(/\r\n?/g, '\n')
    let told = 0
    for (const table of body.filter((block) => block.kind === 'table')) {
      const named = [...sheets].filter(([name]) => name === table.caption).map(([, sheet]) => sheet)
      const equal = named.filter((sheet) =>
        table.rows.every((row, at) => row.every((text, column) => same(sheet.getRow(at + 2).getCell(column + 1).value, text))),
      )
      expect(equal.length, `${table.caption}: ${JSON.stringify(table.rows)}`).toBeGreaterThan(0)
      told += table.rows.flat().length
    }
    expect(told).toBeGreaterThan(10)
    for (const figure of body.filter((block) => block.kind === 'bars'))
      for (const bar of figure.bars) expect(Number(bar.shown.replaceAll(',', ''))).toBe(bar.value)
  })
  test('as DOCX by whoever prints; every one taken is on record', async () => {
    expect(must(await reports.exportReport(authority, 'government', september, 'docx')).mediaType).toContain('wordprocessingml')
    expect(printed).toHaveLength(1)
    const { rows } = await sql<{ after: unknown }>`select after from audit_entry where act = 'report.export' order by id`.execute(ownerDb)
    expect(rows.at(-1)?.after).toEqual({ kind: 'government', from: '2025-09-01', to: '2025-09-30', format: 'docx' })
  })
  test('where nobody prints, only workbooks are made', async () => {
    const plain = createReports({ db, door: createDoor({ db, clock }), clock, overview, templates, printing: null })
    expect(plain.kinds(authority).formats).toEqual(['xlsx'])
    expect(codeOf(await plain.exportReport(authority, 'government', september, 'pdf'))).toBe('report.no-printing')
  })
})

test.each([
  ['有{{sistems.on-cloud}}个', '没有“{{sistems.on-cloud}}”；可用：period'],
  ['有{{systems.on-clod}}个', '该指标可用：on-cloud'],
  ['有{{systems.sum}}', '没有“{{systems.sum}}”'],
  ['有{{systems.on-cloud', '没有对应的'],
  ['@table sistems', '没有指标“sistems”；可用：systems'],
  ['@bars systems', '没有列“”；可用：on-cloud'],
  ['{{#unit}}x{{/unit}}', '没有“{{#unit}}”'],
])('a template that says %s is told its fault with its line', (line, fault) => {
  const [told = ''] = templateFaults('x.md', readTemplate(`# 标题\n\n${line}`))
  expect(told).toContain('x.md:3：')
  expect(told).toContain(fault)
})

test('a template has one title', () =>
  expect(templateFaults('x.md', readTemplate('正文'))).toEqual(['x.md：应有恰好一行以“# ”开头的标题，现有0行']))
