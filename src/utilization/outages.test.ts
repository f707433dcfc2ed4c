import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, day, type Instant, newId } from '../kernel/index.ts'
import { codeOf } from '../testing/index.ts'
import type { CheckInput } from './checks/check.ts'
import { availabilityOf } from './index.ts'
import { anOffice, value } from './office.fixture.ts'
import type { OutageInput } from './outages/outage.ts'

const office = await anOffice()
const { utilization, authority, provider, clerk, stranger, competitor, cloud, rival, mainPool, cpus, portal, others, db, ownerDb } = office
const february = { from: day('2024-02-01'), to: day('2024-02-29') }
const outage = (from: string, to: string, more: Partial<OutageInput> = {}): OutageInput => ({
  ...{ providerId: cloud, poolId: null, kind: 'fault', reason: '光缆中断', systemIds: [] },
  from: from as Instant,
  to: to as Instant,
  ...more,
})
const report = (input: OutageInput, by = provider) => utilization.reportOutage(by, input, newId())
const percent = async (by = authority) => value(await utilization.availability(by, cloud, february)).percent

test('availability over a leap February: no report is full availability; a correction supersedes; other providers are not touched', async () => {
  expect(await percent()).toBe('100.0000')
  // 29 days are 41,760 minutes; the first and the last of them lie in February by local time.
  const first = value(await report(outage('2024-01-31T15:00:00.000Z', '2024-01-31T16:04:10.560Z')))
  expect(await percent()).toBe('99.9900')
  value(await report(outage('2024-02-29T15:59:00.000Z', '2024-02-29T17:00:00.000Z', { poolId: mainPool, systemIds: [portal] })))
  expect(await percent()).toBe('99.9876')
  const { providerId: _, ...shorter } = outage('2024-01-31T15:00:00.000Z', '2024-01-31T15:30:00.000Z')
  const corrected = value(await utilization.correctOutage(provider, first.id, { ...shorter, correction: '核实恢复时刻' }, newId()))
  expect(corrected).toMatchObject({ supersedes: first.id, correction: '核实恢复时刻' })
  expect(await percent()).toBe('99.9976')
  expect(await availabilityOf(db, cloud, '2024-02-01' as Day, '2024-03-01' as Day)).toBe('99.9976')
  expect(await availabilityOf(db, rival, '2024-02-01' as Day, '2024-03-01' as Day)).toBe('100.0000')
  expect(codeOf(await utilization.correctOutage(provider, first.id, { ...shorter, correction: '再次' }, newId()))).toBe(
    'request.changed-meanwhile',
  )
  const list = async (all: boolean) => (await utilization.outages(authority, { all, limit: 10 })).items.length
  expect([await list(false), await list(true)]).toEqual([2, 3])
  await expect(sql`delete from outage`.execute(ownerDb)).rejects.toThrow(/never altered/)
})

test('who reports and who sees: a provider its own, its customers see it, nobody else', async () => {
  const past = outage('2025-03-01T00:00:00.000Z', '2025-03-01T01:00:00.000Z')
  expect(codeOf(await report(past, competitor))).toBe('request.not-found')
  expect(codeOf(await report({ ...past, providerId: rival, poolId: mainPool }, competitor))).toBe('request.not-found')
  expect(codeOf(await report({ ...past, systemIds: [others] }))).toBe('request.not-found')
  const { providerId: _, ...input } = past
  const found = value(await report(past, authority))
  expect(codeOf(await utilization.correctOutage(provider, found.id, { ...input, correction: '不认可' }, newId()))).toBe('request.not-found')
  expect((await utilization.outages(clerk, { limit: 10 })).items.length).toBeGreaterThan(0)
  expect((await utilization.outages(stranger, { limit: 10 })).items).toEqual([])
  expect(codeOf(await utilization.availability(stranger, cloud, february))).toBe('request.not-found')
  expect(await percent(clerk)).toBe(await percent())
})

test('a provider does not excuse itself from a fault that somebody else put on file', async () => {
  const fault = outage('2025-02-10T00:00:00.000Z', '2025-02-10T02:00:00.000Z')
  value(await report(fault, authority))
  const excuse = { ...fault, kind: 'force-majeure', reason: '自称不可抗力' } as const
  expect(codeOf(await report(excuse))).toBe('outage.fault-on-file')
  expect(codeOf(await report({ ...excuse, poolId: mainPool }))).toBe('outage.fault-on-file')
  // Nor by turning an own report of another time into it.
  const { providerId: _, ...input } = excuse
  const own = value(await report(outage('2025-02-11T00:00:00.000Z', '2025-02-11T01:00:00.000Z')))
  expect(codeOf(await utilization.correctOutage(provider, own.id, { ...input, correction: '更正' }, newId()))).toBe('outage.fault-on-file')
  expect(codeOf(await report({ ...excuse, from: fault.to, to: '2025-02-10T03:00:00.000Z' as Instant }))).toBe('ok')
  expect(codeOf(await report(excuse, authority))).toBe('ok')
})

