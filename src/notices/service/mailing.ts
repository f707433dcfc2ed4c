import { createTransport, type Transporter } from 'nodemailer'
import type { Outgoing } from '../needs.ts'
import type { Letter } from '../rules/letter.ts'

const patienceMs = 20_000

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

/** Sends e-mails by the SMTP server of the configuration; null where none is named. Encrypted, unless the server is this machine. */
export function createMailer({ smtpUrl, smtpFrom }: Outgoing): Mailer | null {
  if (smtpUrl === null || smtpFrom === null) return null
  const transport = transportTo(new URL(smtpUrl))
  const domain = smtpFrom.split('@').at(-1)?.replace(/>$/, '') ?? 'zhengyun'
  return {
    async send(to, id, { subject, text, html }) {
      try {
        // The same message keeps its id however often it is sent: whoever gets it twice can tell.
        const headers = { 'Auto-Submitted': 'auto-generated', 'X-Zhengyun-Delivery': id }
        const { response } = await transport.sendMail({
          ...{ from: smtpFrom, to: { name: '', address: to }, subject, text, html, headers, messageId: `<${id}@${domain}>` },
          ...{ textEncoding: 'base64', disableFileAccess: true, disableUrlAccess: true },
        })
        return { status: Number(/^\d{3}/.exec(String(response))?.[0] ?? 250), error: null, forever: false }
      } catch (error) {
        return failure(error as Error & { code?: string; responseCode?: number })
      }
    },
  }
}

function transportTo(url: URL): Transporter {
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const here = ['localhost', '127.0.0.1', '::1'].includes(host)
  const auth = url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}
  return createTransport({
    ...{ host, port: Number(url.port) || (secure ? 465 : 587), secure, ...auth },
    ...(here ? { ignoreTLS: !secure } : { requireTLS: true, tls: { minVersion: 'TLSv1.2' as const } }),
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs, logger: false },
  })
}

/** In our own words: what a library says of a failed sign-in may repeat what it was signed in with. */
function failure({ code, responseCode }: Error & { code?: string; responseCode?: number }): Mailed {
  const status = responseCode ?? null
  const forever = code === 'EENVELOPE' && status !== null && status >= 500
  const known: Readonly<Record<string, string>> = {
    EENVELOPE: forever ? '邮件服务器不接受该收件地址' : '邮件服务器暂不接受该收件地址',
    EAUTH: '邮件服务器不接受平台的用户名或密码',
    ETLS: '邮件服务器不能加密，未发送',
    ECONNECTION: '连接不到邮件服务器',
    ESOCKET: '与邮件服务器的连接中断',
    ETIMEDOUT: '邮件服务器没有及时答复',
    EDNS: '找不到邮件服务器的主机名',
  }
  return { status, error: known[code ?? ''] ?? `邮件未能发出${status === null ? '' : `（${status}）`}`, forever }
}
