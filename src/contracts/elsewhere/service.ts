import type { OfficeActor } from '../../identity/index.ts'
import { newId, type Outcome, ok, type Page, pageOf, refuse, timeCursor } from '../../kernel/index.ts'
import { periodFaults } from '../period.ts'
import type { ContractsNeeds } from '../ports.ts'
import type { ElsewhereDecision, ElsewhereInput } from './decision.ts'
import * as store from './store.ts'

export interface Elsewhere {
  /** Decisions the actor sees, the newest first. */
  listSettledElsewhere(actor: OfficeActor, query: { readonly limit: number; readonly after?: string }): Promise<Page<ElsewhereDecision>>
  /** Decides that the service of a system, or of one of its resources, is settled elsewhere in a period. */
  decideSettledElsewhere(actor: OfficeActor, input: ElsewhereInput, key: string): Promise<Outcome<ElsewhereDecision>>
}

const missing = (what: string) => refuse('request.not-found', { facts: { what } })

export const createElsewhere = ({ db, door }: Pick<ContractsNeeds, 'db' | 'door'>): Elsewhere => ({
  async listSettledElsewhere(actor, { limit, after }) {
    const rows = await store.listElsewhere(db, actor.sight, limit, timeCursor(after))
    return pageOf(rows, limit, ({ decidedAt, id }) => [decidedAt, id])
  },

  decideSettledElsewhere: (actor, input, key) =>
    door.write(
      { actor, does: 'service.decide-elsewhere', needs: 'statement.review', once: { key, input } },
      async ({ tx, now, record }) => {
        const { jurisdictionId } = actor
        const organisationId = await store.unitOfSystem(tx, actor.sight, input.systemId)
        if (jurisdictionId === null || organisationId === null) return missing('信息系统')
        if (input.resourceId !== null && !(await store.isOfSystem(tx, input.systemId, input.resourceId))) return missing('该系统的云资源')
        const faults = periodFaults(input)
        if (faults.length > 0) return refuse('request.invalid', { faults })
        const id = newId()
        const by = { decidedBy: actor.organisationId, decidedByPerson: actor.personName }
        await store.insertElsewhere(tx, { ...input, ...by, id, jurisdictionId, organisationId, at: now })
        const after = await store.elsewhereById(tx, id)
        await record({ object: { kind: 'settled-elsewhere', id }, jurisdiction: jurisdictionId, organisation: organisationId, after })
        return ok(after)
      },
    ),
})
