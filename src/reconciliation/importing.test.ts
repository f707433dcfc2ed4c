import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { codeOf, must, testDatabase } from '../testing/index.ts'
import { aBilledYear, type BilledYear, fileOf, heading, imported } from './office.fixture.ts'

const { db, ownerDb } = await testDatabase()
let year: BilledYear
let [mine, strange] = ['', '']

beforeAll(async () => {
  year = await aBilledYear(db, ownerDb)
  mine = await year.machine('vm-1', '2024-09-01', null, '10')
  strange = await year.machine('other-1', '2024-09-01', null, '10', year.rival.id)
  await year.machine('twin', '2024-09-01', null, '10')
  await year.machine('twin', '2024-09-01', null, '10')
})

const preview = (lines: readonly string[], by = year.provider) =>
  year.reconciling.previewBill(by, { ...fileOf(lines), providerId: year.cloud.id })
const good = ',vm-1,,2024-09-01,2024-09-30,10,46,,460.00'

test('a preview tells what the file holds and which resources nobody knows; writes nothing', async () => {
  const found = must(
    await preview([
      good,
      `${mine},,VCPU,2024/10/1,2024/10/31,10,,31,460`,
      `${strange},,,2024-10-01,2024-10-31,1,,,5`,
      ',none,,2024-10-01,2024-10-31,1,,,1',
    ]),
  )
  expect(found).toMatchObject({ lineCount: 4, total: '926.00', unknown: 2, errorCount: 0, from: '2024-09-01', to: '2025-08-31' })
  expect(found.lines.map(({ line, named, known, days }) => [line, named, known, days])).toEqual([
    [2, 'vm-1', true, null],
    [3, mine, true, 31],
    [4, strange, false, null],
    [5, 'none', false, null],
  ])
  expect((await year.reconciling.bills(year.provider, { limit: 10 })).items).toEqual([])
})

describe('every error names its line, column and remedy', () => {
  test.each([
    ['no resource', ',,,2024-09-01,2024-09-30,10,,,1', '资源编号', '没有写明是哪一项云资源'],
    ['no day', ',vm-1,,2024-09-31,2024-09-30,10,,,1', '起', '“2024-09-31”不是日期'],
    ['turned days', ',vm-1,,2024-09-30,2024-09-01,10,,,1', '止', '止日 2024-09-01 早于起日 2024-09-30'],
    ['before the cycle', ',vm-1,,2024-08-31,2024-09-01,10,,,1', '起', '2024-08-31 不在结算周期（2024-09-01 至 2025-08-31）之内'],
    ['after the cycle', ',vm-1,,2025-08-01,2025-09-01,10,,,1', '止', '2025-09-01 不在结算周期（2024-09-01 至 2025-08-31）之内'],
    ['no amount', ',vm-1,,2024-09-01,2024-09-30,10,,,', '金额', '“金额”未填写'],
    ['three places', ',vm-1,,2024-09-01,2024-09-30,10,,,1.005', '金额', '金额“1.005”不是可以识别的数'],
    ['negative', ',vm-1,,2024-09-01,2024-09-30,10,,,-1', '金额', '金额“-1”是负数'],
    ['too large', ',vm-1,,2024-09-01,2024-09-30,10,,,123456789', '金额', '金额“123456789”不是可以识别的数'],
    ['thousands', ',vm-1,,2024-09-01,2024-09-30,"1,000",,,1', '数量', '数量“1,000”不是可以识别的数'],
    ['days', ',vm-1,,2024-09-01,2024-09-30,10,,3.5,1', '天数', '天数“3.5”不是可以识别的数'],
    ['a formula', ',=cmd(),,2024-09-01,2024-09-30,10,,,1', '自有编号', '单元格是公式'],
    ['what a table program would run', ',@x,,2024-09-01,2024-09-30,10,,,1', '自有编号', '文字以 + - @ 开头，会被表格软件当作公式执行'],
    ['two of that name', ',twin,,2024-09-01,2024-09-30,10,,,1', '自有编号', '有 2 项云资源的自有编号是“twin”'],
    ['more cells than columns', ',vm-1,,2024-09-01,2024-09-30,10,,,1,2', null, '这一行的单元格多于首行的列'],
  ])('%s', async (_, line, column, message) => {
    const { errors, errorCount } = must(await preview([good, line]))
    expect([errorCount, errors.map((error) => [error.line, error.column, error.message])]).toEqual([1, [[3, column, message]]])
    expect(errors.every(({ remedy }) => remedy !== '')).toBe(true)
  })

  test('an id and a name that mean different resources', async () => {
    expect(must(await preview([`${strange},vm-1,,2024-09-01,2024-09-30,10,,,1`])).errors).toMatchObject([{ line: 2, column: '自有编号' }])
  })
})

