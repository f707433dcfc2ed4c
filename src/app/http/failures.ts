import type { FastifyError, FastifyInstance } from 'fastify'
import { type Outcome, type Refusal, refuse } from '../../kernel/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { sendProblem } from './problems.ts'
import { faultsOf } from './validation.ts'

/** Carries a refusal out of a hook, where there is no other way. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** A refusal as an error, for places where Fastify wants one. */
export function refusedBy(outcome: Outcome<never>): Refused {
  if (outcome.ok) throw new Error('not a refusal')
  return new Refused(outcome.refusal)
}

/** Throws the refusal of an outcome; gives its value otherwise. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Refused(outcome.refusal)
  return outcome.value
}

/** Everything that goes wrong becomes a problem; only what nobody expected is logged with its stack, which never leaves the house. */
export function handleFailures(app: FastifyInstance, regimes: Regimes): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error, request.id)
    if (refusal.status >= 500) request.log.error({ err: error }, 'request failed')
    else if (isDatabaseError(error)) request.log.warn({ sqlState: error.code, constraint: error.constraint }, 'lost a race')
    return sendProblem(reply, refusal, regimes)
  })
}

/** What a person is told of an error. */
export function refusalOf(error: FastifyError, requestId: string): Refusal {
  if (error instanceof Refused) return error.refusal
  const told = error.validation ? refuse('request.invalid', { faults: faultsOf(error.validation) }) : knownFailure(error)
  return refusedBy(told ?? refuse('request.unexpected', { facts: { requestId } })).refusal
}

function knownFailure(error: FastifyError): Outcome<never> | null {
  if (isDatabaseError(error)) return databaseFailure(error.code)
  if (['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT'].includes(error.code) || /^Connection terminated/.test(error.message)) {
    return refuse('request.unavailable')
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse('request.too-large', { facts: { limit: '本操作允许的大小' } })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('request.media-type')
    case 'PRINTING_FULL':
      return refuse('document.printing-full')
    default:
      return error.statusCode && error.statusCode >= 400 && error.statusCode < 500 ? refuse('request.unreadable') : null
  }
}

type DatabaseError = FastifyError & { readonly severity: string; readonly constraint?: string }

/** As PostgreSQL reports it: a five-character SQLSTATE and a severity. */
const isDatabaseError = (error: FastifyError): error is DatabaseError => 'severity' in error && /^[0-9A-Z]{5}$/.test(error.code)

/** Lost races: unique, exclusion, serialization, deadlock, lock not available. */
const races = new Set(['23505', '23P01', '40001', '40P01', '55P03'])

function databaseFailure(sqlState: string): Outcome<never> | null {
  if (races.has(sqlState)) return refuse('request.changed-meanwhile', { facts: { what: '相关数据' } })
  // A text or number that no column can hold got past the schemas (a NUL character, say): the input is at fault.
  if (sqlState.startsWith('22')) return refuse('request.invalid')
  if (sqlState.startsWith('08') || sqlState.startsWith('57P') || sqlState === '53300') return refuse('request.unavailable')
  return null
}
