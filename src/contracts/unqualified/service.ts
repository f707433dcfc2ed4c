import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, type Tx, timeCursor } from '../../kernel/index.ts'
import { periodFaults } from '../period.ts'
import { poolsById } from '../pools/store.ts'
import type { ContractsNeeds } from '../ports.ts'
import { organisationName } from '../store.ts'
import type { Decision, DecisionInput, UnqualifiedPeriod } from './decision.ts'
import * as store from './store.ts'

export interface Unqualified {
  /** Decisions the actor sees, the newest first. */
  listUnqualified(actor: OfficeActor, query: { readonly limit: number; readonly after?: string }): Promise<Page<Decision>>
  /** Decides that a provider's service was unqualified in a period: of a pool, of an item, or as a whole. */
  decideUnqualified(actor: OfficeActor, input: DecisionInput, key: string): Promise<Outcome<Decision>>
  /** Decisions that touch a day from `from` until before `until`. */
  unqualifiedOf(providerIds: readonly Id[], from: Day, until: Day): Promise<UnqualifiedPeriod[]>
}

const missing = (what: string) => refuse('request.not-found', { facts: { what } })

export function createUnqualified({ db, door, itemsOf }: ContractsNeeds): Unqualified {
  /** What the decision names and the jurisdiction does not have, in Chinese; null when all is there. */
  const missingOf = async (tx: Tx, jurisdictionId: Id, { providerId, poolId, itemId }: DecisionInput): Promise<string | null> => {
    if ((await organisationName(tx, jurisdictionId, providerId)) === null) return '云服务商'
    if (poolId !== null && (await poolsById(tx, [poolId]))[0]?.providerId !== providerId) return '该云服务商的资源池'
    return itemId !== null && (await itemsOf([itemId], tx))[0]?.jurisdictionId !== jurisdictionId ? '服务项' : null
  }

  return {
    async listUnqualified(actor, { limit, after }) {
      const rows = await store.listDecisions(db, actor.sight, limit, timeCursor(after))
      return pageOf(rows, limit, ({ decidedAt, id }) => [decidedAt, id])
    },

    decideUnqualified: (actor, input, key) =>
      door.write(
        { actor, does: 'service.decide-unqualified', needs: 'statement.review', once: { key, input } },
        async ({ tx, now, record }) => {
          const { jurisdictionId } = actor
          if (jurisdictionId === null) return missing('云服务商')
          const what = await missingOf(tx, jurisdictionId, input)
          if (what !== null) return missing(what)
          const faults = periodFaults(input)
          if (faults.length > 0) return refuse('request.invalid', { faults })
          const id = newId()
          const by = { decidedBy: actor.organisationId, decidedByPerson: actor.personName }
          await store.insertDecision(tx, { ...input, id, jurisdictionId, ...by, at: now })
          const after = await store.decisionById(tx, id)
          await record({ object: { kind: 'unqualified-service', id }, jurisdiction: jurisdictionId, organisation: input.providerId, after })
          return ok(after)
        },
      ),

    unqualifiedOf: (providerIds, from, until) => store.unqualifiedPeriods(db, providerIds, from, until),
  }
}
