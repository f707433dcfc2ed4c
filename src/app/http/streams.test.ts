import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { ok, type Route, route, StreamAnswer } from '../../kernel/index.ts'
import { createRegimes } from '../../regimes/index.ts'
import { testDatabase } from '../../testing/index.ts'
import { createHttp, createMetrics } from './index.ts'

const { db } = await testDatabase()

/** What is sent next; each test says it before it asks. */
let made: () => AsyncGenerator<string> = async function* () {}
const download: Route = route({
  method: 'GET',
  path: '/stream',
  id: 'getStream',
  tag: 't',
  summary: 's',
  may: 'public',
  download: true,
  response: StreamAnswer,
  handle: async () => ok({ name: '某省 "/../" 结算单.csv', mediaType: 'text/csv; charset=utf-8', stream: Readable.from(made()) }),
})
const http = await createHttp({
  routes: [download],
  regimes: createRegimes([], {} as never),
  version: '0',
  metrics: createMetrics({ version: '0', db, process: false }),
  authenticate: async () => {
    throw new Error('nobody signs in here')
  },
  publicUrl: null,
  attemptsPerMinute: null,
  writesPerMinute: null,
  metricsPublic: false,
  logLevel: 'silent',
  console: null,
  probe: db,
})
const address = `${await http.listen({ port: 0 })}/api/v1/stream`
afterAll(() => http.close())

const piece = 'x'.repeat(64 * 1024)

test('a stream is sent as it is made, to be saved under its name', async () => {
  made = async function* () {
    for (const part of ['甲', '乙', '丙']) yield part
  }
  const answer = await fetch(address)
  expect(await answer.text()).toBe('甲乙丙')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="__ __..__ ___.csv"; filename*=UTF-8''%E6%9F%90%E7%9C%81%20%22_.._%22%20%E7%BB%93%E7%AE%97%E5%8D%95.csv`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
})

test('a client that goes away ends the making; one that is slow is waited for', async () => {
  let pieces = 0
  const over = Promise.withResolvers<void>()
  made = async function* () {
    try {
      for (;;) {
        pieces += 1
        yield piece
      }
    } finally {
      over.resolve()
    }
  }
  const leaving = new AbortController()
  const answer = await fetch(address, { signal: leaving.signal })
  await answer.body?.getReader().read()
  await new Promise((resolve) => setTimeout(resolve, 300))
  const waiting = pieces
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(pieces).toBe(waiting)
  leaving.abort()
  await over.promise
  expect(pieces).toBeLessThan(waiting + 5)
})

test('one that has gone before the answer begins is not written for', async () => {
  let ended = false
  const [begun, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  made = async function* () {
    try {
      begun.resolve()
      await gone.promise
      for (;;) yield piece
    } finally {
      ended = true
    }
  }
  const leaving = new AbortController()
  const asking = fetch(address, { signal: leaving.signal }).catch((error: Error) => error.name)
  await begun.promise
  leaving.abort()
  expect(await asking).toBe('AbortError')
  await new Promise((resolve) => setTimeout(resolve, 100))
  gone.resolve()
  await expect.poll(() => ended).toBe(true)
})

test('what fails before its first byte is a problem like any other, and no file', async () => {
  // biome-ignore lint/correctness/useYield: it fails before it yields
  made = async function* () {
    throw new Error('secret')
  }
  const answer = await fetch(address)
  expect(answer.status).toBe(500)
  expect(answer.headers.get('content-disposition')).toBeNull()
  expect(await answer.json()).toMatchObject({ code: 'request.unexpected' })
})

test('what fails on its way is cut off, so that nobody takes the part for the whole', async () => {
  made = async function* () {
    yield piece
    await new Promise((resolve) => setTimeout(resolve, 50))
    throw new Error('secret')
  }
  const answer = await fetch(address)
  expect(answer.status).toBe(200)
  await expect(answer.text()).rejects.toThrow()
})
