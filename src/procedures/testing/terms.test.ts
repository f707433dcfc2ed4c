import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { local } from '../../app/scenario/theatre.ts'
import { readCalendar } from '../../calendar/index.ts'
import { calendar } from '../../calendar/testing.ts'
import { createDoor } from '../../kernel/index.ts'
import { createTestServer } from '../../testing/server.ts'
import type { CasesNeeds } from '../service/needs.ts'
import { rereadProvisional } from '../service/reread.ts'
import { regimes } from './measure.fixture.ts'
import { anOffice, must, told } from './office.fixture.ts'

// Terms at work, in one story after the other: the clock of this file only moves forward.
const office = await anOffice('2024-09-24 09:00')
const { act, applied, attach, begin, moveTo, see, who, write } = office

const calendars = join(import.meta.dirname, '../../../calendars')
const years = (await readdir(calendars)).filter((name) => name.endsWith('.yaml')).sort()
const newYear = {
  year: 2027,
  notices: [{ title: '某年通知', address: 'https://www.gov.cn/x.htm' }],
  holidays: [{ name: '元旦', off: ['2027-01-01..2027-01-03', '2027-01-07'] }],
}

const kinds = (file: { timeline: { kind: string; step: string }[] }) => file.timeline.map(({ kind, step }) => `${kind} ${step}`)

test('a clock stands while the unit supplements, and goes on with what is left', async () => {
  // 24 Sep (Tue) submitted: 25①, 26②; supplement asked on the 26th; back on 8 Oct: 9③, 10④, 11⑤.
  const id = await applied()
  expect((await see('authority', id)).clock).toMatchObject({ dueOn: '2024-09-30', stands: false, overdue: false })
  await moveTo('2024-09-26 10:00')
  expect(told(await act('authority', id, 'supplement'))).toBe('case.opinion-missing 2')
  must(await act('authority', id, 'supplement', { opinion: '请补{unit}盖章页' }))
  const standing = await see('unit', id)
  expect(standing.clocks.at(-1)).toMatchObject({ step: 'accept', dueOn: null, endedAt: null })
  expect(standing.documents[0].text).toBe(`甲局：你单位云资源申请（${standing.number}）须补正：请补{unit}盖章页`)
  await moveTo('2024-10-08 10:00')
  must(await act('unit', id, 'submit'))
  expect((await see('authority', id)).clock).toMatchObject({ dueOn: '2024-10-11', stands: false, overdue: false })

  await moveTo('2024-10-11 23:59')
  expect((await see('authority', id)).clock.overdue).toBe(false)
  await moveTo('2024-10-12 00:00')
  expect((await see('authority', id)).clock.overdue).toBe(true)
  const once = kinds(await see('authority', id))
  await Promise.all([office.server.composition.jobs.sweep(), office.server.composition.jobs.sweep()])
  expect(kinds(await see('authority', id))).toEqual(once)
  expect(once.filter((each) => each === 'overdue accept')).toHaveLength(1)
})

test('coming again after the matter was written anew counts anew', async () => {
  await moveTo('2024-10-14 09:00')
  const id = await applied()
  await moveTo('2024-10-16 09:00')
  must(await act('authority', id, 'supplement', { opinion: '补' }))
  must(await act('unit', id, 'again'))
  await attach('unit', id, 'letter')
  must(await act('unit', id, 'submit'))
  // 16 Oct (Wed): 17①, 18②, 21③, 22④, 23⑤.
  expect((await see('authority', id)).clock.dueOn).toBe('2024-10-23')
})

test('hours count from the event, not from coming into the step, and end at their minute', async () => {
  await moveTo('2024-10-18 15:30')
  const id = await applied()
  must(await act('authority', id, 'accept'))
  await moveTo('2024-10-19 15:29')
  expect((await see('authority', id)).clock).toMatchObject({ dueOn: '2024-10-19', overdue: false, term: '24小时' })
  await moveTo('2024-10-19 15:30')
  expect((await see('authority', id)).clock.overdue).toBe(true)
})

