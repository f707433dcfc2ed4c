import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeWorkerUtils } from 'graphile-worker'
import { expect, onTestFinished, test } from 'vitest'
import { instant } from '../kernel/index.ts'
import { testDatabase } from '../testing/index.ts'
import type { Config } from './config.ts'
import { createMovingClock } from './moving-clock.ts'
import { startServer } from './server.ts'

const { url: databaseUrl, ownerUrl: databaseOwnerUrl } = await testDatabase()
const config: Config = {
  data: 'unused',
  host: '127.0.0.1',
  port: 0,
  databaseUrl,
  databaseOwnerUrl,
  publicUrl: null,
  logLevel: 'silent',
  sessionIdleMinutes: 30,
  metrics: 'local',
  regimes: [],
  ...{
    smtpUrl: null,
    smtpFrom: null,
    smtpTls: 'required',
    webhookNetworks: [],
    noticeTemplates: null,
    secretKeys: [],
    caCertificates: null,
  },
  templates: null,
  fonts: null,
  secureCookies: false,
}

async function started(...more: Parameters<typeof startServer> extends [unknown, unknown, ...infer Rest] ? Rest : never) {
  const said: string[] = []
  const server = await startServer(config, (message) => said.push(message), ...more)
  onTestFinished(() => server.stop())
  return { server, said: said.join('\n'), get: (path: string) => fetch(server.url + path) }
}

test('an installation is alive, ready, and prints a set-up token that works once', async () => {
  const { said, get, server } = await started()
  expect((await get('/healthz')).status).toBe(200)
  expect(await (await get('/readyz')).json()).toEqual({ ok: true, checks: { database: true, migrated: true, measures: true } })
  const token = /\n\s+([\w-]{43})$/.exec(said)?.[1]
  const someone = (login: string) => ({ login, name: login })
  const people = { 'system-admin': someone('sys'), 'security-admin': someone('sec'), 'audit-admin': someone('aud') }
  const setUp = () =>
    fetch(`${server.url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, organisation: '运营单位', people }),
    })
  expect((await setUp()).status).toBe(201)
  expect((await setUp()).status).toBe(409)
})

test('its clock cannot be moved; that of a play can', async () => {
  const operations = async (get: (path: string) => Promise<Response>) => JSON.stringify(await (await get('/openapi.json')).json())
  const real = await started()
  expect(await operations(real.get)).not.toContain('moveClock')
  const movingClock = createMovingClock({ at: instant('2024-09-30T01:00:00Z') })
  const play = await started({ movingClock })
  expect(await operations(play.get)).toContain('moveClock')
})

test('jobs run as the application’s role, and are counted', async () => {
  const { get } = await started()
  const utils = await makeWorkerUtils({ connectionString: databaseUrl, schema: 'graphile_worker' })
  onTestFinished(() => utils.release())
  await utils.addJob('sweep', {})
  const counted = async () =>
    Number(/zhengyun_job_duration_seconds_count\{job="sweep"\} (\d+)/.exec(await (await get('/metrics')).text())?.[1] ?? 0)
  for (let waited = 0; waited < 50 && (await counted()) === 0; waited += 1) await sleep(100)
  expect(await counted()).toBeGreaterThan(0)
})

test('stopped, it answers nobody and leaves the port free', async () => {
  const { server } = await started()
  await server.stop()
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
})

test('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  await expect(startServer({ ...config, port }, () => {})).rejects.toThrow(`端口 ${port} 已被占用`)
})

test('a faulty pack keeps it from starting, with file and line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengyun-pack-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'broken-2025'))
  writeFileSync(join(folder, 'broken-2025/measure.md'), '---\nid: broken-2025\n---\n')
  await expect(startServer({ ...config, regimes: [folder] }, () => {})).rejects.toThrow(
    /管理办法有误，未启动：\nbroken-2025\/measure\.md:\d+/,
  )
  await expect(startServer({ ...config, regimes: [join(folder, 'none')] }, () => {})).rejects.toThrow('请核对 ZHENGYUN_REGIMES')
})
