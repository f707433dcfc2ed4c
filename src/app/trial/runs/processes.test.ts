import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Id, Instant } from '../../../kernel/index.ts'
import { createProcesses } from './processes.ts'
import { removeLeftBehind } from './rooms.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhengyun-processes-'))
afterAll(() => rmSync(folder, { recursive: true }))
const begun = () => readdirSync(folder).toSorted()
const said = (id: string) => JSON.parse(readFileSync(join(folder, id), 'utf8')) as { pid: number; priority: number; room: string }
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const given: string[] = []
const processesOf = (limits: { timeLimitMs?: number; graceMs: number }) =>
  createProcesses(
    {
      taskOf: (trialId) => ({ address: '', trialId, now: '2026-09-28T01:00:00Z' as Instant, further: [folder] }),
      onTimeOut: (trialId) => void given.push(trialId),
    },
    { ...limits, entry: new URL('./stubborn.worker.fixture.ts', import.meta.url) },
  )
const patient = { timeout: 30_000, interval: 50 }

test('two go on at a time, behind whoever waits for a page; the third is taken up when one of them ends', async () => {
  const processes = processesOf({ graceMs: 200 })
  for (const id of ['a', 'b', 'c', 'a', 'c']) processes.begin(id as Id)
  await expect.poll(begun, patient).toEqual(['a', 'b'])
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(begun()).toEqual(['a', 'b'])
  expect(['a', 'b', 'c', 'd'].map((id) => processes.has(id as Id))).toEqual([true, true, true, false])
  expect(said('a').priority).toBe(10)
  process.kill(said('a').pid, 'SIGKILL')
  await expect.poll(begun, patient).toEqual(['a', 'b', 'c'])
  expect(processes.has('a' as Id)).toBe(false)
  processes.begin('d' as Id)
  await processes.stop()
  expect(['b', 'c'].map((id) => isAlive(said(id).pid))).toEqual([false, false])
  processes.begin('e' as Id)
  expect(['d', 'e'].map((id) => processes.has(id as Id))).toEqual([false, false])
  await expect.poll(() => ['a', 'b', 'c'].map((id) => existsSync(said(id).room)), patient).toEqual([false, false, false])
})

test('what does not heed that its time is over is ended all the same', async () => {
  const processes = processesOf({ timeLimitMs: 6_000, graceMs: 200 })
  processes.begin('stubborn' as Id)
  await expect.poll(begun, patient).toContain('stubborn')
  expect(isAlive(said('stubborn').pid)).toBe(true)
  await expect.poll(() => isAlive(said('stubborn').pid), patient).toBe(false)
  expect(given).toEqual(['stubborn'])
  await expect.poll(() => processes.has('stubborn' as Id), patient).toBe(false)
  await processes.stop()
})

test('one that is stopped is ended, whether it goes on, heeds nothing or waits; its place is free for the next', async () => {
  const before = begun()
  const processes = processesOf({ graceMs: 200 })
  for (const id of ['s1', 's2', 's3', 's4']) processes.begin(id as Id)
  expect(processes.all()).toEqual(['s1', 's2', 's3', 's4'])
  const fresh = () => begun().filter((id) => !before.includes(id))
  await expect.poll(fresh, patient).toEqual(['s1', 's2'])
  processes.end('s3' as Id)
  processes.end('s1' as Id)
  processes.end('unknown' as Id)
  await expect.poll(fresh, patient).toEqual(['s1', 's2', 's4'])
  expect([isAlive(said('s1').pid), processes.has('s1' as Id), processes.has('s3' as Id)]).toEqual([false, false, false])
  expect(isAlive(said('s2').pid)).toBe(true)
  await processes.stop()
})

test('what a killed server left of its trials is removed; what may still go on stays, and all else', async () => {
  const place = mkdtempSync(join(tmpdir(), 'zhengyun-left-'))
  for (const name of ['zhengyun-trial-old', 'zhengyun-trial-new', 'another']) mkdirSync(join(place, name, 'data'), { recursive: true })
  const longAgo = Date.now() / 1000 - 4 * 3600
  for (const name of ['zhengyun-trial-old', 'another']) utimesSync(join(place, name), longAgo, longAgo)
  await removeLeftBehind(place)
  expect(readdirSync(place).toSorted()).toEqual(['another', 'zhengyun-trial-new'])
  rmSync(place, { recursive: true })
})
