import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { local } from '../app/scenario/theatre.ts'
import { day, dayOf, startOf } from '../kernel/index.ts'
import { regimes } from '../procedures/testing/measure.fixture.ts'
import { anOffice, must, told } from '../procedures/testing/office.fixture.ts'
import { createTestServer } from '../testing/server.ts'
import { bodyOf, notice2027 } from './notice.fixture.ts'
import type { NoticeContent } from './notice.ts'

// One story from the entry of a notice to its correction, in two processes on one database. The clock only moves forward.
const office = await anOffice('2026-12-28 09:00')
const { db, clock, server, see, who, applied } = office
const other = await createTestServer({ db, clock, regimes })
const [system, security] = [office.world.player('系统管理员'), office.world.player('安全管理员')]
/** What another process answers; sessions end while the clock moves. */
const askThere = async (path: string) => {
  const { login, password } = who('authority')
  return (await other.call('GET', path, { token: await other.signIn(login, password) })).body
}
const yearsThere = async () => (await askThere('/calendar-years')).items

const enter = (content: NoticeContent, more: { key?: string } = {}) =>
  system.call('POST', '/holiday-notices', { body: bodyOf(content), ...more })
const decide = (player: typeof system, id: string, how: 'approval' | 'rejection' | 'withdrawal', body?: object) =>
  player.call('POST', `/holiday-notices/${id}/${how}`, body ? { body } : {})
const drafted = async (): Promise<string> => (await system.need('GET', '/holiday-notices')).items[0].id
const cases: string[] = []
/** The sum of everything that a preview must not touch. */
const digest = async () =>
  (await sql<{ it: string }>`select md5(string_agg(k::text, ',' order by id)) as it from case_clock k`.execute(db)).rows[0]?.it

test('before the notice a day in the new year is provisional', async () => {
  clock.moveTo(local('2026-12-30 09:00'))
  cases.push(await applied())
  expect((await see('authority', cases[0] ?? '')).clock).toMatchObject({ dueOn: '2027-01-06', provisional: true })
})

describe('who may do what', () => {
  test.each([['authority'], ['unit'], ['provider']])('%s enters, reads and approves nothing', async (name) => {
    const replies = [
      await who(name).call('POST', '/holiday-notices', { body: bodyOf(notice2027) }),
      await who(name).call('POST', '/holiday-notices/check', { body: bodyOf(notice2027) }),
      await who(name).call('GET', '/holiday-notices'),
      await who(name).call('GET', '/calendar-readings'),
    ]
    expect(replies.map((reply) => told(reply))).toEqual(Array(4).fill(expect.stringMatching(/^permission\.denied/)))
  })
  test('who enters cannot approve, and who approves cannot enter', async () => {
    must(await enter(notice2027))
    const id = await drafted()
    expect(told(await decide(system, id, 'approval'))).toMatch(/^permission\.denied/)
    expect(told(await security.call('POST', '/holiday-notices', { body: bodyOf(notice2027) }))).toMatch(/^permission\.denied/)
    must(await decide(security, id, 'rejection', { reason: '文号有误' }))
    expect(told(await decide(security, id, 'approval'))).toMatch(/^holiday\.decided/)
  })
  test('the database holds the same person off, whatever the program does', async () => {
    must(await enter(notice2027))
    const id = await drafted()
    await expect(
      sql`update holiday_notice set state = 'approved', revision = 1, decided_by = proposed_by, decided_at = now() where id = ${id}`.execute(
        db,
      ),
    ).rejects.toThrow('holiday_notice_by_two')
    await expect(sql`update holiday_notice set title = 'x' where id = ${id}`.execute(db)).rejects.toThrow('never altered')
    must(await decide(system, id, 'withdrawal'))
    await expect(sql`update holiday_notice set decided_reason = 'x' where id = ${id}`.execute(db)).rejects.toThrow('never altered')
    await expect(sql`delete from holiday_notice`.execute(db)).rejects.toThrow('never altered')
  })
})

test.each([
  ['a year that has gone by', { year: 2025 }, 'holiday.year-past'],
  ['a year after one that is missing', { year: 2028, holidays: [{ name: '元旦', off: ['2028-01-01'] }] }, 'holiday.year-gap'],
  [
    'a year that came with the program, without a reason',
    { year: 2026, holidays: [{ name: '元旦', off: ['2026-01-01'] }] },
    'holiday.reason-needed',
  ],
  ['a make-up day on a Friday', { holidays: [{ name: '元旦', off: ['2027-01-01'], workdays: ['2027-01-08'] }] }, 'request.invalid'],
] as const)('%s is refused', async (_, change, code) => {
  expect(told(await enter({ ...notice2027, ...change }))).toMatch(new RegExp(`^${code.replace('.', '\\.')}`))
})

test('a year that came with the program, entered again just so, is refused', async () => {
  const { items } = await system.need('GET', '/calendar-years')
  const shipped = items.find(({ year }: { year: number }) => year === 2026)
  const content = { ...notice2027, year: 2026, holidays: shipped.holidays, reason: '再录一遍' }
  expect(told(await enter(content))).toMatch(/^holiday\.same/)
})

