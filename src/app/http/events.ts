import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EventStream } from '../../kernel/index.ts'

/** So often a line is sent that means nothing: proxies close connections that are silent for a minute. */
const heartbeatMs = 20_000
/** A client that takes nothing is cut off before what waits for it grows. */
const waitingMax = 256 * 1024

/**
 * Keeps a connection open and sends server-sent events on it (WHATWG HTML, "Server-sent events"). Data are JSON on one line, so nothing in them
 * can begin a field or an event of its own.
 */
export function sendEvents(request: FastifyRequest, reply: FastifyReply, { open }: EventStream): FastifyReply {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    connection: 'close',
  })
  const streams = request.server.eventStreams
  // The connection goes with its stream: one that stayed open for a next request would hold up a server that stops.
  const end = () => void raw.end()
  streams.add(end)
  let close: (() => void) | null = null
  let ended = false
  const write = (text: string): void => {
    if (ended) return
    if (raw.writableLength > waitingMax) raw.destroy()
    else raw.write(text)
  }
  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs)
  raw.on('error', () => {})
  raw.once('close', () => {
    ended = true
    clearInterval(heartbeat)
    streams.delete(end)
    close?.()
  })
  write('retry: 3000\n\n')
  close = open({
    lastId: lastIdOf(request),
    send: ({ id, data }) => write(`id: ${id.replaceAll(/[^\w-]/g, '')}\ndata: ${JSON.stringify(data)}\n\n`),
    end,
  })
  if (ended) close()
  return reply
}

/** A server that stops ends its streams first: otherwise it would wait for them for ever. Clients come back by themselves. */
export function endStreamsAtStop(app: FastifyInstance): void {
  app.decorate('eventStreams', new Set<() => void>())
  app.addHook('preClose', async () => {
    for (const end of app.eventStreams) end()
  })
}

declare module 'fastify' {
  interface FastifyInstance {
    /** How each open stream is ended. */
    eventStreams: Set<() => void>
  }
}

const lastIdOf = ({ headers }: FastifyRequest): string | null => {
  const id = headers['last-event-id']
  return typeof id === 'string' && id !== '' ? id : null
}
