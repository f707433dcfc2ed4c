import { createTransport, type Transporter } from 'nodemailer'
import type { Outgoing } from '../needs.ts'
import type { Letter } from '../rules/letter.ts'
import { trusting } from './authorities.ts'

/** For each step of the conversation, and for all of it: a server that answers a line at a time must not outlast the hold on the message. */
const patienceMs = 20_000
const wholeMs = 60_000

export interface Mailed {
  readonly status: number | null
  /** Why it was not taken, in Chinese; null when it was. */
  readonly error: string | null
  /** The other side will never take it: there is no such box. */
  readonly forever: boolean
}

export interface Mailer {
  send(to: string, id: string, letter: Letter): Promise<Mailed>
}

/**
 * Sends e-mails by the SMTP server of the configuration; null where none is named. By TLS with a certificate that is trusted and is the server's, unless
 * the installation says that mail may go unencrypted: nothing, not even a sign-in, is told to another server.
 */
export function createMailer(outgoing: Outgoing): Mailer | null {
  const { smtpUrl, smtpFrom } = outgoing
  if (smtpUrl === null || smtpFrom === null) return null
  const transport = transportTo(new URL(smtpUrl), outgoing)
  const domain = smtpFrom.split('@').at(-1)?.replace(/>$/, '') ?? 'zhengyun'
  return {
    async send(to, id, { subject, text, html }) {
      try {
        // The same message keeps its id however often it is sent: whoever gets it twice can tell.
        const headers = { 'Auto-Submitted': 'auto-generated', 'X-Zhengyun-Delivery': id }
        const { response } = await transport.sendMail({
          ...{ from: smtpFrom, to: { name: '', address: to }, subject, text, html, headers, messageId: `<${id}@${domain}>` },
          ...{ textEncoding: 'base64', disableFileAccess: true, disableUrlAccess: true },
          signal: AbortSignal.timeout(wholeMs),
        })
        return { status: Number(/^\d{3}/.exec(String(response))?.[0] ?? 250), error: null, forever: false }
      } catch (error) {
        return failure(error as Error & { code?: string; responseCode?: number })
      }
    },
  }
}

function transportTo(url: URL, { smtpTls, authorities }: Outgoing): Transporter {
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const auth = url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}
  const tls = { minVersion: 'TLSv1.2' as const, rejectUnauthorized: true, ...trusting(authorities) }
  return createTransport({
    ...{ host, port: Number(url.port) || (secure ? 465 : 587), secure, ...auth },
    ...(smtpTls === 'none' && !secure ? { ignoreTLS: true } : { requireTLS: true, tls }),
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs, logger: false },
  })
}

const untrusted = '邮件服务器的证书不受信任、已过期或与主机名不符，未发送；自建的证书机构须在 ZHENGYUN_CA_CERTIFICATES 中列出'
const late = '邮件服务器没有及时答复'

/** In our own words: what a library says of a failed sign-in may repeat what it was signed in with. */
function failure({ code, name, message, responseCode }: Error & { code?: string; responseCode?: number }): Mailed {
  const status = responseCode ?? null
  const forever = code === 'EENVELOPE' && status !== null && status >= 500
  if (/certificate/i.test(message) && status === null) return { status, error: untrusted, forever }
  if (name === 'AbortError' || name === 'TimeoutError') return { status, error: late, forever }
  const known: Readonly<Record<string, string>> = {
    EENVELOPE: forever ? '邮件服务器不接受该收件地址' : '邮件服务器暂不接受该收件地址',
    EAUTH: '邮件服务器不接受平台的用户名或密码',
    ETLS: '邮件服务器不能加密，未发送',
    ECONNECTION: '连接不到邮件服务器',
    ESOCKET: '与邮件服务器的连接中断',
    ETIMEDOUT: late,
    EDNS: '找不到邮件服务器的主机名',
  }
  return { status, error: known[code ?? ''] ?? `邮件未能发出${status === null ? '' : `（${status}）`}`, forever }
}
