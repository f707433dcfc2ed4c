import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer as createPlain, type Server, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { selfMadeAuthority } from '../testing/certificates.ts'
import { createAddresses, type Resolver } from './service/addresses.ts'
import { post } from './service/posting.ts'

// Receivers that lie, dawdle, answer without end, and lead elsewhere; over TLS by a self-made authority, on the loopback.

const authority = selfMadeAuthority()
const stranger = selfMadeAuthority('别的证书机构')
const message = { body: '{"id":"1"}', headers: { 'idempotency-key': '1' } }
const to: Resolver = (_, __, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }])

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  open.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

const secured = (answer: RequestListener, certificate = authority.issue(['hook.test'])) =>
  listening(createServer({ key: certificate.key, cert: certificate.cert }, answer))

const sent = (port: number, { resolver = to, allowed = ['127.0.0.1/32'], patience = 5000, path = '/hook' } = {}) =>
  post(`https://hook.test:${port}${path}`, message, {
    ...{ addresses: createAddresses(allowed, resolver), authorities: [authority.cert], patience },
  })

test('the address that was judged is the one connected to, once resolved; server name and Host stay the name', async () => {
  const heard: { host: string | undefined; name: unknown; body: string }[] = []
  const port = await secured(async (request: IncomingMessage, response) => {
    let body = ''
    for await (const part of request) body += part
    heard.push({ host: request.headers.host, name: (request.socket as TLSSocket).servername, body })
    response.end()
  })
  let asked = 0
  const resolver: Resolver = (...args) => {
    asked += 1
    to(...args)
  }
  expect(await sent(port, { resolver })).toEqual({ status: 200, error: null })
  expect(heard).toEqual([{ host: `hook.test:${port}`, name: 'hook.test', body: message.body }])
  expect(asked).toBe(1)
})

test('a name that points within a moment after it was judged leads nowhere', async () => {
  let heard = 0
  const port = await secured((_, response) => {
    heard += 1
    response.end()
  })
  let asked = 0
  // Public when it is judged, this machine ever after. 192.0.2.1 stands for a public address: nobody is there.
  const rebinding: Resolver = (_, __, answer) => {
    asked += 1
    answer(null, [{ address: asked === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }])
  }
  const { status, error } = await sent(port, { resolver: rebinding, allowed: ['192.0.2.0/24'], patience: 400 })
  expect([status, error]).toEqual([null, expect.any(String)])
  expect([heard, asked]).toEqual([0, 1])
})

test('nothing within is reached by a name unless its network is named', async () => {
  let heard = 0
  const port = await secured((_, response) => {
    heard += 1
    response.end()
  })
  expect((await sent(port, { allowed: [] })).error).toContain('ZHENGYUN_WEBHOOK_NETWORKS')
  expect((await sent(port, { allowed: ['10.0.0.0/8'] })).error).toContain('属于内部网络')
  const literal = { addresses: createAddresses([]), authorities: [authority.cert] }
  expect((await post(`https://127.0.0.1:${port}/`, message, literal)).error).toContain('属于内部网络')
  expect(heard).toBe(0)
})

test.each([301, 302, 303, 307, 308])('a redirect (%i) to an address within is not followed', async (status) => {
  let within = 0
  const target = await listening(
    createPlain(() => {
      within += 1
    }),
  )
  const port = await secured((_, response) => response.writeHead(status, { location: `http://127.0.0.1:${target}/secret` }).end())
  expect(await sent(port)).toEqual({ status, error: `接收方答复 ${status}（跳转），不予跟随` })
  expect(within).toBe(0)
})

test('an answer without end is cut off, and nothing of it is kept', async () => {
  let written = 0
  const port = await secured((_, response) => {
    response.writeHead(200)
    const part = Buffer.alloc(64 * 1024)
    const more = () => {
      while (!response.destroyed && written < 1e9) {
        written += part.length
        if (!response.write(part)) return void response.once('drain', more)
      }
    }
    more()
  })
  const begun = performance.now()
  expect(await sent(port)).toEqual({ status: 200, error: null })
  expect(performance.now() - begun).toBeLessThan(3000)
  expect(written).toBeLessThan(16e6)
})

const dawdlers: Record<string, RequestListener> = {
  'never answers': () => {},
  'answers informatively for ever': (_, response) => {
    const timer = setInterval(() => response.writeProcessing(), 20)
    response.on('close', () => clearInterval(timer))
  },
}
test.each(Object.keys(dawdlers))('who %s is left', async (name) => {
  const port = await secured(dawdlers[name] ?? (() => {}))
  const begun = performance.now()
  expect(await sent(port, { patience: 300 })).toEqual({ status: null, error: '接收方 10 秒内没有答复' })
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('a body that drips for ever counts by its status, and holds up nobody', async () => {
  const port = await secured((_, response) => {
    response.writeHead(202)
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const begun = performance.now()
  expect(await sent(port, { patience: 300 })).toEqual({ status: 202, error: null })
  expect(performance.now() - begun).toBeLessThan(2000)
})

/** A receiver without TLS that writes bytes of its own making. */
const raw = (answer: (socket: Socket) => void) =>
  listening(createPlain((socket) => void socket.on('error', () => {}).once('data', () => answer(socket))))
const plainly = (port: number, patience = 400) =>
  post(`http://127.0.0.1:${port}/`, message, { addresses: createAddresses(['127.0.0.1/32']), authorities: [], patience })

test.each<[string, (socket: Socket) => void, RegExp]>([
  ['headers without end', (s) => s.write(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(100_000)}`), /^连接失败（HPE_HEADER_OVERFLOW）$/],
  ['no HTTP', (s) => s.end('SSH-2.0-OpenSSH_9.6\r\n'), /^连接失败（HPE_/],
  ['two lengths', (s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'), /^连接失败（HPE_/],
  ['a status that is none', (s) => s.end('HTTP/1.1 20x OK\r\n\r\n'), /^连接失败（HPE_/],
  ['silence after half a line', (s) => s.write('HTTP/1.1 200'), /没有答复$/],
  ['an end', (s) => s.destroy(), /^连接中断$/],
  ['a reset', (s) => s.resetAndDestroy(), /^连接中断$/],
])('%s is an answer in words', async (_, answer, says) => {
  const { status, error } = await plainly(await raw(answer))
  expect([status, error]).toEqual([null, expect.stringMatching(says)])
})

test('who would speak another protocol is answered by none', async () => {
  const port = await raw((s) => s.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'))
  expect(await plainly(port)).toEqual({ status: 101, error: '接收方答复 101' })
})

test('a connection that breaks in the middle of its answer breaks nothing here', async () => {
  const port = await raw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf')
    setTimeout(() => socket.resetAndDestroy(), 30)
  })
  expect(await plainly(port)).toEqual({ status: 200, error: null })
})

test.each([
  ['of another authority', stranger.issue(['hook.test'])],
  ['of another name', authority.issue(['other.test'])],
  ['that has run out', authority.issue(['hook.test'], { expired: true })],
])('a certificate %s is refused before anything is sent', async (_, certificate) => {
  let heard = 0
  const port = await secured((__, response) => {
    heard += 1
    response.end()
  }, certificate)
  expect((await sent(port)).error).toMatch(/^接收方的证书不受信任、已过期或与主机名不符/)
  expect(heard).toBe(0)
})

test('without the setting a self-made authority is not trusted', async () => {
  const port = await secured((_, response) => response.end())
  const needs = { addresses: createAddresses(['127.0.0.1/32'], to), authorities: [] }
  expect((await post(`https://hook.test:${port}/`, message, needs)).error).toContain('ZHENGYUN_CA_CERTIFICATES')
})
