import { newId } from '../../kernel/index.ts'
import { tokenMediaType } from '../http/index.ts'

/** A refusal as the API tells it. */
export interface Problem {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly status: number
  readonly citation?: { readonly regime: string; readonly cite: string } | null
  readonly faults?: readonly { readonly path: string; readonly message: string }[]
}

// Answers of all kinds pass through here; whoever asked knows what he asked for.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Body = any
export type Reply = { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly problem: Problem }

export interface Call {
  readonly token?: string | null
  readonly body?: unknown
  readonly ifVersion?: number | undefined
  /** An idempotency key of one's own: for showing that a repetition changes nothing. */
  readonly key?: string | undefined
}

/** The public API as any other program uses it. What never answers, or never ends (a stream), is given up with an error, in words. */
export interface Api {
  call(method: string, path: string, call?: Call): Promise<Reply>
  signIn(login: string, password: string): Promise<string>
}

export function createApi(url: string, patienceMs = 60_000): Api {
  const send = async (method: string, path: string, { token, body, ifVersion, key }: Call, accept: string): Promise<Reply> => {
    const answered = AbortSignal.timeout(patienceMs)
    const broken = (error: unknown): never => {
      throw answered.aborted ? new Error(`${method} ${path} 在 ${patienceMs / 1000} 秒内没有答复完毕`) : error
    }
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        accept,
        ...(method === 'GET' ? {} : { 'idempotency-key': key ?? newId() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: answered,
    }).catch(broken)
    const json = await (answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.text()).catch(broken)
    return answer.ok ? { ok: true, body: json } : { ok: false, problem: json as Problem }
  }
  return {
    call: (method, path, call = {}) => send(method, path, call, 'application/json'),
    async signIn(login, password) {
      const reply = await send('POST', '/session', { body: { login, password } }, tokenMediaType)
      return needed(reply, `${login} 登录`).token
    },
  }
}

/** The answer of a call that cannot be refused unless something is broken: then it throws, in words. */
export function needed(reply: Reply, what: string): Body {
  if (reply.ok) return reply.body
  const { code, detail, faults = [] } = reply.problem
  throw new Error(`${what}未成功：${code} ${detail} ${faults.map(({ path, message }) => `${path} ${message}`).join('；')}`)
}

/** A small PDF that says something, as the API takes files. */
export const pdf = (said: string): string => Buffer.from(`%PDF-1.4 ${said}`).toString('base64')
