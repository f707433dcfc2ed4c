import type { OfficeActor } from '../../../identity/index.ts'
import { type Id, type Outcome, ok, type Page, pageOf, refuse, timeCursor } from '../../../kernel/index.ts'
import type { FactSource } from '../../../procedures/index.ts'
import type { UtilizationNeeds } from '../../ports.ts'
import type { UsageFinding } from '../store.ts'
import * as store from '../store.ts'

export interface FindingQuery {
  readonly organisationId?: Id
  readonly systemId?: Id
  readonly rule?: string
  readonly state?: UsageFinding['state']
  readonly limit: number
  readonly after?: string
}

export interface Findings {
  /** Newest first: a unit's own and those below it, a provider's those of figures that it reported. */
  findings(actor: OfficeActor, query: FindingQuery): Promise<Page<UsageFinding>>
  /** The unit says what it did about a finding. */
  answerFinding(actor: OfficeActor, id: Id, answer: string, key: string): Promise<Outcome<UsageFinding>>
}

export const createFindings = ({ db, door }: Pick<UtilizationNeeds, 'db' | 'door'>): Findings => ({
  async findings(actor, { limit, after, ...query }) {
    const rows = await store.listFindings(db, actor, { ...query, limit, after: timeCursor(after) })
    return pageOf(rows, limit, ({ foundAt, id }) => [foundAt, id])
  },

  answerFinding: (actor, id, answer, key) =>
    door.write(
      { actor, does: 'usage.answer', needs: 'system.register', once: { key, input: { id, answer } } },
      async ({ tx, now, record }) => {
        const before = await store.lockFinding(tx, actor, id)
        if (!before) return refuse('request.not-found', { facts: { what: '该发现' } })
        if (before.state !== 'open') return refuse('usage.finding-closed')
        await store.answerFinding(tx, id, { answer, person: actor.personName, at: now })
        const after: UsageFinding = { ...before, state: 'answered', answer, answeredByPerson: actor.personName, answeredAt: now }
        const { jurisdictionId: jurisdiction, organisationId: organisation, regime, cite } = before
        await record({ object: { kind: 'usage-finding', id }, jurisdiction, organisation, citation: { regime, cite }, before, after })
        return ok(after)
      },
    ),
})

/** The fact `system.findings`: the rules that hold of the latest period of each of a system's series. */
export const usageFacts: FactSource = async (reader, { systemId }) => ({
  'system.findings': systemId === null ? [] : await store.latestRules(reader, systemId),
})
