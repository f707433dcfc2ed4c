import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { LogLevel } from '../settings.ts'

/** Where structured logs go: JSON lines on stderr, or nowhere. */
export const logOptions = (level: LogLevel): Pick<FastifyServerOptions, 'logger' | 'logController' | 'genReqId' | 'requestIdHeader'> => ({
  logger: level === 'silent' ? false : { level, stream: process.stderr, redact: ['req.headers'], serializers: { err: plainError } },
  logController: new Fastify.LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
  // Never the client's word for it: the id stands in the record of every act.
  requestIdHeader: false,
  genReqId: () => randomUUID(),
})

/** An error without what it may carry along: bodies, parameters of a query, values of a row (`detail`). */
const plainError = ({ name, message, code, stack = '', ...more }: Error & { readonly code?: string; readonly constraint?: string }) => ({
  type: name,
  message,
  stack,
  ...(code ? { code } : {}),
  ...(more.constraint ? { constraint: more.constraint } : {}),
})

/** One line per answered request: no bodies, no cookies, no query, no names. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, ip, actor } = request
    request.log.info(
      {
        method,
        route: routeOptions.config.operation?.id ?? routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ip,
        person: actor?.personId,
      },
      'answered',
    )
  })
}
