import { Type } from '@sinclair/typebox'
import { expect, test } from 'vitest'
import { FileAnswer, ok, type Route, route, systemClock } from '../../kernel/index.ts'
import { createRegimes } from '../../regimes/index.ts'
import { testDatabase } from '../../testing/index.ts'
import { disposition } from './download.ts'
import { createHttp, createMetrics } from './index.ts'

const { db } = await testDatabase()

test.each([
  ['云资源申请函.pdf', `attachment; filename="______.pdf"; filename*=UTF-8''%E4%BA%91%E8%B5%84%E6%BA%90%E7%94%B3%E8%AF%B7%E5%87%BD.pdf`],
  ['a "b".txt', `attachment; filename="a _b_.txt"; filename*=UTF-8''a%20%22b%22.txt`],
  ['../../etc/passwd', `attachment; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd`],
  ['x\r\nSet-Cookie: y', `attachment; filename="x__Set-Cookie: y"; filename*=UTF-8''x__Set-Cookie%3A%20y`],
  ['a\u202efdp.exe', `attachment; filename="a_fdp.exe"; filename*=UTF-8''a_fdp.exe`],
  ["it's (1).md", `attachment; filename="it's (1).md"; filename*=UTF-8''it%27s%20%281%29.md`],
])('a file named %s', (name, header) => {
  expect(disposition(name)).toBe(header)
})

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const file = (mediaType: string): Route =>
  route({
    method: 'GET',
    path: '/file',
    id: 'getFile',
    tag: 't',
    summary: 's',
    may: 'public',
    download: true,
    response: FileAnswer,
    handle: async () => ok({ name: 'a.bin', mediaType, bytes: new TextEncoder().encode('x<script>y').subarray(1) }),
  })

test.each([
  ['application/pdf', 'application/pdf'],
  ['text/csv; charset=utf-8', 'text/csv; charset=utf-8'],
  ['text/html', 'application/octet-stream'],
  ['image/svg+xml', 'application/octet-stream'],
  ['application/xhtml+xml', 'application/octet-stream'],
  ['text/xml', 'application/octet-stream'],
  ['application/atom+xml', 'application/octet-stream'],
  [workbook, workbook],
  ['text/javascript', 'application/octet-stream'],
  ['nonsense\r\nx: y', 'application/octet-stream'],
])('%s is sent as %s, to be saved', async (given, sent) => {
  const http = await server([file(given)])
  const { headers, payload } = await http.inject('/api/v1/file')
  expect(headers).toMatchObject({
    'content-type': sent,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  expect(headers['content-disposition']).toMatch(/^attachment;/)
  expect(payload).toBe('<script>y')
})

const failing = (error: object): Route =>
  route({
    method: 'GET',
    path: '/fail',
    id: 'fail',
    tag: 't',
    summary: 's',
    may: 'public',
    response: Type.Null(),
    handle: async () => {
      throw Object.assign(new Error('secret detail'), error)
    },
  })

test.each([
  ['a bug', {}, 500, 'request.unexpected'],
  ['a unique key taken meanwhile', { severity: 'ERROR', code: '23505' }, 412, 'request.changed-meanwhile'],
  ['an overlap made meanwhile', { severity: 'ERROR', code: '23P01' }, 412, 'request.changed-meanwhile'],
  ['a serialization failure', { severity: 'ERROR', code: '40001' }, 412, 'request.changed-meanwhile'],
  ['a deadlock', { severity: 'ERROR', code: '40P01' }, 412, 'request.changed-meanwhile'],
  ['a lock that was not to be had', { severity: 'ERROR', code: '55P03' }, 412, 'request.changed-meanwhile'],
  ['a check that only a bug can break', { severity: 'ERROR', code: '23514' }, 500, 'request.unexpected'],
  ['a database that stopped', { severity: 'FATAL', code: '57P01' }, 503, 'request.unavailable'],
  ['a database that is not there', { code: 'ECONNREFUSED' }, 503, 'request.unavailable'],
])('%s', async (_, error, status, code) => {
  const answer = await (await server([failing(error)])).inject('/api/v1/fail')
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  expect(answer.body).not.toContain('secret')
  expect(answer.body).not.toContain('.ts')
  if (status === 500) expect(answer.json().detail).toContain(answer.headers['x-request-id'])
})

const server = (routes: Route[]) =>
  createHttp({
    routes,
    regimes: createRegimes([], {} as never),
    version: '0',
    metrics: createMetrics({ version: '0', db, process: false }),
    authenticate: async () => {
      throw new Error(`nobody signs in here, at ${systemClock.now()}`)
    },
    publicUrl: null,
    attemptsPerMinute: null,
    writesPerMinute: null,
    metricsPublic: false,
    logLevel: 'silent',
    console: null,
    probe: db,
  })
