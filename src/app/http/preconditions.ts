import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Outcome, ok, type Route, refuse } from '../../kernel/index.ts'
import { isWrite } from './guard.ts'

/** Writes that need no key: repeating them does no harm, or (the set-up) they cannot happen twice. */
const keyless: ReadonlySet<string> = new Set(['signIn', 'signOut', 'setUp'])

export const needsKey = (route: Pick<Route, 'method' | 'id'>): boolean => isWrite(route) && !keyless.has(route.id)

/** The `Idempotency-Key`: 8 to 64 visible characters on every write; empty where none is asked for. */
export function keyOf(route: Route, { headers }: Pick<FastifyRequest, 'headers'>): Outcome<string> {
  const key = headers['idempotency-key']
  if (typeof key === 'string' && /^[\x21-\x7e]{8,64}$/.test(key)) return ok(key)
  return needsKey(route) ? refuse('request.key-missing') : ok('')
}

/** The version in `If-Match` (`"3"`); null without the header or for `*`. */
export function ifVersionOf({ headers }: Pick<FastifyRequest, 'headers'>): Outcome<number | null> {
  const text = headers['if-match']
  if (text === undefined || text === '*') return ok(null)
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text)
  if (match) return ok(Number(match[1]))
  return refuse('request.invalid', { faults: [{ path: 'If-Match', message: '应为版本号，例如 "3"' }] })
}

/** An answer with a `version` carries it as its ETag, to be sent back in `If-Match`. */
export function tagVersion(reply: FastifyReply, value: unknown): void {
  if (typeof value !== 'object' || value === null || !('version' in value)) return
  if (typeof value.version === 'number') reply.header('etag', `"${value.version}"`)
}
