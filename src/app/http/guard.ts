import type { FastifyRequest } from 'fastify'
import { isSameOrigin, mayCall, type OfficeActor, sessionCookie, tokenOf, visitor } from '../../identity/index.ts'
import { type Outcome, type Route, refuse } from '../../kernel/index.ts'
import { orThrow } from './failures.ts'

/** What the guard needs to know of the installation. */
export interface GuardNeeds {
  readonly authenticate: (token: string, from: OfficeActor['from'], quietly?: boolean) => Promise<Outcome<OfficeActor>>
  /** The address people open; null: whatever address the request was sent to. */
  readonly publicUrl: string | null
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends the request: set by the guard before the body is read. */
    actor: OfficeActor | null
  }
}

export const isWrite = ({ method }: Pick<Route, 'method'>): boolean => method !== 'GET'

/**
 * Stands before every operation of the API, before its body is read: establishes who asks, refuses writes that
 * another site's page sent with our cookie, and asks whether the person may call the operation.
 */
export const guard =
  (route: Route, { authenticate, publicUrl }: GuardNeeds) =>
  async (request: FastifyRequest): Promise<void> => {
    const from = { ip: request.ip, requestId: request.id }
    if (isWrite(route) && !isSameOrigin(originOf(request), publicUrl ?? `${request.protocol}://${request.host}`)) {
      orThrow(refuse('session.cross-site'))
    }
    if (route.may === 'public') {
      request.actor = visitor(from)
      return
    }
    const token = tokenOf({ authorization: request.headers.authorization, cookie: request.cookies[sessionCookie] })
    const actor = token === null ? null : orThrow(await authenticate(token, from, route.quiet))
    orThrow(mayCall(actor, route))
    request.actor = actor
  }

const originOf = ({ headers, cookies }: FastifyRequest) => ({
  authorization: headers.authorization,
  cookie: cookies[sessionCookie],
  secFetchSite: first(headers['sec-fetch-site']),
  origin: headers.origin,
})

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
