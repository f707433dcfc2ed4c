import { readdirSync, readFileSync } from 'node:fs'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { csvOf } from '../../audit/csv.ts'
import type { RecordedAct } from '../../audit/store.ts'
import { toDocx, toPdf } from '../../documents/layout/index.ts'
import { sample } from '../../documents/layout/sample.fixture.ts'
import type { Day, Id, Instant } from '../../kernel/index.ts'
import { letterWith } from '../../notices/rules/letter.ts'
import { templateOf } from '../../orders/imports/template.ts'
import type { MeasureView, PanelView } from '../../overview/overview.ts'
import { documentOf } from '../../overview/reports/report.ts'
import { writeWorkbook } from '../../overview/reports/service/workbook.ts'
import { bpmnOf } from '../../procedures/diagram/bpmn.ts'
import { draw } from '../../procedures/diagram/draw.ts'
import { flowOf } from '../../procedures/diagram/flow.ts'
import { writeCsv } from '../../settlement/exports/csv.ts'
import { assortedLines, sealedHead } from '../../settlement/exports/lines.fixture.ts'
import { writeXlsx } from '../../settlement/exports/xlsx.ts'
import { writeFocus, writeFocusForSheets } from '../../settlement/focus/write.ts'
import { fixedClock, testDatabase } from '../../testing/index.ts'
import { createTestServer } from '../../testing/server.ts'
import { disposition } from '../http/download.ts'
import { loadLaw } from '../law-files.ts'
import { hostileTexts, withTexts } from './hostile.fixture.ts'
import { judgeBpmn, judgeCsv, judgeData, judgeDocx, judgeHtml, judgePdf, judgeXlsx } from './judges.fixture.ts'

// Every place where the platform writes a file that another program opens, and every hostile text in every field of it: the file is well-formed, read back by a library
// that had no part in it, and inert. An export that is not in the table fails the last tests.

const { regimes } = await loadLaw([])

interface Export {
  /** The operations of the API that answer with it. */
  readonly operations: readonly string[]
  /** The sources that write it. */
  readonly sources: readonly string[]
  /** Writes it with the text in every field, and judges what came out. */
  readonly judge: (text: string) => Promise<void>
}

const written = async (write: (out: PassThrough) => Promise<void>): Promise<Uint8Array> => {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), write(out)])
  return bytes
}
async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

const statement = (text: string) => {
  const head = { ...withTexts(sealedHead, text), measureTitle: text, jurisdictionName: text }
  return { head, lines: assortedLines.map((line) => withTexts(line, text)) }
}

const entry: RecordedAct = {
  ...{
    id: '1',
    at: '2026-01-02T03:04:05.000Z' as Instant,
    person: { id: 'p', name: '张三' },
    organisationId: 'o',
    organisationName: '甲局',
  },
  ...{ act: 'case.begin', object: { kind: 'case', id: 'c' }, jurisdictionId: 'j' as Id, concernedOrganisationId: 'o' as Id },
  ...{ concernedOrganisationName: '甲局', citation: { regime: 'hunan-2024', cite: '14' }, from: { ip: '10.0.0.1', requestId: 'r' } },
  ...{ before: { name: '旧名' }, after: { name: '新名', list: ['a'] } },
}

const row = {
  ...{ key: 'a', name: '甲局', citation: null, share: '50.00', shareBefore: null, remarks: ['计提'] },
  cells: [{ column: 'on', count: 3, before: 2, sum: '12.30', sumBefore: null }],
  spread: { count: 1, median: '2', ninetieth: '3', terms: ['5个工作日'] },
  quantities: [{ name: 'vCPU', unit: '核', quantity: '8' }],
}
const measure = {
  ...{
    id: 'systems',
    name: '系统',
    by: '单位',
    counts: '个',
    says: '口径',
    facts: '登记',
    weighs: 'quantity',
    shareName: '上云率',
    citations: [],
  },
  ...{ columns: [{ key: 'on', name: '已上云', tone: null }], rows: [row], total: row },
} as unknown as MeasureView
const period = { from: '2026-01-01' as Day, to: '2026-03-31' as Day }
const panel: PanelView = { panel: 'systems', period, before: period, on: '2026-03-31' as Day, whole: true, measures: [measure] }
const report = (text: string) =>
  documentOf(
    [
      { kind: 'title', text: '{{unit}}报告', line: 1 },
      { kind: 'heading', level: 1, text: '一、{{place}}', line: 2 },
      { kind: 'paragraph', text: '{{unit}}{{place}}', line: 3 },
      { kind: 'table', measure: 'systems', line: 4 },
      { kind: 'bars', measure: 'systems', column: 'on', line: 5 },
    ],
    [withTexts(measure, text)],
    { unit: text, place: text, period, on: period.to, today: '2026-04-02' as Day },
  )

