import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Tx } from '../../kernel/index.ts'
import { sees, unseen, word } from '../bills/access.ts'
import { type DecisionInput, type DifferenceState, judgeDecision } from '../decisions/decision.ts'
import type { CauseKind } from '../matching/sides.ts'
import { countOpen, decideAll, followDecisions, insertComment, lockDifferences } from '../store/decisions.ts'
import { type DifferenceDetail, findDifference } from '../store/differences.ts'
import { closeReconciliation, findReconciliation, type Reconciliation } from '../store/reconciliations.ts'
import type { ReconciliationNeeds } from './needs.ts'

/** Which differences: those in one state, of one cause or all, these numbers or all. `count` is how many the actor saw. */
export interface Chosen {
  readonly state: DifferenceState
  readonly cause?: CauseKind | undefined
  readonly nos?: readonly number[] | undefined
  readonly count: number
}

export interface DecideInput extends DecisionInput, Chosen {
  readonly id: Id
}

/** Acts on a comparison's differences. Nothing of them changes the statement or the facts. */
export const createDeciding = ({ door }: ReconciliationNeeds) => ({
  /** Decides alike differences together, with one reason. Refused when they are not as many, or not in the state, that the actor saw. */
  async decide(actor: OfficeActor, input: DecideInput, key: string): Promise<Outcome<{ readonly decided: number }>> {
    return door.write({ actor, does: 'reconciliation.decide', needs: word, once: { key, input } }, async ({ tx, now, record }) => {
      const { id, decision, reason, fact, count, ...filter } = input
      const found = await openFor(tx, actor, id)
      const judged = found.ok ? judgeDecision(input, input.state) : found
      if (!found.ok || !judged.ok) return judged.ok ? unseen('账单核对') : judged
      if (count === 0 || (await lockDifferences(tx, id, filter)) !== count)
        return refuse('request.changed-meanwhile', { facts: { what: '所选差异' } })
      await decideAll(tx, id, filter, { decision, reason: reason.trim(), fact: fact?.trim() }, actor, now)
      await followDecisions(tx, id, filter, decision)
      await record({ ...objectOf(found.value), before: filter, after: { decision, reason: reason.trim(), fact: fact ?? null, count } })
      return ok({ decided: count })
    })
  },

  /** What the provider says of a difference, once. */
  async comment(
    actor: OfficeActor,
    { id, no, comment }: { id: Id; no: number; comment: string },
    key: string,
  ): Promise<Outcome<DifferenceDetail>> {
    return door.write(
      { actor, does: 'reconciliation.comment', needs: null, once: { key, input: { id, no, comment } } },
      async ({ tx, now, record }) => {
        const found = await openFor(tx, actor, id)
        if (!found.ok) return found
        if (found.value.providerId !== actor.sight.providerId) return refuse('reconciliation.not-provider')
        if (!(await findDifference(tx, id, no))) return unseen('差异')
        if (!(await insertComment(tx, id, no, comment.trim(), actor, now))) return refuse('reconciliation.commented')
        await record({ ...objectOf(found.value), after: { no, comment: comment.trim() } })
        const detail = await findDifference(tx, id, no)
        return detail ? ok(detail) : unseen('差异')
      },
    )
  },

  /** Ends a comparison (核对完毕); refused while a difference is open. */
  async close(actor: OfficeActor, id: Id, key: string): Promise<Outcome<Reconciliation>> {
    return door.write({ actor, does: 'reconciliation.close', needs: word, once: { key, input: { id } } }, async ({ tx, now, record }) => {
      const found = await openFor(tx, actor, id)
      if (!found.ok) return found
      const open = await countOpen(tx, id)
      if (open > 0) return refuse('reconciliation.open-left', { facts: { count: String(open) } })
      await closeReconciliation(tx, id, actor, now)
      await record({ ...objectOf(found.value), after: { closed: true } })
      const closed = await findReconciliation(tx, id)
      return closed ? ok(closed) : unseen('账单核对')
    })
  },
})

const objectOf = ({ id, jurisdictionId, providerId }: Reconciliation) => ({
  object: { kind: 'reconciliation', id },
  jurisdiction: jurisdictionId,
  organisation: providerId,
})

/** The comparison, locked, where the actor sees it and it is not closed. */
async function openFor(tx: Tx, actor: OfficeActor, id: Id): Promise<Outcome<Reconciliation>> {
  const found = await findReconciliation(tx, id, { lock: true })
  if (!found || !sees(actor, found)) return unseen('账单核对')
  return found.closedAt === null ? ok(found) : refuse('reconciliation.closed')
}
