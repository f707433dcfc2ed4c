import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createApi } from './api.ts'

const server = createServer((request, answer) => {
  if (request.url?.endsWith('/silence')) return
  answer.writeHead(200, { 'content-type': request.url?.endsWith('/stream') ? 'text/event-stream' : 'application/json' })
  if (request.url?.endsWith('/stream')) answer.write('data: 1\n\n')
  else answer.end('{"a":1}')
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => server.closeAllConnections())
afterAll(() => void server.close())

test.each(['/silence', '/stream'])('%s is given up, in words', async (path) => {
  const begun = performance.now()
  await expect(createApi(url, 500).call('GET', path)).rejects.toThrow(`GET ${path} 在 0.5 秒内没有答复完毕`)
  expect(performance.now() - begun).toBeLessThan(10_000)
})

test('what answers in time is answered; what is not there is told as it is', async () => {
  expect(await createApi(url, 20_000).call('GET', '/x')).toEqual({ ok: true, body: { a: 1 } })
  await expect(createApi('http://127.0.0.1:1', 20_000).call('GET', '/x')).rejects.toThrow('fetch failed')
})
