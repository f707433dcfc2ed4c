import type { Static, TSchema } from '@sinclair/typebox'
import type { Actor } from '../actor.ts'
import type { Outcome } from '../outcome.ts'

/** What a handler is given: all of it validated against the route's schemas. */
export interface Request<A extends Actor, P extends TSchema, Q extends TSchema, B extends TSchema> {
  readonly actor: A
  readonly params: Static<P>
  readonly query: Static<Q>
  readonly body: Static<B>
  /** The `Idempotency-Key` header: present on every write. */
  readonly key: string
  /** The version number in `If-Match`, where the client sent one. */
  readonly ifVersion: number | null
}

/**
 * One operation of the API, written once: schemas give validation, types and OpenAPI; `may` is the permission word
 * that the guard checks before the handler runs (`signed-in` where every person may, `public` where no sign-in is asked).
 */
export interface RouteSpec<A extends Actor, P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** OpenAPI form, under `/api/v1`: `/cases/{id}`. */
  readonly path: string
  readonly id: string
  readonly tag: string
  readonly summary: string
  readonly may: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response: R
  /** 201 for creations; 200 unless said. */
  readonly status?: 200 | 201
  /** The value is a file (`FileAnswer`, `StreamAnswer`) that the client is to save; it is never shown inside a page. */
  readonly download?: true
  /** The body carries a file as base64 and may be larger than others. */
  readonly takesFile?: true
  /** The console asks this by itself: asking keeps nobody's session from falling idle. */
  readonly quiet?: true
  /** The value is a stream of server-sent events (`EventStream`), kept open until either side ends it. */
  readonly events?: true
  /** A read that anybody may ask, but only so often a minute: where something could be guessed at. */
  readonly limited?: true
  readonly handle: (request: Request<A, P, Q, B>) => Promise<Outcome<Static<R>>>
}

// The list of all routes forgets each one's own types; `route` checked them where it was written.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Route = RouteSpec<any, any, any, any, any>

/** Checks one operation's types against its schemas. */
export const route = <A extends Actor, P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  spec: RouteSpec<A, P, Q, B, R>,
): Route => spec
