import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/index.ts'
import { orThrow } from './failures.ts'
import { isWrite } from './guard.ts'

/**
 * Counts a signed-in person's writes, of all operations together, and refuses with `request.too-often` beyond so many in a minute: a
 * program that runs wild is stopped, no person is. To be asked after the guard; null counts nothing. Each process counts for itself.
 */
export function createAllowance(app: FastifyInstance, writesPerMinute: number | null): (request: FastifyRequest) => Promise<void> {
  if (writesPerMinute === null) return async () => {}
  const count = app.createRateLimit({
    max: writesPerMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ actor, ip }: FastifyRequest) => actor?.personId ?? ip,
  })
  return async (request) => {
    const { operation } = request.routeOptions.config
    if (!operation || operation.may === 'public' || !isWrite(operation)) return
    const counted = await count(request)
    if (!counted.isAllowed && counted.isExceeded) {
      orThrow(refuse('request.too-often', { facts: { seconds: String(counted.ttlInSeconds) } }))
    }
  }
}
