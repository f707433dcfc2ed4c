import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Id, newId } from '../../kernel/index.ts'
import { codeOf, must } from '../../testing/index.ts'
import { anOffice } from '../office.fixture.ts'

const office = await anOffice()
const { metering, provider, competitor, clerk, db } = office
const heading = '资源编号,自有编号,起,止,数量,说明'
const file = (...lines: string[]) => ({ name: '三月.csv', content: Buffer.from([heading, ...lines].join('\n')).toString('base64') })
const preview = async (lines: readonly string[], by = provider) => must(await metering.previewQuantities(by, file(...lines)))
const errorsOf = async (lines: readonly string[], by = provider) =>
  (await preview(lines, by)).errors.map(({ line, column }) => `${line} ${column}`)
const take = async (lines: readonly string[], by = provider) => {
  const { hash } = await preview(lines, by)
  return metering.importQuantities(by, { ...file(...lines), hash }, newId())
}
const countOf = async (resourceId: Id) => (await metering.quantities(provider, { resourceId, limit: 50 })).items.length

test('a file is previewed, then imported as a whole; each unit has it on record', async () => {
  const lower = await office.system(office.below, '所里系统')
  const [mine, named, belows] = [
    await office.resource(),
    await office.resource({ name: 'egress-1' }),
    await office.resource({ unit: office.below, system: lower }),
  ]
  const lines = [
    `${mine},,2025-01-01,2025-01-31,120.5,一月`,
    ',egress-1,2025/1/1,2025/1/31,7,',
    `${belows},,2025-01-01,2025-01-31,1,`,
    `${mine},,2025-02-01,2025-02-28,99,`,
  ]
  const { hash, reported, lines: shown, errors } = await preview(lines)
  expect([reported, errors, shown[1]]).toMatchObject([
    4,
    [],
    { line: 3, externalName: 'egress-1', quantity: '7', unit: 'GB', systemName: '门户' },
  ])
  expect(await countOf(mine)).toBe(0)
  expect(must(await metering.importQuantities(provider, { ...file(...lines), hash }, newId()))).toEqual({ reported: 4 })
  expect([await countOf(mine), await countOf(named)]).toEqual([2, 1])
  const { rows } = await sql<{ unit: Id }>`select concerned_organisation_id as unit from audit_entry where act = 'metering.import'`.execute(
    db,
  )
  expect(rows.map(({ unit }) => unit).toSorted()).toEqual([office.unit, office.below].toSorted())
})

test('every error names its line and column; with one of them nothing is imported', async () => {
  const [mine, monthly] = [await office.resource({ name: 'vm-7' }), await office.resource({ basis: 'month' })]
  const theirs = await office.resource({ provider: office.rival, name: 'vm-8' })
  const lines = [
    `${mine},,2025-01-01,2025-01-31,1,`,
    `${mine},,2025-01-31,2025-02-01,1,`,
    `${monthly},,2025-01-01,2025-01-31,1,`,
    `${theirs},,2025-01-01,2025-01-31,1,`,
    ',vm-8,2025-01-01,2025-01-31,1,',
    `${mine},,2025-03-01,2025-03-11,1,`,
    `${mine},,2025-02-02,2025-02-28,0,`,
    `${mine},,2025-02-02,2025-02-28,=1+1,`,
  ]
  expect(await errorsOf(lines)).toEqual(['3 起', '4 资源编号', '5 资源编号', '6 自有编号', '7 止', '8 数量', '9 数量'])
  expect(codeOf(await take(lines))).toBe('import.has-errors')
  expect(await countOf(mine)).toBe(0)
})

test('what was reported already is an error of its line', async () => {
  const mine = await office.resource()
  expect(codeOf(await take([`${mine},,2025-01-01,2025-01-31,1,`]))).toBe('ok')
  expect(await errorsOf([`${mine},,2025-01-31,2025-02-05,1,`])).toEqual(['2 起'])
})

test('a name that two resources go by means neither; another provider’s do not count', async () => {
  await office.resource({ name: 'twin' })
  await office.resource({ name: 'twin', provider: office.rival })
  const line = [',twin,2025-01-01,2025-01-31,1,']
  expect(await errorsOf(line)).toEqual([])
  await office.resource({ name: 'twin' })
  expect([await errorsOf(line), await errorsOf(line, competitor)]).toEqual([['2 自有编号'], []])
})

test('nobody imports without the word, nor another file than he saw', async () => {
  const lines = [`${await office.resource()},,2025-01-01,2025-01-31,1,`]
  expect(codeOf(await metering.previewQuantities(clerk, file(...lines)))).toBe('permission.denied')
  const { hash } = await preview(lines)
  expect(codeOf(await metering.importQuantities(clerk, { ...file(...lines), hash }, newId()))).toBe('permission.denied')
  const other = { ...file(...lines, ...lines), hash }
  expect(codeOf(await metering.importQuantities(provider, other, newId()))).toBe('import.changed')
})
