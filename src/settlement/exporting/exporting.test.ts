import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/index.ts'
import { codeOf, fixedClock, must, testDatabase } from '../../testing/index.ts'
import { checkFocus } from '../focus/check.ts'
import { aBill, settlementIn } from '../payments/sealed.fixture.ts'
import { checkSealFile } from '../rules/seal-file.ts'
import type { Format } from './format.ts'

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2026-01-10T09:00')
const settlement = settlementIn(db, clock)
const bill = await aBill(ownerDb, settlement)
const { actors, culture, county, cloudA, cloudB } = bill
const { accountant, colleague, reviewer, second } = actors

/** The files before the seal, and the statement after it: 95% of 甲云's bill is confirmed, one of its lines and what 某县 pays itself corrected. */
const assessment = { providerId: cloudA, from: bill.from, percent: '95', assessor: '评估中心', report: 'P-1', reason: '年度评估' }
must(await settlement.recordAssessment(accountant, assessment, newId()))
const id = await bill.accounted()
const exported = async (actor: typeof accountant, format: Format) => must(await settlement.exportStatement(actor, id, format))
const csvOf = async (actor: typeof accountant) =>
  parse(await text((await exported(actor, 'csv')).stream), { bom: true, columns: true }) as Record<string, string>[]
const beforeSeal = await csvOf(accountant)
const sealTooEarly = codeOf(await settlement.exportStatement(accountant, id, 'seal'))
must(await settlement.review(reviewer, { id, version: 1 }, newId()))
must(await settlement.seal(actors.signer, { id, version: 2 }, newId()))
const correct = async (lineNo: number, amount: string) => {
  const proposal = { statementId: id, lineNo, adjustmentNo: null, amount, reason: '多计一天', cause: null, evidence: null }
  const { no } = must(await settlement.propose(colleague, proposal, newId()))
  return () => settlement.decideCorrection(second, { statementId: id, no, decision: 'approve', opinion: null }, newId())
}
const [atA, atB, own] = [
  await bill.lineOf(id, culture, cloudA),
  await bill.lineOf(id, culture, cloudB),
  await bill.lineOf(id, county, cloudA),
]
must(await (await correct(atA, '-10.00'))())
must(await (await correct(own, '-1.00'))())
await correct(atB, '-2.00') // nobody approves it

const rowsOf = (rows: readonly Record<string, string>[]) =>
  rows.map((row) => [row.种类, row.使用单位, row.云服务商, row['应付金额（元）']].join(' '))

test('who sees the whole gets lines, then results, then approved corrections', async () => {
  const rows = await csvOf(accountant)
  expect(rowsOf(rows).toSorted()).toEqual(
    [
      '按期计费 文旅厅 甲云 310.00',
      '按期计费 文旅厅 乙云 62.00',
      '按期计费 某县 甲云 31.00',
      // 5% of the 310.00 that the level pays.
      '考评与评估调整  甲云 -15.50',
      '封存后更正 文旅厅 甲云 -10.00',
      '封存后更正 某县 甲云 -1.00',
    ].toSorted(),
  )
  expect(rows.map((row) => row.行号)).toEqual(['1', '2', '3', '', '', ''])
  expect(rows.map((row) => row.付款方式).toSorted()).toEqual([
    '单位自行结算',
    '单位自行结算',
    '统一结算',
    '统一结算',
    '统一结算',
    '统一结算',
  ])
  const adjusted = rows.find((row) => row.种类 === '考评与评估调整')
  expect(adjusted).toMatchObject({
    编号: `${id}/1`,
    所指事项: '评估结算（95）',
    理由: '核定95%；310.00元按95%支付，增减-15.50元',
    依据条款: '第五条',
  })
  expect(rows.find((row) => row['应付金额（元）'] === '-10.00')).toMatchObject({
    所指行号: String(atA),
    所指事项: `第${atA}行：虚拟CPU`,
    理由: '多计一天',
  })
  expect(rows[0]?.计算过程).toMatch(/^31\.00元\/核·月 × \d+核 × 31天 ÷ 31天 = /)
  expect(rows[0]).toMatchObject({ 结算单编号: id, 状态: '已封存', 周期起: '2025-01-01', 周期止: '2025-12-31', 依据办法: '测试办法' })
})

test('before the seal the same lines and results, and no seal', () => {
  expect(rowsOf(beforeSeal)).toHaveLength(4)
  expect(beforeSeal[0]).toMatchObject({ 状态: '已核算、待审核', 封存校验值: '' })
})