/** The sample with the text in all its parts: head, body, tables, figures, annexes, imprint. */
const official = (text: string) => ({ ...withTexts(sample, text), proof: sample.proof })

/** Of 10,000 signs in every part of it a document would have a thousand pages: one part has them all, the others the beginning. */
const printable = (text: string) =>
  text.length > 1000 ? { ...official(text.slice(0, 200)), body: [{ kind: 'paragraph' as const, text }] } : official(text)

const letter = (text: string) =>
  letterWith(text, [{ title: text, body: `${text}\n${text}`, link: '/cases/x?a=1&b="', kind: text }], 'https://cloud.example.gov.cn')

const exportsMade: Readonly<Record<string, Export>> = {
  '结算单 CSV': {
    operations: ['exportStatement'],
    sources: ['src/settlement/exports/csv.ts'],
    judge: async (text) => {
      const { head, lines } = statement(text)
      judgeCsv(await written((out) => writeCsv(each(lines), out, { head })), lines.length + 1)
    },
  },
  '结算单 XLSX': {
    operations: ['exportStatement'],
    sources: ['src/settlement/exports/xlsx.ts', 'src/settlement/exports/workbook.ts'],
    judge: async (text) => {
      const { head, lines } = statement(text)
      await judgeXlsx(await written((out) => writeXlsx(each(lines), out, { head })))
    },
  },
  // For programs: FOCUS has cells as they are. That none of them tears the table apart is what can be asked of it.
  '结算单 FOCUS 1.2': {
    operations: ['exportStatement'],
    sources: ['src/settlement/focus/write.ts'],
    judge: async (text) => {
      const { head, lines } = statement(text)
      judgeData(await written((out) => writeFocus(each(lines), out, { head })), lines.length + 1)
    },
  },
  '结算单 FOCUS 1.2（供表格软件查看）': {
    operations: ['exportStatement'],
    sources: ['src/settlement/focus/write.ts'],
    judge: async (text) => {
      const { head, lines } = statement(text)
      judgeCsv(await written((out) => writeFocusForSheets(each(lines), out, { head })), lines.length + 1)
    },
  },
  '审计记录 CSV': {
    operations: ['exportAuditEntries'],
    sources: ['src/audit/csv.ts'],
    judge: async (text) => {
      const hostile = { ...withTexts(entry, text), person: { id: text, name: text }, act: text, object: { kind: text, id: text } }
      judgeCsv(await buffer(Readable.from(csvOf(each([[hostile, entry]])))), 3)
    },
  },
  '资源清单模板 XLSX': {
    operations: ['getLineTemplate'],
    sources: ['src/orders/imports/template.ts'],
    judge: async (text) => {
      const content = {
        items: [{ code: text, name: text, specification: text, unit: text }],
        pools: [{ id: text as Id, name: text, zone: text }],
        resources: [{ id: text, itemName: text, specification: text, poolName: text, quantity: text }],
      }
      for (const order of ['new', 'change', 'end'] as const) await judgeXlsx(await templateOf(order, content as never))
    },
  },
  '报表 XLSX': {
    operations: ['exportReport'],
    sources: ['src/overview/reports/service/workbook.ts'],
    judge: async (text) => {
      // What a measure is called is the program's own word; the sheet bears it.
      const hostile = { ...panel, measures: [{ ...withTexts(measure, text), name: measure.name }] }
      await judgeXlsx(await written((out) => writeWorkbook(text, [hostile], out)))
    },
  },
  '报表 DOCX、PDF': {
    operations: ['exportReport'],
    sources: ['src/overview/reports/report.ts'],
    judge: async (text) => {
      const document = report(text.slice(0, 2000))
      judgeDocx(await toDocx(document))
      await judgePdf(await toPdf(document))
    },
  },
  '公文 DOCX': {
    operations: ['getOfficialDocumentFile'],
    sources: ['docx', 'head', 'body', 'table', 'bars', 'imprint', 'margins', 'paragraphs', 'pack'].map(
      (name) => `src/documents/layout/docx/${name}.ts`,
    ),
    judge: async (text) => void judgeDocx(await toDocx(official(text))),
  },
  '公文 PDF': {
    operations: ['getOfficialDocumentFile'],
    sources: ['src/documents/layout/pdf/draw.ts'],
    judge: async (text) => void (await judgePdf(await toPdf(printable(text)))),
  },
  '流程图 BPMN': {
    operations: ['getProcedureBpmn', 'getCaseBpmn'],
    sources: ['src/procedures/diagram/bpmn.ts'],
    judge: async (text) => {
      const regime = regimes.get('hunan-2024')
      const [procedure] = regime.procedures
      if (!procedure) throw new Error('no procedure')
      const flow = flowOf(regime, procedure)
      const named = {
        ...flow,
        procedure: { ...flow.procedure, name: text },
        lanes: flow.lanes.map((lane) => ({ ...lane, name: text })),
        steps: flow.steps.map((step) => ({ ...step, name: text, notes: [text], term: step.term && text })),
        arrows: flow.arrows.map((arrow) => ({ ...arrow, name: text, notes: [text] })),
      }
      const said = { title: text, basisOf: () => text }
      const marked = { passed: flow.steps.map(({ id }) => id), present: null }
      const elements = await judgeBpmn(new TextEncoder().encode(await bpmnOf(named, draw(flow), said, marked)))
      expect(elements.filter(({ name }) => name === 'bpmn:userTask')).toHaveLength(flow.steps.length)
    },
  },
  '消息邮件 HTML': {
    operations: [],
    sources: ['src/notices/rules/letter.ts'],
    judge: async (text) => {
      const { subject, text: plain, html } = letter(text)
      expect(subject).not.toMatch(/[\r\n]/)
      expectReadable(subject)
      expectReadable(plain)
      judgeHtml(html)
    },
  },
  文件名: {
    operations: [],
    sources: [],
    judge: async (text) => expect(disposition(text)).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w.~%-]*$/),
  },
}

