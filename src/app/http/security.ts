import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../kernel/index.ts'
import { refusedBy } from './failures.ts'

/**
 * Headers that bind the browser: everything from ourselves, no inline script, in no frame. Styles may be inline because
 * Ant Design writes its own at run time; a style cannot run anything.
 */
export async function secure(app: FastifyInstance, publicUrl: string | null): Promise<void> {
  const https = publicUrl?.startsWith('https:') ?? false
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Means nothing over plain HTTP, where browsers complain of it.
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
  })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      refusedBy(refuse('request.too-often', { facts: { seconds: String(Math.ceil(ttl / 1000)) } })),
  })
}
