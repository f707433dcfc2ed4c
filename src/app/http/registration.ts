import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { type EventStream, type FileAnswer, type Route, refuse, type StreamAnswer, unreachable } from '../../kernel/index.ts'
import { sendFile } from './download.ts'
import { sendEvents } from './events.ts'
import { orThrow } from './failures.ts'
import { type GuardNeeds, guard, isWrite } from './guard.ts'
import { holdsMoreThan, valuesMax } from './limits.ts'
import { ifVersionOf, keyOf, tagVersion } from './preconditions.ts'
import { closed, readTexts } from './schemas.ts'
import { answerOfSession, responseOf } from './session-cookie.ts'

export const apiPrefix = '/api/v1'

const kib = 1024
/** Bytes a body may have: a file of 20 MB as base64 (a third more), an ordinary one, one of somebody nobody knows yet. */
export const bodyLimits = { file: 28 * 1024 * kib, ordinary: 6 * 1024 * kib, visitor: 64 * kib } as const

const bodyLimitOf = ({ takesFile, may }: Route): number =>
  takesFile ? bodyLimits.file : may === 'public' ? bodyLimits.visitor : bodyLimits.ordinary

export interface RegistrationNeeds extends GuardNeeds {
  /** How often one address may call the operations that anybody may; null: as often as it likes. */
  readonly attemptsPerMinute: number | null
  /** Asked after the guard: whether the person may write once more this minute. */
  readonly allowance: (request: FastifyRequest) => Promise<void>
}

/** Puts one operation under `/api/v1`: guard, validation, handler, answer. */
export function register(app: FastifyInstance, route: Route, needs: RegistrationNeeds): void {
  const most = route.body ? valuesMax(route.body) : 0
  const limited = route.may === 'public' && (isWrite(route) || route.limited === true) && needs.attemptsPerMinute !== null
  app.route({
    method: route.method,
    url: apiPrefix + route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: bodyLimitOf(route),
    schema: schemaOf(route),
    config: { operation: route, ...(limited ? { rateLimit: { max: needs.attemptsPerMinute ?? 0, timeWindow: '1 minute' } } : {}) },
    onRequest: [guard(route, needs), needs.allowance],
    preValidation: async (request) => {
      if (route.body && holdsMoreThan(most, request.body)) orThrow(refuse('request.too-large', { facts: { limit: `${most} 个值` } }))
      request.query = readTexts(route.query, request.query as Record<string, unknown>)
      request.params = readTexts(route.params, request.params as Record<string, unknown>)
    },
    handler: (request, reply) => handle(route, request, reply, needs),
  })
}

async function handle(route: Route, request: FastifyRequest, reply: FastifyReply, { publicUrl }: RegistrationNeeds) {
  const key = orThrow(keyOf(route, request))
  const ifVersion = orThrow(ifVersionOf(request))
  const { params, query, body, actor } = request
  if (actor === null) return unreachable(actor as never)
  const value: unknown = orThrow(await route.handle({ actor, params, query, body, key, ifVersion }))
  if (route.events) return sendEvents(request, reply, value as EventStream)
  reply.header('cache-control', 'no-store')
  if (route.download) return sendFile(reply, value as FileAnswer | StreamAnswer)
  tagVersion(reply, value)
  reply.code(route.status ?? 200).type('application/json; charset=utf-8')
  return reply.send(answerOfSession(route, request, reply, value, publicUrl) as object | null)
}

const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

const eventText = { 'text/event-stream': { schema: { type: 'string' } } }

function schemaOf(route: Route): FastifySchema {
  const { id, tag, summary, may, params, query, body, status = 200, download, events } = route
  return {
    operationId: id,
    tags: [tag],
    summary,
    'x-permission': may,
    ...(params ? { params: closed(params) } : {}),
    ...(query ? { querystring: closed(query) } : {}),
    ...(body ? { body: closed(body) } : {}),
    response: {
      [status]:
        download || events ? { description: '文件', content: events ? eventText : bytes } : { description: '成功', ...responseOf(route) },
    },
  } as FastifySchema
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the API behind this route, where it is one. */
    readonly operation?: Route
  }
}