test('work is announced ahead, otherwise it is a fault; it may be shortened afterwards and never lengthened', async () => {
  const planned = outage('2025-03-20T00:00:00.000Z', '2025-03-20T04:00:00.000Z', { kind: 'planned', reason: '升级' })
  expect(codeOf(await report({ ...planned, from: '2025-03-09T00:00:00.000Z' as Instant }))).toBe('request.invalid')
  const announced = value(await report(planned))
  office.clock.set('2025-03-21T09:00')
  const { providerId: _, ...input } = planned
  const correct = (id: string, to: string) =>
    utilization.correctOutage(provider, id, { ...input, to: to as Instant, correction: '按实际时间' }, newId())
  expect(codeOf(await correct(announced.id, '2025-03-20T05:00:00.000Z'))).toBe('request.invalid')
  expect(codeOf(await correct(announced.id, '2025-03-20T03:00:00.000Z'))).toBe('ok')
  const period = { from: day('2025-03-20'), to: day('2025-03-20') }
  expect(value(await utilization.availability(provider, cloud, period))).toMatchObject({ percent: '100.0000', excludedMinutes: '180' })
})

const check = (more: Partial<CheckInput>, by = authority) => {
  const usual: CheckInput = { resourceId: cpus, actualSystemId: null, actualSystem: null, asApplied: false, idle: false, note: '' }
  return utilization.checkResource(by, { ...usual, ...more }, newId())
}

test.each<[string, Partial<CheckInput>, string[]]>([
  ['by the system it was given to', { actualSystemId: portal, asApplied: true }, []],
  ['by another system', { actualSystemId: others }, ['diverted']],
  ['by somebody who is not registered', { actualSystem: '某公司网站' }, ['diverted']],
  ['by nobody', { idle: true }, ['left-idle']],
])('a resource used %s', async (_, input, rules) => {
  const checked = value(await check(input))
  expect(checked.findings.map(({ rule }) => rule)).toEqual(rules)
  const { items } = await utilization.findings(authority, { systemId: portal, limit: 200 })
  expect(items.filter(({ checkId }) => checkId === checked.id).map(({ rule, caseId }) => [rule, caseId !== null])).toEqual(
    rules.map((rule) => [rule, rule === 'diverted']),
  )
})

test('a check says who uses a resource or that nobody does; a provider checks its own, nobody a stranger’s', async () => {
  expect(codeOf(await check({}))).toBe('request.invalid')
  expect(codeOf(await check({ idle: true, actualSystemId: portal }))).toBe('request.invalid')
  expect(codeOf(await check({ idle: true, asApplied: true }))).toBe('request.invalid')
  expect(codeOf(await check({ idle: true }, provider))).toBe('ok')
  expect(codeOf(await check({ idle: true }, competitor))).toBe('request.not-found')
  expect(codeOf(await check({ idle: true }, stranger))).toBe('request.not-found')
  // A provider knows systems of others only where they are its customers.
  expect(codeOf(await check({ actualSystemId: others }, provider))).toBe('request.not-found')
  expect((await utilization.checks(stranger, { limit: 10 })).items).toEqual([])
  expect((await utilization.checks(clerk, { limit: 10 })).items.length).toBeGreaterThan(0)
})

test('of the systems that an outage affected a customer is told its own', async () => {
  await office.resource(stranger.organisationId, others, mainPool)
  value(await report(outage('2025-02-20T00:00:00.000Z', '2025-02-20T01:00:00.000Z', { systemIds: [portal, others] })))
  const toldTo = async (actor: typeof clerk) =>
    (await utilization.outages(actor, { limit: 50 })).items.find(({ from }) => from === '2025-02-20T00:00:00.000Z')?.systemIds
  expect([await toldTo(authority), await toldTo(provider)]).toEqual([
    [portal, others],
    [portal, others],
  ])
  expect([await toldTo(clerk), await toldTo(stranger)]).toEqual([[portal], [others]])
})