test('looking at a notice says what would move, and moves nothing', async () => {
  clock.moveTo(local('2026-12-31 09:00'))
  cases.push(await applied())
  const before = await digest()
  const looked = await system.need('POST', '/holiday-notices/check', { body: bodyOf(notice2027) })
  // Monday to Friday: 31 Dec①, 1②(a Friday; off by the notice), 4③, 5④, 6⑤ of January.
  expect(looked).toMatchObject({ changed: { from: '2027-01-01', to: '2027-12-31' }, moved: 2, warnings: [] })
  expect(looked.items).toContainEqual(
    expect.objectContaining({
      kind: 'case',
      from: '2027-01-06',
      to: '2027-01-07',
      organisationName: '甲局',
      wasProvisional: true,
      provisional: false,
    }),
  )
  expect(looked.units).toEqual([expect.objectContaining({ organisationName: '甲局', count: 2 })])
  expect(await digest()).toBe(before)
})

test('approved by another, it counts at once in every process', async () => {
  expect((await yearsThere())[0].year).toBe(2026)
  must(await enter(notice2027))
  expect(told(await enter(notice2027))).toMatch(/^holiday\.proposed-already/)
  const id = await drafted()
  const preview = await security.need('GET', `/holiday-notices/${id}/preview`)
  expect(preview.moved).toBe(2)
  must(await decide(security, id, 'approval'))
  expect((await yearsThere())[0]).toMatchObject({ year: 2027, source: 'entered', number: notice2027.number })
  // A case that comes into its step in the other process is counted by the new year.
  const mine = await applied()
  expect((await askThere(`/cases/${mine}`)).clock).toMatchObject({ dueOn: '2027-01-08', provisional: false })
})

test('the job reads the terms again, once, and tells the case from which day to which and why', async () => {
  await Promise.all([server.composition.jobs.reread(), other.composition.jobs.reread()])
  const file = await see('authority', cases[0] ?? '')
  expect(file.clock).toMatchObject({ dueOn: '2027-01-07', provisional: false })
  const events = file.timeline.filter(({ kind }: { kind: string }) => kind === 'reread')
  expect(events.map(({ opinion }: { opinion: string }) => opinion)).toEqual([
    `办理期限由2027-01-06改为2027-01-07：《${notice2027.title}》（${notice2027.number}）`,
  ])
  // Those concerned hear it once: from which day to which, and why.
  await server.composition.jobs.tell()
  const moved = await sql<{ title: string; body: string; count: number }>`select n.title, n.body, count(*)::int as count from notice n
    where n.kind = 'deadline' and n.link = ${`/cases/${cases[0]}`} group by 1, 2`.execute(db)
  expect(moved.rows).toEqual([
    {
      title: expect.stringMatching(/的期限有变动：2027-01-07$/),
      body: expect.stringContaining(`办理期限由2027-01-06改为2027-01-07：《${notice2027.title}》（${notice2027.number}）`),
      count: expect.any(Number),
    },
  ])
  const [reading] = (await system.need('GET', '/calendar-readings')).items
  expect(reading).toMatchObject({ moved: 2, failed: 0, endedAt: null })
  clock.moveTo(local('2026-12-31 09:02'))
  await server.composition.jobs.reread()
  expect((await system.need('GET', '/calendar-readings')).items[0]).toMatchObject({ moved: 2, endedAt: expect.any(String) })
})

test('a correction is another version, says why, and moves what was certain', async () => {
  clock.moveTo(local('2027-01-05 09:00'))
  // 5 Jan; five working days end on the 12th.
  const id = await applied()
  expect((await see('authority', id)).clock).toMatchObject({ dueOn: '2027-01-12', provisional: false })
  const longer = {
    ...notice2027,
    title: '国务院办公厅关于延长2027年元旦假期的通知',
    number: '国办发明电〔2027〕1号',
    issuedOn: day('2027-01-05'),
    holidays: notice2027.holidays.map((one) =>
      one.name === '元旦' ? { ...one, off: ['2027-01-01..2027-01-03', '2027-01-06..2027-01-08'] } : one,
    ),
  }
  expect(told(await enter(longer))).toMatch(/^holiday\.reason-needed/)
  must(await enter({ ...longer, reason: '国务院办公厅通知延长假期' }))
  must(await decide(security, await drafted(), 'approval'))
  await server.composition.jobs.reread()
  // 6, 7, 8 off; 11①? No: the 5th is not counted; 11①, 12②, 13③, 14④, 15⑤.
  expect((await see('authority', id)).clock).toMatchObject({ dueOn: '2027-01-15', provisional: false })
  const { items } = await system.need('GET', '/holiday-notices')
  expect(items.filter(({ state }: { state: string }) => state === 'approved').map((one: { version: number }) => one.version)).toEqual([
    4, 3,
  ])
})

// By hand from the notice of the fixture: the National Day, and the Sundays that make up for the Spring Festival.
test.each([
  ['2027-01-29', 1, '2027-01-31'],
  ['2027-01-29', 2, '2027-02-01'],
  ['2027-02-04', 1, '2027-02-12'],
  ['2027-02-12', 1, '2027-02-14'],
  ['2027-09-24', 1, '2027-09-26'],
  ['2027-09-30', 1, '2027-10-08'],
  ['2027-09-30', 2, '2027-10-09'],
  ['2027-09-30', 5, '2027-10-13'],
])('after %s the working day number %d is %s in the process that approved and in the other', async (from, count, to) => {
  await yearsThere()
  for (const { composition } of [server, other]) expect(composition.calendar.nthWorkingDayAfter(day(from), count)).toBe(to)
  expect(dayOf(startOf(day(to)))).toBe(to)
})