test('reminder, one month, urging, five working days, forced step', async () => {
  await moveTo('2024-10-31 09:00')
  const id = await begin('unit', 'rectify')
  must(await act('unit', id, 'submit'))
  // 31 Oct + 1 month = 30 Nov, a Saturday: ends on Monday 2 Dec.
  expect((await see('unit', id)).clock).toMatchObject({ dueOn: '2024-12-02', term: '1个月' })
  await moveTo('2024-12-02 23:59')
  expect((await see('unit', id)).step.id).toBe('reminded')
  await moveTo('2024-12-03 00:00')
  const urged = await see('unit', id)
  expect(urged.step.id).toBe('urged')
  // 3 Dec (Tue): 4①, 5②, 6③, 9④, 10⑤.
  expect(urged.clock.dueOn).toBe('2024-12-10')
  expect(urged.timeline.at(-1)).toMatchObject({ kind: 'elapsed', outcomeName: '逾期未整改', organisationName: '平台' })
  await Promise.all(Array.from({ length: 5 }, () => office.server.composition.jobs.sweep()))
  expect((await see('unit', id)).timeline).toHaveLength(urged.timeline.length)
  await moveTo('2024-12-11 00:00')
  expect(kinds(await see('unit', id)).slice(1)).toEqual([
    'left draft',
    'overdue reminded',
    'elapsed reminded',
    'overdue urged',
    'elapsed urged',
  ])
  // 丙局 is a first-level unit, but not of 甲局; that it sees everything as support body lends it no turn.
  expect(told(await act('leader', id, 'confirm'))).toBe('case.not-your-turn 4')
  expect((await who('leader').need('GET', '/todo')).items).toEqual([])
})

test('two processes sweep many terms at once: each is marked and moved once', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => begin('unit', 'rectify')))
  for (const id of ids) must(await act('unit', id, 'submit'))
  must(office.clock.moveTo(local('2025-02-11 00:00')) as never)
  const another = await createTestServer({ db: office.db, clock: office.clock, regimes })
  await Promise.all([office.server.composition.jobs.sweep(), another.composition.jobs.sweep()])
  for (const id of ids) {
    expect(kinds(await see('unit', id)).slice(2)).toEqual(['overdue reminded', 'elapsed reminded'])
    expect((await see('unit', id)).clocks).toHaveLength(2)
  }
})

test('a case that its term cannot move is marked, and holds up no other', async () => {
  const broken = await begin('unit', 'rectify')
  const sound = await begin('unit', 'rectify')
  for (const id of [broken, sound]) must(await act('unit', id, 'submit'))
  // A trigger stands for whatever may break on the way: the case cannot come into the next step.
  await sql`create function refuse_it() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(
    office.ownerDb,
  )
  await sql`create trigger refuse_it before update of step on case_file for each row when (old.id = ${sql.lit(broken)}) execute function refuse_it()`.execute(
    office.ownerDb,
  )
  office.clock.moveTo(local('2025-03-20 00:00'))
  await expect(office.server.composition.jobs.sweep()).rejects.toThrow(/could not be dealt with/)
  expect((await see('unit', broken)).step.id).toBe('reminded')
  expect((await see('unit', sound)).step.id).toBe('urged')
  await sql`drop trigger refuse_it on case_file`.execute(office.ownerDb)
  await office.server.composition.jobs.sweep()
  expect((await see('unit', broken)).step.id).toBe('urged')
})

test('a day in a year that is not published is provisional, and read again when it is', async () => {
  await moveTo('2026-12-30 09:00')
  const id = await applied()
  expect((await see('authority', id)).clock).toMatchObject({ dueOn: '2027-01-06', provisional: true })
  const { db, clock } = office
  const needs = { db, clock, regimes, door: createDoor({ db, clock }) } as unknown as CasesNeeds
  expect(await rereadProvisional({ ...needs, calendar })).toBe(0)
  const files = await Promise.all(
    years.map(async (year) => ({ file: year, content: parse(await readFile(join(calendars, year), 'utf8')) })),
  )
  const published = readCalendar([...files, { file: '2027', content: newYear }])
  // 31 Dec①; 1 to 3 January off; 4②, 5③, 6④; the 7th off; 8⑤.
  expect(await rereadProvisional({ ...needs, calendar: published })).toBe(1)
  expect((await see('authority', id)).clock).toMatchObject({ dueOn: '2027-01-08', provisional: false })
  expect(await rereadProvisional({ ...needs, calendar: published })).toBe(0)
})

test('what was written in a draft stays in it until it is cleared', async () => {
  const id = await begin('unit', 'apply', office.world.id('system', 'unit'))
  must(await write('unit', id, { fields: { purpose: '甲', note: '乙' } }))
  must(await write('unit', id, { fields: { note: '' } }))
  expect((await see('unit', id)).fields).toEqual({ purpose: '甲' })
  must(await write('unit', id, { fields: { purpose: '  ' } }))
  must(await write('unit', id, { lines: [office.line()] }))
  await attach('unit', id, 'letter')
  expect(told(await act('unit', id, 'submit'))).toBe('case.field-missing 2')
})
