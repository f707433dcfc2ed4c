import { dueOf } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, type Instant, newId, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { EvaluationNeeds } from '../ports.ts'
import { type Correction, corrected, correctionFaults } from '../scorecard.ts'
import { decideObjection, type FullResult, insertObjection, resultsOf } from '../store/results.ts'
import type { Scorecard } from '../store/scorecards.ts'
import { citationOf, held, type Law } from './needs.ts'
import { type Done, mayConduct, onRecord, publishResult } from './publishing.ts'

export interface DecisionInput {
  readonly id: Id
  readonly version: number | null
  readonly upheld: boolean
  readonly reason: string
  readonly corrections: readonly Correction[]
}

/** The last day for an objection to a result; null where the measure gives no term for one. */
export function objectionDue(
  { calendar }: EvaluationNeeds,
  { rule }: Law,
  publishedAt: Instant,
): { readonly dueOn: Day; readonly dueAt: Instant } | null {
  if (rule.objections === null) return null
  const due = dueOf({ term: rule.objections, start: publishedAt, calendar })
  if (due.stands) throw new Error('a term without suspensions stands still')
  return due
}

/** Objections: raised by the evaluated one within the term, decided by the conducting party by somebody else than who published. */
export const createObjecting = (needs: EvaluationNeeds) => ({
  /** Refuses with `evaluation.no-objections`, `evaluation.objection-late` or `evaluation.objected`. */
  object: (actor: OfficeActor, id: Id, { reason }: { readonly reason: string }, key: string): Promise<Outcome<Done>> =>
    needs.door.write(
      { actor, does: 'evaluation.object', needs: 'evaluation.object', once: { key, input: { id, reason } } },
      async ({ tx, now, record }) => {
        const found = await held(needs, tx, actor, id, 'published', '提出异议')
        if (!found.ok) return found
        const { card, law } = found.value
        const citation = citationOf(law)
        if (card.organisationId !== actor.organisationId) return refuse('evaluation.not-evaluated', { citation })
        const result = (await resultsOf(tx, id)).at(-1)
        if (!result) throw new Error(`scorecard ${id} is published and has no result`)
        const due = objectionDue(needs, law, result.publishedAt)
        if (due === null) return refuse('evaluation.no-objections', { facts: { name: law.rule.name }, citation })
        if (result.objection) return refuse('evaluation.objected', { citation })
        if (now >= due.dueAt) return refuse('evaluation.objection-late', { facts: { due: due.dueOn }, citation })
        await insertObjection(tx, { id: newId(), resultId: result.id, reason: reason.trim(), at: now, actor })
        await record({ ...onRecord(card, law), after: { objection: reason.trim(), no: result.no } })
        return ok({ id })
      },
    ),

  /** Upheld: a corrected result is published and the old one kept. Dismissed: the result stands, with the reason. */
  decide: (actor: OfficeActor, input: DecisionInput, key: string): Promise<Outcome<Done>> =>
    needs.door.write({ actor, does: 'evaluation.decide-objection', needs: 'evaluation.conduct', once: { key, input } }, async (writing) => {
      const { tx, now, record } = writing
      const found = await held(needs, tx, actor, input.id, 'published', '处理异议')
      if (!found.ok) return found
      const { card, law } = found.value
      const result = (await resultsOf(tx, card.id)).at(-1)
      const may = mayDecide(actor, card, law, result)
      if (!may.ok) return may
      const conducting = mayConduct(actor, card, law, input.version)
      if (!conducting.ok) return conducting
      if (!result?.objection) throw new Error('an objection that may be decided is not there')
      const faults = decisionFaults(input, result)
      if (faults.length > 0) return refuse('request.invalid', { faults })
      const state = input.upheld ? 'upheld' : 'dismissed'
      await decideObjection(tx, { id: result.objection.id, state, decision: input.reason.trim(), at: now, actor })
      await record({ ...onRecord(card, law), before: { objection: 'open' }, after: { objection: state, reason: input.reason.trim() } })
      if (!input.upheld) return ok({ id: card.id })
      const numbers = corrected(result.dimensions, input.corrections)
      return publishResult(needs, writing, { card, law, no: result.no + 1, ...numbers, replaces: result.id })
    }),
})

/** Somebody else than who published; and where who conducts is evaluated itself, another organisation of that party: here a score is entered. */
function mayDecide(actor: OfficeActor, card: Scorecard, law: Law, result: FullResult | undefined): Outcome<null> {
  const citation = citationOf(law)
  if (card.organisationId === actor.organisationId) return refuse('evaluation.own', { citation })
  if (result?.objection?.state !== 'open') return refuse('evaluation.nothing-objected', { citation })
  return result.publishedBy === actor.personId ? refuse('evaluation.own-publication', { citation }) : ok(null)
}

const decisionFaults = ({ upheld, corrections }: DecisionInput, { dimensions }: FullResult) => {
  if (upheld) return correctionFaults(dimensions, corrections)
  return corrections.length === 0 ? [] : [{ path: '/corrections', message: '异议不成立的，不更正得分' }]
}