test('places behind the last that are zeros are no fault: table programs write them', async () => {
  expect(must(await preview([',vm-1,,2024-09-01,2024-09-30,10.0000000,46.00000,,460.000'])).lines).toMatchObject([
    { quantity: '10', price: '46', amount: '460.00' },
  ])
})

describe('files that are none', () => {
  const file = (name: string, content: Buffer | string) => ({
    providerId: year.cloud.id,
    from: '2024-09-01' as never,
    name,
    content: Buffer.from(content).toString('base64'),
  })
  test.each([
    ['nothing', 'a.csv', '', '文件是空的'],
    ['a heading alone', 'a.csv', heading, '首行之下没有内容'],
    ['a column missing', 'a.csv', '资源编号,起,止,数量\nx,2024-09-01,2024-09-01,1', '首行缺少列“金额”；首行须依次写明：起、止、数量、金额'],
    ['an open quote', 'a.csv', `${heading}\n,"vm-1,,2024-09-01,2024-09-30,10,,,1`, '第 2 行的引号不成对；内容含双引号时，请写成两个双引号'],
    ['bytes', 'a.csv', Buffer.from([0xff, 0xfe, 0x00, 0x41]), '文字编码既不是 UTF-8 也不是 GB18030'],
    ['no workbook', 'a.xlsx', 'PK nothing', '不是有效的 XLSX 文件，请用表格软件另存为 .xlsx 或 .csv'],
    ['a program', 'a.exe', 'MZ', '只接受 .csv 和 .xlsx 文件'],
  ])('%s', async (_, name, content, why) => {
    const refused = await year.reconciling.previewBill(year.provider, file(name, content))
    expect(refused.ok ? 'read' : refused.refusal.message).toBe(`文件无法读取：${why}`)
  })

  test('without a column for the resource', async () => {
    const read = must(await year.reconciling.previewBill(year.provider, file('a.csv', '起,止,数量,金额\n2024-09-01,2024-09-01,1,1')))
    expect(read.errors[0]).toMatchObject({ line: 1, column: '资源编号', message: '首行既没有“资源编号”也没有“自有编号”' })
  })
})

test('only the previewed file is imported, whole or not at all', async () => {
  const file = { ...fileOf([good]), providerId: year.cloud.id }
  const { hash } = must(await year.reconciling.previewBill(year.provider, file))
  const other = { ...fileOf([good, good]), providerId: year.cloud.id }
  expect(codeOf(await year.reconciling.importBill(year.provider, { ...other, hash }, newId()))).toBe('import.changed')
  const wrong = { ...fileOf([good, ',vm-1,,x,y,1,,,1']), providerId: year.cloud.id }
  const { hash: wrongHash } = must(await year.reconciling.previewBill(year.provider, wrong))
  expect(codeOf(await year.reconciling.importBill(year.provider, { ...wrong, hash: wrongHash }, newId()))).toBe('import.has-errors')
  expect((await year.reconciling.bills(year.manager, { limit: 10 })).items).toEqual([])
})

test('a further bill of the cycle is a new version; the older one stays; the same key imports once', async () => {
  const file = { ...fileOf([good]), providerId: year.cloud.id }
  const { hash } = must(await year.reconciling.previewBill(year.provider, file))
  const key = newId()
  const first = must(await year.reconciling.importBill(year.provider, { ...file, hash }, key))
  expect(must(await year.reconciling.importBill(year.provider, { ...file, hash }, key)).id).toBe(first.id)
  const second = await imported(year, [good, good], year.manager)
  const { items } = await year.reconciling.bills(year.manager, { limit: 10 })
  expect(items.map(({ id, version, newest, lineCount, total }) => [id, version, newest, lineCount, total])).toEqual(
    expect.arrayContaining([
      [second.id, 2, true, 2, '920.00'],
      [first.id, 1, false, 1, '460.00'],
    ]),
  )
})

test('a bill is brought by its provider or by who reconciles; others neither bring nor see it', async () => {
  expect(codeOf(await preview([good], year.manager))).toBe('ok')
  for (const actor of [year.competitor, year.clerk, year.reviewer]) expect(codeOf(await preview([good], actor))).toBe('permission.denied')
  expect((await year.reconciling.bills(year.competitor, { limit: 10 })).items).toEqual([])
  expect((await year.reconciling.bills(year.clerk, { limit: 10 })).items).toEqual([])
  expect((await year.reconciling.bills(year.provider, { limit: 10 })).items.length).toBeGreaterThan(0)
})

test('only for a cycle, and only for a provider', async () => {
  const of = (change: object) => year.reconciling.previewBill(year.manager, { ...fileOf([good]), providerId: year.cloud.id, ...change })
  expect(codeOf(await of({ from: '2024-10-01' }))).toBe('statement.not-a-cycle')
  expect(codeOf(await of({ from: '2020-10-01' }))).toBe('statement.no-cycle')
  expect(codeOf(await of({ providerId: year.culture.id }))).toBe('request.not-found')
})
