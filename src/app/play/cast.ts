import { newSecret } from '../../kernel/index.ts'
import { type Api, type Body, type Call, needed, type Reply } from './api.ts'

/** A person who acts in a play, signed in; signs in again when the moved clock has ended the session. */
export interface Player {
  readonly name: string
  readonly login: string
  readonly password: string
  readonly organisationId: string
  readonly organisationName: string
  call(method: string, path: string, call?: Call): Promise<Reply>
  /** As `call`, for what cannot be refused. */
  need(method: string, path: string, call?: Call): Promise<Body>
}

export interface PlayerSeed {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly organisationId: string
  readonly organisationName: string
}

export function createPlayer(api: Api, seed: PlayerSeed): Player {
  let token: string | null = null
  const call = async (method: string, path: string, options: Call = {}): Promise<Reply> => {
    token ??= await api.signIn(seed.login, seed.password)
    const reply = await api.call(method, path, { ...options, token })
    if (reply.ok || reply.problem.code !== 'session.required') return reply
    token = await api.signIn(seed.login, seed.password)
    return api.call(method, path, { ...options, token })
  }
  return {
    ...seed,
    call,
    need: async (method, path, options) => needed(await call(method, path, options), `${seed.name} ${method} ${path}`),
  }
}

/** A password nobody chose: long, random, with signs that are easy to tell apart on a screen. */
export const newPassword = (): string =>
  newSecret()
    .replace(/[^A-HJ-NP-Za-km-z2-9]/g, '')
    .slice(0, 16)

/** Makes an account by 系统管理员, has it confirmed where it must be, takes its one-time password and sets its own. */
export async function enrol(
  api: Api,
  { system, security }: Pick<Operators, 'system' | 'security'>,
  about: Omit<PlayerSeed, 'password'> & { posts: readonly string[] },
): Promise<Player> {
  const { organisationId, login, name, posts } = about
  const made = await system.need('POST', '/people', { body: { organisationId, login, name, posts } })
  if (made.unconfirmed) await security.need('POST', `/people/${made.id}/confirmation`)
  return settle(api, about, made.password)
}

/** First sign-in with a one-time password: it must be changed before anything else. */
export async function settle(api: Api, seed: Omit<PlayerSeed, 'password'>, oneTime: string): Promise<Player> {
  const token = await api.signIn(seed.login, oneTime)
  const password = newPassword()
  needed(await api.call('PUT', '/password', { token, body: { current: oneTime, next: password } }), `${seed.name} 修改密码`)
  return createPlayer(api, { ...seed, password })
}

/** The three administrators of a new installation, founded with its set-up token. */
export interface Operators {
  readonly system: Player
  readonly security: Player
  readonly audit: Player
}

const operators = { 'system-admin': '系统管理员', 'security-admin': '安全管理员', 'audit-admin': '审计管理员' } as const

export async function found(api: Api, token: string, organisationName: string): Promise<Operators> {
  const people = Object.fromEntries(Object.entries(operators).map(([post, name]) => [post, { login: post, name }]))
  const founded = needed(await api.call('POST', '/setup', { body: { token, organisation: organisationName, people } }), '初始化')
  const settled = async (post: keyof typeof operators): Promise<Player> => {
    const person = founded.people.find((each: Body) => each.login === post)
    return settle(
      api,
      { login: post, name: operators[post], organisationId: founded.organisationId ?? '', organisationName },
      person.password,
    )
  }
  return { system: await settled('system-admin'), security: await settled('security-admin'), audit: await settled('audit-admin') }
}
