import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadLaw } from '../../app/law-files.ts'
import { shipped } from '../../app/shipped.ts'
import { loadTemplatesFor, readTemplates } from '../../app/template-files.ts'
import { fixedClock, testDatabase } from '../../testing/index.ts'
import { createTestServer } from '../../testing/server.ts'
import { checkTemplates } from '../check.ts'
import { loadTemplates } from '../files.ts'
import { generalKind, kindOfPaper, templatesUnder } from '../templates/choosing.ts'

const { regimes } = await loadLaw([])
const office = mkdtempSync(join(tmpdir(), 'zhengyun-templates-'))
afterAll(() => rmSync(office, { recursive: true }))
const head = (name: string, more = '') => `---\nname: ${name}\ntitle: ${name}\nseries: letter\nby: [unit]\n${more}---\n`

describe('templates that ship', () => {
  const loaded = loadTemplates({ shipped: shipped.templates, packs: [shipped.regimes], office: null })
  test('have no fault against any measure', () => expect([...loaded.faults, ...checkTemplates(loaded, regimes.all())]).toEqual([]))
  test('name every paper of every measure: none is left to the general one', () => {
    const left = regimes
      .all()
      .flatMap(({ id, documents }) =>
        documents
          .filter(({ says }) => says !== null)
          .map((paper) => [id, paper.id, kindOfPaper(templatesUnder(loaded, id), paper.id)?.kind]),
      )
      .filter(([, , kind]) => kind === undefined || kind === generalKind)
    expect(left).toEqual([])
  })
})

test('an office puts its own in their place, for all measures or for one; faults are told by file and line and keep the program from starting', () => {
  writeFileSync(join(office, 'application-letter.md'), `${head('本单位的函')}甲`)
  mkdirSync(join(office, 'hunan-2024'))
  writeFileSync(join(office, 'hunan-2024', 'application-letter.md'), `${head('本单位在湖南的函')}{{field.purpose}}`)
  const places = { regimes: [], templates: office }
  const loaded = loadTemplatesFor(places, regimes)
  expect(templatesUnder(loaded, 'hunan-2024').get('application-letter')?.name).toBe('本单位在湖南的函')
  expect(templatesUnder(loaded, 'weihai-2025').get('application-letter')?.name).toBe('本单位的函')
  expect(templatesUnder(loaded, 'weihai-2025').get('acceptance-notice')?.name).toBe('受理通知书')

  writeFileSync(join(office, 'hunan-2024', 'letter.md'), `${head('函', 'procedures: [exit]\n')}甲\n{{unit.nam}}`)
  mkdirSync(join(office, 'nowhere-2020'))
  writeFileSync(join(office, 'nowhere-2020', 'letter.md'), `${head('函')}甲`)
  writeFileSync(join(office, 'My Letter.md'), '')
  const faults = readTemplates(places, regimes).faults.join('\n')
  expect(faults).toMatch(/hunan-2024\/letter\.md:9：没有“unit\.nam”这一事实。改法：可写：unit\.name/)
  // 退出 is a procedure of other measures, not of this one.
  expect(faults).toMatch(/hunan-2024\/letter\.md:1：各办法的程序中没有“exit”/)
  expect(faults).toMatch(/nowhere-2020\/letter\.md:1：没有办法“nowhere-2020”/)
  expect(faults).toMatch(/My Letter\.md:1：文件名“My Letter\.md”不能作文书种类/)
  expect(() => loadTemplatesFor(places, regimes)).toThrow(/公文模板有误，未启动/)
  expect(() => readTemplates({ regimes: [], templates: join(office, 'none') }, regimes)).toThrow(/读取不到公文模板的文件夹/)
})

test('verification is counted: nobody tries codes by the thousand', async () => {
  const { db } = await testDatabase()
  const server = await createTestServer({ db, clock: fixedClock('2024-09-30T09:00'), attemptsPerMinute: 3 })
  const codes = []
  for (let count = 0; count < 4; count += 1) codes.push((await server.call('GET', '/verifications/00000-00000-00000-00000')).body.code)
  expect(codes).toEqual(['document.code-unknown', 'document.code-unknown', 'document.code-unknown', 'request.too-often'])
})