test.each<[string, typeof accountant, string[], string]>([
  ['a unit', actors.culture, ['按期计费 文旅厅 乙云 62.00', '按期计费 文旅厅 甲云 310.00', '封存后更正 文旅厅 甲云 -10.00'], '某县'],
  ['a unit that pays itself', actors.county, ['按期计费 某县 甲云 31.00', '封存后更正 某县 甲云 -1.00'], '文旅厅'],
  ['a provider without corrections', actors.cloudB, ['按期计费 文旅厅 乙云 62.00'], '甲云'],
  [
    'a provider',
    actors.cloudA,
    [
      '按期计费 文旅厅 甲云 310.00',
      '按期计费 某县 甲云 31.00',
      '考评与评估调整  甲云 -15.50',
      '封存后更正 文旅厅 甲云 -10.00',
      '封存后更正 某县 甲云 -1.00',
    ],
    '乙云',
  ],
])('%s gets what is its own, and nothing of others in any format', async (_, actor, own, other) => {
  expect(rowsOf(await csvOf(actor)).toSorted()).toEqual(own.toSorted())
  expect(await text((await exported(actor, 'csv')).stream)).not.toContain(other)
  const focus = await text((await exported(actor, 'focus')).stream)
  expect(focus.trimEnd().split('\r\n')).toHaveLength(own.length + 1)
  expect(focus).not.toContain(other)
  expect(JSON.stringify(await bookOf(actor))).not.toContain(other)
  expect(codeOf(await settlement.exportStatement(actor, id, 'seal'))).toBe('statement.seal-of-whole')
})

async function bookOf(actor: typeof accountant) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.read((await exported(actor, 'xlsx')).stream)
  return book.worksheets.map((sheet) => ({ name: sheet.name, rows: sheet.getSheetValues() }))
}

test('the workbook adds up to what the statement says', async () => {
  const rows = (await bookOf(accountant)).find(({ name }) => name === '汇总')?.rows as unknown[][]
  const sums = Object.fromEntries(rows.filter(Boolean).map(([, name, amount]) => [name, amount]))
  expect(must(await settlement.get(accountant, id))).toMatchObject({
    total: '372.00',
    apart: '31.00',
    adjusted: '-15.50',
    payable: '356.50',
    corrected: '-10.00',
  })
  expect(sums).toMatchObject({
    ...{ 明细中统一结算应付: 372, 单位自行结算: 31, 考评与评估调整: -15.5, 统一结算应付合计: 356.5 },
    ...{ '封存后更正（统一结算）': -10, '封存后更正（单位自行结算）': -1 },
  })
})

test('the FOCUS file keeps every rule of our checker', async () => {
  const faults = []
  for await (const fault of checkFocus((await exported(accountant, 'focus')).stream)) faults.push(fault)
  expect(faults).toEqual([])
})

test('the seal file gives the seal again, and not when a byte of it is another', async () => {
  const { stream, name, mediaType } = await exported(accountant, 'seal')
  expect([name.replace(/^.*结算单/, ''), mediaType]).toEqual(['2025-01-01至2025-12-31封存文件.jsonl', 'application/x-ndjson'])
  const file = await text(stream)
  expect(file.endsWith('\n')).toBe(true)
  const check = (of: string) => checkSealFile(Readable.from(of.split('\n')))
  expect(sealTooEarly).toBe('statement.not-sealed')
  const { seal } = must(await settlement.get(accountant, id))
  expect(await check(file)).toEqual({ intact: true, stated: seal, recomputed: seal, lines: 3, faults: [] })
  const altered = file.replace('"quantity":100000', '"quantity":100001')
  expect(altered).not.toBe(file)
  expect((await check(altered)).faults).toEqual(['“文旅厅”分册的明细与其摘要不一致'])
})

test('who takes a file is on record before it begins; who may not, takes nothing and leaves nothing', async () => {
  const taken = () =>
    sql<{
      after: unknown
      person_id: string
    }>`select after, person_id from audit_entry where act = 'statement.export' order by at, id`.execute(db)
  const before = (await taken()).rows.length
  const stranger = { ...actors.culture, sight: { ...actors.culture.sight, organisationIds: [newId()] } }
  expect(codeOf(await settlement.exportStatement(stranger, id, 'csv'))).toBe('request.not-found')
  const elsewhere = { ...accountant, sight: { ...accountant.sight, jurisdictionId: newId() } }
  expect(codeOf(await settlement.exportStatement(elsewhere, id, 'csv'))).toBe('request.not-found')
  expect(codeOf(await settlement.exportStatement({ ...accountant, permissions: new Set() }, id, 'csv'))).toBe('permission.denied')
  expect(codeOf(await settlement.exportStatement(accountant, newId(), 'xlsx'))).toBe('request.not-found')
  const { stream } = await exported(actors.culture, 'focus')
  const { rows } = await taken()
  stream.destroy()
  expect(rows).toHaveLength(before + 1)
  const last = rows.at(-1)
  expect(last).toEqual({
    person_id: actors.culture.personId,
    after: { format: 'focus', whole: false, state: 'sealed', revision: 1, lineCount: 2 },
  })
})

test('a person has so many downloads at once, and another when one of them is over', async () => {
  const person = { ...accountant, personId: newId() }
  const open = [await exported(person, 'csv'), await exported(person, 'csv'), await exported(person, 'xlsx')]
  expect(codeOf(await settlement.exportStatement(person, id, 'csv'))).toBe('statement.exports-at-once')
  expect(codeOf(await settlement.exportStatement(accountant, id, 'csv'))).toBe('ok')
  open[0]?.stream.destroy()
  await new Promise(setImmediate)
  const another = await exported(person, 'csv')
  expect(await text(another.stream)).toContain(id)
  await new Promise(setImmediate)
  must(await settlement.exportStatement(person, id, 'focus'))
})
