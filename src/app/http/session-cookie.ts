import type { TSchema } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionCookie, sessionCookieOptions } from '../../identity/index.ts'
import type { Route } from '../../kernel/index.ts'

/** What a program sends as `Accept` to be told the token instead of being given a cookie. */
export const tokenMediaType = 'application/vnd.zhengyun.token+json'

const ends: ReadonlySet<string> = new Set(['signOut', 'signOutEverywhere'])

/**
 * Gives a browser its session as a cookie that scripts cannot read, and takes it away at sign-out. The token is in the
 * answer only for programs that ask for it by their `Accept`.
 */
export function answerOfSession(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
  publicUrl: string | null,
): unknown {
  const options = sessionCookieOptions(publicUrl ?? `${request.protocol}://${request.host}`)
  if (ends.has(route.id)) reply.clearCookie(sessionCookie, options)
  if (route.id !== 'signIn' || request.headers.accept?.includes(tokenMediaType)) return value
  const { token, ...rest } = value as { readonly token: string }
  reply.setCookie(sessionCookie, token, options)
  return rest
}

/** `signIn` answers with the token only where it was asked for. */
export function responseOf({ id, response }: Route): TSchema {
  if (id !== 'signIn') return response
  const { required = [] } = response as { readonly required?: readonly string[] }
  return { ...response, required: required.filter((name) => name !== 'token') }
}