/** A text for people that reaches them outside of the console. */
function expectReadable(text: string): void {
  expect(text.isWellFormed()).toBe(true)
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
}

describe.each(Object.entries(exportsMade))('%s', (_, { judge }) => {
  test.each(Object.entries(hostileTexts))('%s', async (_name, text) => judge(text))
})

/** What is handed out as it was handed in: uploads, by their bytes, and files that were made when they were issued. */
const keptAsTheyAre: readonly string[] = [
  'getOfficialDocumentFile',
  'getOfficialDocumentScan',
  'getAuthorizationForm',
  'getCorrectionEvidence',
  'getDutyEvidence',
  'getMaterial',
]

/** Writes no table, page or picture of what people wrote. */
const otherSources: Readonly<Record<string, string>> = {
  'src/tables/csv-record.ts': 'the record of a CSV file; those who write by it are in the table',
  'src/tables/workbook.worker.ts': 'reads workbooks',
  'web/features/case/diagram/save-svg.ts': 'the browser draws it: web/tests/hostile.test.ts judges it there',
}

const { db } = await testDatabase()
const server = await createTestServer({ db, clock: fixedClock('2026-04-01T09:00'), regimes })

test('every operation that answers with a file is in the table, or hands out what was handed in', () => {
  const downloads = server.composition.routes.flatMap(({ id, download }) => (download ? [id] : [])).toSorted()
  const known = new Set([...Object.values(exportsMade).flatMap(({ operations }) => operations), ...keptAsTheyAre])
  expect(downloads).toEqual([...known].toSorted())
})

/** What betrays a source that writes a file for another program. */
const writes =
  /from 'exceljs'|import\('exceljs'\)|csvRecord\(|workbookOut\(|\.toXML\(|from 'pdfkit'|from 'docx'|<html|<!doctype|XMLSerializer|type: 'image\/svg|renderToStaticMarkup/

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sourcesIn = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.tsx?$|\.d\.ts$|\/(dist|tests)\/|generated\.ts$/.test(name))

test('every source that writes a file for another program is in the table', () => {
  const found = [...sourcesIn('src'), ...sourcesIn('web')].filter((name) => writes.test(readFileSync(`${root}${name}`, 'utf8'))).toSorted()
  const known = [...Object.values(exportsMade).flatMap(({ sources }) => sources), ...Object.keys(otherSources)]
  expect(found.filter((name) => !known.includes(name))).toEqual([])
  for (const name of known) expect(sourcesIn('src').includes(name) || sourcesIn('web').includes(name), name).toBe(true)
})
