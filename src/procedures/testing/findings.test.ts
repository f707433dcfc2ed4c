import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { compose } from '../../app/compose.ts'
import type { Body } from '../../app/play/index.ts'
import { calendar } from '../../calendar/testing.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { connect, createDoor, ok, type Writing } from '../../kernel/index.ts'
import { anActor } from '../../testing/office.ts'
import { anOffice, must, told } from './office.fixture.ts'
import { supervised } from './supervision.fixture.ts'

const { who, see, act, write, world, moveTo, line, workOrder, report, server, clock, db, databaseUrl } = await anOffice(
  '2024-09-24 09:00',
  supervised,
)
const org = (name: string) => who(name).organisationId
const begin = async (by: string, body: Body): Promise<string> => must(await who(by).call('POST', '/cases', { body })).id
const rectify = async (about: string) => {
  const id = await begin('authority', { procedure: 'rectify', aboutId: org(about) })
  must(await act('authority', id, 'send', { opinion: '弱口令', fields: { issue: '弱口令' } }))
  return id
}
const open = async (by: string, procedure: string, about: string): Promise<Body[]> => {
  const { items } = await who(by).need('GET', `/cases?state=open&procedure=${procedure}&limit=200`)
  return items.filter((each: Body) => each.organisationId === org(about))
}
const mine = async (by: string, id: string) => (await who(by).need('GET', '/todo')).items.some((each: Body) => each.id === id)

test('a term that runs out begins a case about the unit, which waits for the party that begins such cases', async () => {
  const first = await rectify('unit')
  const second = await rectify('unit')
  await moveTo('2024-10-08 08:00')
  expect((await see('unit', first)).findings).toMatchObject([{ rule: 'late', message: '“甲站”整改逾期', words: '第二条' }])
  // Two that were late begin one talk: the second finding joined it.
  const talks = await open('authority', 'talk', 'unit')
  expect(talks).toHaveLength(1)
  const talk = talks[0]?.id
  const shown = await see('authority', talk)
  expect([shown.step.id, shown.yourTurn, shown.findings.length]).toEqual(['call', true, 2])
  expect(shown.timeline).toMatchObject([{ kind: 'begun', personName: '平台', organisationName: '平台' }])
  expect([await mine('authority', talk), await mine('unit', talk)]).toEqual([true, false])
  for (const name of ['unit', 'near', 'finance', 'provider'])
    expect(told(await who(name).call('GET', `/cases/${talk}`))).toBe('request.not-found')
  must(await act('second', talk, 'done'))
  expect((await see('unit', talk)).yourTurn).toBe(true)
  must(await act('unit', talk, 'done'))

  // That one is over: what is late now begins another.
  const third = await rectify('unit')
  await moveTo('2024-10-25 08:00')
  expect((await see('unit', third)).findings).toHaveLength(1)
  expect((await open('authority', 'talk', 'unit')).map((each) => each.id)).not.toContain(talk)
  expect(await open('authority', 'talk', 'unit')).toHaveLength(1)
  expect(second).not.toBe(first)
})

test('two processes sweep at once: each term is judged once, and one case begins', async () => {
  const cases = await Promise.all([rectify('firm'), rectify('firm'), rectify('firm'), rectify('firm')])
  const elsewhere = connect({ url: databaseUrl, connectionsMax: 4 })
  try {
    clock.moveTo(new Date('2024-11-11T00:00:00Z').toISOString() as never)
    const other = compose({ db: elsewhere, clock, calendar, regimes: supervised.regimes, sessionIdleMinutes: 30 })
    await Promise.all([server.composition.jobs.sweep(), other.jobs.sweep(), server.composition.jobs.sweep(), other.jobs.sweep()])
  } finally {
    await elsewhere.destroy()
  }
  const [talk, ...more] = await open('authority', 'talk', 'firm')
  expect(more).toEqual([])
  expect((await see('authority', talk?.id)).findings).toHaveLength(cases.length)
  for (const id of cases) expect((await see('firm', id)).findings).toHaveLength(1)
})

test('what a provider leaves undone begins a case about the provider, which its customers don’t see', async () => {
  const id = await begin('unit', { procedure: 'apply', systemId: world.id('system', 'unit') })
  must(await write('unit', id, { lines: [line()] }))
  must(await act('unit', id, 'submit'))
  must(await act('near', id, 'approve'))
  must(await act('provider', id, 'cannot'))
  expect((await see('unit', id)).findings).toMatchObject([{ rule: 'undelivered', message: '“甲云”未能交付' }])
  const [account] = await open('authority', 'account', 'provider')
  expect(told(await who('provider').call('GET', `/cases/${account?.id}`))).toBe('request.not-found')
  must(await act('authority', account?.id, 'ask'))
  expect(told(await who('unit').call('GET', `/cases/${account?.id}`))).toBe('request.not-found')
  must(await act('provider', account?.id, 'answer'))

  // The order goes on, at a later moment: work orders are found by when they were issued. What is delivered is no finding.
  await moveTo('2024-11-12 09:00')
  must(await act('near', id, 'approve'))
  const order = await workOrder(id)
  await who('provider').need('POST', `/work-orders/${order.id}/accept`)
  must(await report(order.id, [{ line: 1, state: 'done' }]))
  expect((await see('unit', id)).findings).toHaveLength(1)
  expect(await open('authority', 'account', 'provider')).toEqual([])
})

test('findings from elsewhere, many at once: one case of a procedure, organisation and system each', async () => {
  const door = createDoor({ db, clock })
  const { cases } = server.composition
  const { rows } = await sql<{ id: string }>`select jurisdiction_id as id from organisation where id = ${org('other')}`.execute(db)
  const jurisdictionId = rows[0]?.id ?? ''
  const about = { jurisdictionId, regimeId: 'watch-2024', procedure: 'talk', organisationId: org('other'), providerId: null }
  const finding = (rule: string) => ({ rule, message: rule, cite: '2' })
  const found = async (systemId: string | null, rule: string): Promise<string> => {
    const done = await door.write(
      { actor: anActor(jurisdictionId, org('authority')), does: 'test.find', needs: null },
      async (writing: Writing<OfficeActor>) => ok(await cases.openAbout(writing, { ...about, systemId, finding: finding(rule) })),
    )
    if (!done.ok) throw new Error(done.refusal.message)
    return done.value
  }
  const system = world.id('system', 'other')
  const ids = await Promise.all([found(null, 'a'), found(system, 'b'), found(null, 'c'), found(system, 'd'), found(null, 'e')])
  expect(new Set(ids).size).toBe(2)
  const ofSystem = await see('authority', ids[1] ?? '')
  expect([ofSystem.system.name, ofSystem.findings.map((each: Body) => each.rule).toSorted()]).toEqual(['系统other', ['b', 'd']])
  // A draft that somebody began for himself is not joined: nobody else would see the finding.
  const own = await begin('authority', { procedure: 'rectify', aboutId: org('other') })
  const joined = await door.write(
    { actor: anActor(jurisdictionId, org('authority')), does: 'test.find', needs: null },
    async (writing: Writing<OfficeActor>) =>
      ok(await cases.openAbout(writing, { ...about, procedure: 'rectify', systemId: null, finding: finding('f') })),
  )
  expect(joined.ok && joined.value).not.toBe(own)
})
