import { existsSync } from 'node:fs'
import { join } from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Outcome, type Route, refuse } from '../../kernel/index.ts'
import { refusedBy } from './failures.ts'
import { apiPrefix } from './registration.ts'

/**
 * The console from its built files, where there are any: assets with a hash in their name may be kept for ever, the
 * page itself is asked for each time. Every other address that a browser opens is the console's own to show.
 */
export async function serveConsole(app: FastifyInstance, folder: string | null, routes: readonly Route[]): Promise<void> {
  const built = folder !== null && existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(statics, {
      root: folder,
      wildcard: true,
      cacheControl: false,
      // The build lays compressed forms beside the files.
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.\w+(\.(br|gz))?$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (built && opensPage(request)) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    throw refusedBy(notFound(request, routes))
  })
}

/** Paths of the server itself; a file that is not there (`/assets/x.js`) is not the console either. */
const notPages = /^\/(api|assets)(\/|$)|^\/(healthz|readyz|metrics|openapi\.json)$|\.\w+$/

const opensPage = ({ method, url }: FastifyRequest): boolean => method === 'GET' && !notPages.test(pathOf(url))

const pathOf = (url: string): string => url.split('?')[0] ?? url

function notFound({ method, url }: FastifyRequest, routes: readonly Route[]): Outcome<never> {
  const path = pathOf(url)
  const allowed = routes.filter((route) => patternOf(route).test(path)).map((route) => route.method)
  if (allowed.length === 0) return refuse('request.not-found', { facts: { what: '该地址' } })
  return refuse('request.method', { facts: { method, allowed: [...new Set(allowed)].join('、') } })
}

const patternOf = ({ path }: Route): RegExp => new RegExp(`^${apiPrefix}${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
