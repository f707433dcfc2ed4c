import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { instant } from '../kernel/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'
import { createMovingClock } from './moving-clock.ts'

const at = instant('2024-09-30T01:00:00Z')
const next = instant('2024-10-08T01:00:00Z')
const { db } = await testDatabase()

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'zhengyun-clock-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

test('it stands still between moves, and moves only forward', () => {
  const clock = createMovingClock({ at })
  expect(clock.now()).toBe(at)
  expect(clock.moveTo(next)).toMatchObject({ ok: true })
  expect(clock.now()).toBe(next)
  expect(clock.moveTo(at)).toMatchObject({ ok: false, refusal: { code: 'clock.backwards' } })
  expect(clock.now()).toBe(next)
})

test.each([
  ['2199-12-31T15:59:59.999Z', 'ok'],
  ['2199-12-31T16:00:00.000Z', 'clock.too-far'],
  ['9999-12-31T00:00:00.000Z', 'clock.too-far'],
  ['9999-12-31T23:59:59-23:00', 'clock.backwards'],
])('it goes no further than the days of the API: %s', (to, code) => {
  const clock = createMovingClock({ at })
  const moved = clock.moveTo(instant(to))
  expect(moved.ok ? 'ok' : moved.refusal.code).toBe(code)
})

test('with a clock to run with, it goes on from where it was put', () => {
  const real = fixedClock('2026-01-01T00:00')
  const clock = createMovingClock({ at, runsWith: real })
  real.advance({ hours: 2 })
  expect(clock.now()).toBe('2024-09-30T03:00:00.000Z')
  clock.moveTo(next)
  real.advance({ minutes: 1 })
  expect(clock.now()).toBe('2024-10-08T01:01:00.000Z')
})

test('a restart finds it where it would have been, never earlier', () => {
  const file = join(folder(), 'clock.json')
  const real = fixedClock('2026-01-01T00:00')
  createMovingClock({ at, runsWith: real, file }).moveTo(next)
  real.advance({ hours: 1 })
  expect(createMovingClock({ at, runsWith: real, file }).now()).toBe('2024-10-08T02:00:00.000Z')
  real.set('2025-01-01T00:00') // the machine's own clock was put back
  expect(createMovingClock({ at, runsWith: real, file }).now()).toBe(next)
})

const operationsOf = async (server: Awaited<ReturnType<typeof createTestServer>>) => {
  const { paths } = (await server.http.inject('/openapi.json')).json() as { paths: Record<string, Record<string, { operationId: string }>> }
  return Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId))
}

test('where the clock moves, the API can move it', async () => {
  const movingClock = createMovingClock({ at })
  const server = await createTestServer({ db, clock: movingClock, movingClock })
  expect(await operationsOf(server)).toContain('moveClock')
  expect(await server.call('POST', '/clock', { body: { at: next } })).toMatchObject({
    status: 200,
    body: { now: next, today: '2024-10-08', movable: true },
  })
  expect((await server.call('POST', '/clock', { body: { at } })).body.code).toBe('clock.backwards')
})

test('a real installation has no such door', async () => {
  const server = await createTestServer({ db, clock: fixedClock('2024-09-30T09:00') })
  expect(await operationsOf(server)).not.toContain('moveClock')
  expect((await server.call('POST', '/clock', { body: { at: next } })).status).toBe(405)
  expect((await server.call('GET', '/clock')).body).toEqual({ now: at, today: '2024-09-30', movable: false })
})
