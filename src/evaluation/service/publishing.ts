import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, refused, type Writing } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'
import type { EvaluationNeeds } from '../ports.ts'
import { gradeOf } from '../score.ts'
import type { DimensionScore } from '../scorecard.ts'
import { insertResult } from '../store/results.ts'
import { concludeScorecard, markPublished, type Scorecard } from '../store/scorecards.ts'
import { numbersOf } from './measuring.ts'
import { citationOf, conducts, held, isCurrent, type Law } from './needs.ts'

export interface ConcludeInput {
  readonly id: Id
  /** The version that the actor saw. */
  readonly version: number | null
  readonly leaveOut: readonly { readonly dimension: string; readonly reason: string }[]
}
export interface PublishInput {
  readonly id: Id
  readonly version: number | null
}

/** What was done to a scorecard. */
export interface Done {
  readonly id: Id
}

/** From the scores to the published result: concluded, so that the numbers stand, then published, graded by the scale. */
export const createPublishing = (needs: EvaluationNeeds) => ({
  conclude: (actor: OfficeActor, input: ConcludeInput, key: string): Promise<Outcome<Done>> =>
    needs.door.write(
      { actor, does: 'evaluation.conclude', needs: 'evaluation.conduct', once: { key, input } },
      async ({ tx, now, record }) => {
        const found = await held(needs, tx, actor, input.id, 'open', '汇总')
        if (!found.ok) return found
        const { card, law } = found.value
        const may = mayConduct(actor, card, law, input.version)
        if (!may.ok) return may
        const leftOut = Object.fromEntries(input.leaveOut.map(({ dimension, reason }) => [dimension, reason.trim()]))
        const numbers = await numbersOf(needs, tx, { card, law, now }, leftOut)
        if (!numbers.ok) return numbers
        await concludeScorecard(tx, card.id, numbers.value, { actor, at: now })
        await record({ ...onRecord(card, law), after: { state: 'concluded', score: numbers.value.score, leftOut } })
        return ok({ id: card.id })
      },
    ),

  publish: (actor: OfficeActor, input: PublishInput, key: string): Promise<Outcome<Done>> =>
    needs.door.write({ actor, does: 'evaluation.publish', needs: 'evaluation.conduct', once: { key, input } }, async (writing) => {
      const found = await held(needs, writing.tx, actor, input.id, 'concluded', '公布')
      if (!found.ok) return found
      const { card, law } = found.value
      const may = mayConduct(actor, card, law, input.version)
      if (!may.ok) return may
      if (card.dimensions === null) throw new Error(`scorecard ${card.id} is concluded and has no numbers`)
      return publishResult(needs, writing, { card, law, no: 1, score: card.score, dimensions: card.dimensions, replaces: null })
    }),
})

/** Conducted by its party, also where it is evaluated itself: then it only counts what others scored. On the scorecard as it was seen. */
export function mayConduct(actor: OfficeActor, card: Scorecard, law: Law, version: number | null): Outcome<null> {
  const may = conducts(actor, law)
  return may.ok ? isCurrent(card, version) : may
}

export interface Publishing {
  readonly card: Scorecard
  readonly law: Law
  readonly no: number
  readonly score: string | null
  readonly dimensions: readonly DimensionScore[]
  readonly replaces: Id | null
}

/** Publishes a result or its correction: graded, judged by the measure's rules, which may begin cases, and on record. */
export async function publishResult(needs: EvaluationNeeds, writing: Writing<OfficeActor>, publishing: Publishing): Promise<Outcome<Done>> {
  const { card, law, score, dimensions, no, replaces } = publishing
  const { tx, actor, now } = writing
  const grade = score === null ? null : gradeOf(score, card.grades ?? [])
  const { refusal, findings } = await judged(needs, writing, publishing, grade)
  if (refusal) return refused(refusal)
  await insertResult(tx, { id: newId(), scorecardId: card.id, no, score, grade, dimensions, findings, replaces, at: now, actor })
  await markPublished(tx, card.id)
  for (const finding of findings) await open(needs, writing, card, finding)
  await writing.record({ ...onRecord(card, law), before: card.result, after: { state: 'published', no, score, grade } })
  return ok({ id: card.id })
}

/** The measure's rules of `evaluation.concluded`; the grade that is being published is already the latest. */
async function judged(needs: EvaluationNeeds, { tx, now }: Writing<OfficeActor>, { card, score }: Publishing, grade: string | null) {
  const { jurisdictionId, organisationId, ofProviders } = card
  const whom = { organisationId: ofProviders ? null : organisationId, providerId: ofProviders ? organisationId : null }
  const known = await needs.facts(tx, { jurisdictionId, systemId: null, on: dayOf(now), ...whom })
  return needs.regimes.judge(card.regimeId, 'evaluation.concluded', {
    ...known,
    [ofProviders ? 'provider.grade' : 'unit.grade']: grade,
    evaluation: card.evaluation,
    'evaluation.score': score,
    'evaluation.grade': grade,
  })
}

async function open(needs: EvaluationNeeds, writing: Writing<OfficeActor>, card: Scorecard, finding: Finding): Promise<void> {
  if (finding.opens === null) return
  const { jurisdictionId, regimeId, organisationId, ofProviders } = card
  await needs.openAbout(writing, {
    ...{ jurisdictionId, regimeId, procedure: finding.opens, organisationId, systemId: null },
    providerId: ofProviders ? organisationId : null,
    finding: { rule: finding.rule, message: finding.message, cite: finding.citation.cite },
  })
}

/** A scorecard on the record: the evaluated one is shown what was done about it. */
export const onRecord = (card: Scorecard, law: Law) => ({
  object: { kind: 'scorecard', id: card.id },
  jurisdiction: card.jurisdictionId,
  organisation: card.organisationId,
  citation: citationOf(law),
})
