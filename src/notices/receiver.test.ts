import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { signatureOf } from './rules/signature.ts'
import { createAddresses } from './service/addresses.ts'
import { post } from './service/posting.ts'

// The receiver of docs/notices.md, as it stands there, against what the program sends.

interface Receiving {
  readonly secret: string
  readonly remember: (id: string) => boolean
  readonly take: (message: { id: string }) => void
  readonly now?: () => number
}
interface Example {
  isGenuine(secret: string, signature: string | undefined, body: Buffer, now: number): boolean
  receiver(of: Receiving): Server
}

const page = readFileSync(new URL('../../docs/notices.md', import.meta.url), 'utf8')
const [, source = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? []
const folder = mkdtempSync(join(tmpdir(), 'zhengyun-receiver-'))
const file = join(folder, 'receiver.mjs')
writeFileSync(file, source)
const { isGenuine, receiver } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Example
afterAll(() => rmSync(folder, { recursive: true }))

const secret = 'x'.repeat(43)
const at = 1_800_000_000
const body = JSON.stringify({ id: '1', title: '甲：“完成”' })

test.each<[string, string | undefined, string, number, boolean]>([
  ['as it was sent', signatureOf(secret, at, body), body, at + 3, true],
  ['a clock that runs a little ahead', signatureOf(secret, at, body), body, at - 200, true],
  ['another body', signatureOf(secret, at, body), `${body} `, at, false],
  ['another secret', signatureOf('y'.repeat(43), at, body), body, at, false],
  ['recorded and sent again later', signatureOf(secret, at, body), body, at + 301, false],
  ['a time that was made younger', signatureOf(secret, at, body).replace(`${at}`, `${at + 300}`), body, at + 301, false],
  ['no signature', undefined, body, at, false],
  ['an empty one', '', body, at, false],
  ['half of one', signatureOf(secret, at, body).slice(0, 40), body, at, false],
  ['two of them', `${signatureOf(secret, at, body)},v1=${'0'.repeat(64)}`, body, at, false],
])('%s: genuine or not', (_, signature, text, now, is) => expect(isGenuine(secret, signature, Buffer.from(text), now)).toBe(is))

test('it takes what the program sends, each message once, and answers a repetition as well', async () => {
  const known = new Set<string>()
  const taken: string[] = []
  const remember = (id: string) => !known.has(id) && known.add(id).size > 0
  const server = receiver({ secret, remember, take: ({ id }) => void taken.push(id), now: () => at })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const sent = (signature: string) =>
    post(
      url,
      { body, headers: { 'idempotency-key': '1', 'x-zhengyun-signature': signature } },
      { addresses: createAddresses(['127.0.0.1/32']), authorities: [] },
    )
  expect(await sent(signatureOf(secret, at, body))).toEqual({ status: 200, error: null })
  expect(await sent(signatureOf(secret, at + 60, body))).toEqual({ status: 200, error: null })
  expect(await sent(signatureOf('other', at, body))).toEqual({ status: 401, error: '接收方答复 401' })
  expect(taken).toEqual(['1'])
  server.close()
})
