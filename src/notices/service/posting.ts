import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { type Outcome, ok, refuse } from '../../kernel/index.ts'
import { type Addresses, ForbiddenAddress } from './addresses.ts'
import { trusting } from './authorities.ts'

const patienceMs = 10_000
/** Nothing that is answered is used; who answers at length is cut off. */
const answerMax = 64 * 1024

export interface Posted {
  readonly status: number | null
  /** Why it did not arrive, in Chinese; null when it did. */
  readonly error: string | null
}

/** Whether messages may be sent to an address: HTTPS without a password in it; plain HTTP only to this machine, where the installation allows that. */
export function checkUrl(text: string, { mayReach }: Addresses): Outcome<string> {
  const wrong = (right: string) => refuse('webhook.url', { facts: { right } })
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.username || url.password || url.hash) return wrong('写成 https://主机/路径 的形式，其中不带用户名、密码和“#”')
  const host = hostOf(url)
  const local = isIP(host) !== 0 && (host === '::1' || host.startsWith('127.'))
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local && mayReach(host))) return wrong('使用 https')
  if (isIP(host) !== 0 && !mayReach(host)) return wrong('使用公网地址，或请运维人员把该网段列入允许推送的网络')
  return ok(url.href)
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

export interface Postage {
  readonly addresses: Addresses
  /** Authorities that are trusted beside Node's own (PEM). */
  readonly authorities: readonly string[]
  /** How long one message may take, in milliseconds; ten seconds unless said. */
  readonly patience?: number
}

/** Posts a message once. Follows no redirect, waits ten seconds at most, and connects only to addresses that may be reached. */
export function post(
  to: string,
  message: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  { addresses, authorities, patience = patienceMs }: Postage,
): Promise<Posted> {
  const url = new URL(to)
  const host = hostOf(url)
  if (isIP(host) !== 0 && !addresses.mayReach(host)) return Promise.resolve({ status: null, error: new ForbiddenAddress().message })
  const bytes = Buffer.from(message.body)
  const options = {
    method: 'POST',
    headers: { ...message.headers, 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length, connection: 'close' },
    lookup: addresses.resolve,
    agent: false as const,
    signal: AbortSignal.timeout(patience),
    ...trusting(authorities),
  }
  return new Promise((resolve) => {
    let status: number | null = null
    // What was answered counts, whatever becomes of the connection afterwards: the message has arrived, or was refused.
    const done = () => resolve({ status, error: errorOf(status ?? 0) })
    const failed = (error: Error) => (status === null ? resolve({ status, error: reasonOf(error) }) : done())
    const asking = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (answer) => {
      status = answer.statusCode ?? 0
      let size = 0
      answer.on('data', (part: Buffer) => {
        size += part.length
        if (size > answerMax) answer.destroy()
      })
      // A connection may fail more than once, and later than the answer: whatever comes after the first changes nothing.
      answer.on('end', done).on('close', done).on('error', done)
    })
    // Another protocol is spoken with nobody; without this such a connection would neither answer nor end.
    asking.on('upgrade', (answer, socket) => {
      status = answer.statusCode ?? 0
      socket.destroy()
      done()
    })
    asking.on('error', failed).on('close', () => failed(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
    asking.end(bytes)
  })
}

function errorOf(status: number): string | null {
  if (status >= 200 && status < 300) return null
  return status >= 300 && status < 400 ? `接收方答复 ${status}（跳转），不予跟随` : `接收方答复 ${status}`
}

const untrusted = '接收方的证书不受信任、已过期或与主机名不符；自建的证书机构由运维人员在 ZHENGYUN_CA_CERTIFICATES 中列出'

function reasonOf(error: Error & { code?: string }): string {
  if (error instanceof ForbiddenAddress) return error.message
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return '接收方 10 秒内没有答复'
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: '接收方拒绝连接',
    ECONNRESET: '连接中断',
    ENOTFOUND: '找不到接收方的主机名',
    EAI_AGAIN: '暂时无法解析接收方的主机名',
  }
  if (/^(CERT_|ERR_TLS_CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/.test(error.code ?? '')) return untrusted
  return known[error.code ?? ''] ?? `连接失败（${error.code ?? error.name}）`
}
