import createClient, { type Middleware } from 'openapi-fetch'
import type { paths } from './generated.ts'
import { newKey } from './key.ts'
import { Problem } from './problem.ts'

/** Every write carries a key of its own, so that the same request sent twice by a bad line does nothing twice. */
const keyed: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET' && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newKey())
    return request
  },
}

/** The server's operations, typed by its own OpenAPI document. Only the request hooks of the features call it. */
export const api = createClient<paths>({ baseUrl: '/api/v1' })
api.use(keyed)

interface Answered<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** What the server answered; throws a `Problem` when it refused, and one in our own words when it could not be reached. */
export async function answerTo<T>(request: Promise<Answered<T>>): Promise<T> {
  const answered = await request.catch(() => {
    throw Problem.unreachable()
  })
  if (!answered.response.ok) throw Problem.from(answered.response, answered.error)
  return answered.data as T
}

/** The header by which a write says which version it was made on. */
export const ifMatch = (version: number) => ({ headers: { 'If-Match': `"${version}"` } })
