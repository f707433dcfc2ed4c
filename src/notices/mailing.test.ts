import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { type Certificate, selfMadeAuthority } from '../testing/certificates.ts'
import type { Outgoing } from './needs.ts'
import { letterWith } from './rules/letter.ts'
import { createMailer } from './service/mailing.ts'

// E-mail by TLS: STARTTLS and from the first byte, by a self-made authority; and what is told to servers that don't deserve it: nothing.

const authority = selfMadeAuthority()
const good = authority.issue(['localhost'])
const password = 'geheim%40x'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

interface Heard {
  /** User and password of each sign-in, as the server was told. */
  readonly signIns: string[]
  readonly raw: string[]
  readonly secure: boolean[]
}

async function mailServer(certificate: Certificate | null, options: SMTPServerOptions = {}): Promise<{ port: number; heard: Heard }> {
  const heard: Heard = { signIns: [], raw: [], secure: [] }
  const server = new SMTPServer({
    ...(certificate ? { key: certificate.key, cert: certificate.cert } : { disabledCommands: ['STARTTLS'] }),
    authOptional: true,
    allowInsecureAuth: true,
    onAuth({ username, password: given }, _, done) {
      heard.signIns.push(`${username}:${given}`)
      if (given === 'geheim@x') done(null, { user: username })
      else done(new Error(`535 wrong password ${given}`))
    },
    onData(stream, { secure }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        heard.raw.push(Buffer.concat(parts).toString())
        heard.secure.push(secure)
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push(() => server.close())
  return { port: (server.server.address() as AddressInfo).port, heard }
}

const settings = (smtpUrl: string, more: Partial<Outgoing> = {}): Outgoing => ({
  ...{ smtpUrl, smtpFrom: 'zhengyun@example.gov.cn', smtpTls: 'required', authorities: [authority.cert] },
  ...{ webhookNetworks: [], secretKeys: [], publicUrl: 'https://cloud.example.gov.cn' },
  ...more,
})
const letter = letterWith('张三', [{ title: '标题', body: '正文', link: '/cases/1', kind: 'case' }], 'https://cloud.example.gov.cn')
const mailed = (outgoing: Outgoing, of = letter) => createMailer(outgoing)?.send('zhang@example.gov.cn', 'id-1', of)

test('by STARTTLS, signed in, to a server of one’s own authority', async () => {
  const { port, heard } = await mailServer(good)
  expect(await mailed(settings(`smtp://zhengyun:${password}@localhost:${port}`))).toEqual({ status: 250, error: null, forever: false })
  expect(heard).toMatchObject({ signIns: ['zhengyun:geheim@x'], secure: [true] })
})

test('by TLS from the first byte', async () => {
  const { port, heard } = await mailServer(good, { secure: true })
  expect(await mailed(settings(`smtps://zhengyun:${password}@localhost:${port}`))).toMatchObject({ status: 250, error: null })
  expect(heard.secure).toEqual([true])
})

const bad: readonly (readonly [string, Certificate, Partial<Outgoing>])[] = [
  ['by an authority that is not named', good, { authorities: [] }],
  ['by another authority', selfMadeAuthority('别的').issue(['localhost']), {}],
  ['of another name', authority.issue(['mail.other.test']), {}],
  ['that has run out', authority.issue(['localhost'], { expired: true }), {}],
]
test.each(bad.flatMap(([what, ...rest]) => ['smtp', 'smtps'].map((scheme) => [what, scheme, ...rest] as const)))(
  'a certificate %s (%s) is told nothing, not even who signs in',
  async (_, scheme, certificate, more) => {
    const { port, heard } = await mailServer(certificate, { secure: scheme === 'smtps' })
    const answer = await mailed(settings(`${scheme}://zhengyun:${password}@localhost:${port}`, more))
    expect(answer).toEqual({
      status: null,
      error: expect.stringMatching(/^邮件服务器的证书不受信任、已过期或与主机名不符/),
      forever: false,
    })
    expect(heard).toEqual({ signIns: [], raw: [], secure: [] })
  },
)

test('a server that cannot encrypt is told nothing, unless the installation says so', async () => {
  const { port, heard } = await mailServer(null)
  const answer = await mailed(settings(`smtp://zhengyun:${password}@localhost:${port}`))
  expect(answer).toMatchObject({ error: '邮件服务器不能加密，未发送', forever: false })
  expect(heard).toEqual({ signIns: [], raw: [], secure: [] })
  expect(await mailed(settings(`smtp://localhost:${port}`, { smtpTls: 'none' }))).toMatchObject({ error: null })
  expect(heard.secure).toEqual([false])
})

/** A server that speaks as it is told to, byte by byte. */
async function speaking(lines: (socket: Socket, said: string) => void): Promise<{ port: number; said: string[] }> {
  const said: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write('220 mail\r\n')
    socket.on('data', (part) => {
      said.push(part.toString())
      lines(socket, part.toString())
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, said }
}

test('somebody in between who strikes STARTTLS out gets neither the password nor the mail', async () => {
  const { port, said } = await speaking((socket, text) => {
    if (text.startsWith('EHLO')) socket.write('250-mail\r\n250 AUTH PLAIN LOGIN\r\n')
    else if (text.startsWith('STARTTLS')) socket.write('454 not now\r\n')
    else socket.write('250 ok\r\n')
  })
  expect(await mailed(settings(`smtp://zhengyun:${password}@localhost:${port}`))).toMatchObject({ error: expect.any(String) })
  expect(said.join('')).not.toMatch(/AUTH|MAIL FROM|DATA/)
})

test('a wrong password is no word of any error', async () => {
  const { port } = await mailServer(good)
  const answer = await mailed(settings(`smtp://zhengyun:wrong-geheim@localhost:${port}`))
  expect(answer).toMatchObject({ error: '邮件服务器不接受平台的用户名或密码' })
  expect(JSON.stringify(answer)).not.toContain('geheim')
})

const hostile = [
  '甲\r\nBcc: evil@example.com',
  '甲\nX-Evil: 1',
  '甲\r\n\r\n<script>alert(1)</script>',
  '甲\u2028Bcc: evil@example.com',
  '甲\u0000\u0085\u000b',
  '=?utf-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5jb20=?=',
  '"><img src=x onerror=alert(1)>',
  '</p></body><a href="https://evil.example">点此登录</a>',
  "' onmouseover='alert(1)",
  '&lt;script&gt;',
  '\r\n.\r\nMAIL FROM:<evil@example.com>',
]
test.each(hostile)('%j in a name, a title, a text and a link stays text', async (text) => {
  const { port, heard } = await mailServer(good)
  const item = { title: text, body: `${text}\n第二行`, link: `/cases/${text}`, kind: text }
  const of = letterWith(text, [item], 'https://cloud.example.gov.cn')
  const ours =
    /^<(!doctype html|html lang="zh-CN"|br|a href="https:\/\/cloud\.example\.gov\.cn\/[^"<>]*"|\/?(html|body|p|strong|small|a))>$/
  expect((of.html.match(/<[^>]*>?/g) ?? []).filter((tag) => !ours.test(tag))).toEqual([])
  expect(await mailed(settings(`smtp://localhost:${port}`), of)).toMatchObject({ error: null })
  expect(heard.raw.length).toBe(1)
  const [head = ''] = (heard.raw[0] ?? '').split('\r\n\r\n')
  const names = head.split('\r\n').flatMap((line) => (/^\s/.test(line) ? [] : [line.split(':')[0]?.toLowerCase()]))
  const known = ['from', 'to', 'subject', 'message-id', 'x-zhengyun-delivery', 'auto-submitted', 'date', 'mime-version', 'content-type']
  expect(names.filter((name) => !known.includes(name ?? ''))).toEqual([])
  expect(head.match(/^To: .*$/m)?.[0]).toBe('To: zhang@example.gov.cn')
})
