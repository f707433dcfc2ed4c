import type { OfficeActor } from '../../identity/index.ts'
import { type Id, nameCursor, type Outcome, ok, type Page, pageOf, timeCursor } from '../../kernel/index.ts'
import { articleAt, citeInWords } from '../../regimes/index.ts'
import { lastDayOf } from '../period.ts'
import type { EvaluationNeeds } from '../ports.ts'
import { type DimensionScore, originOf } from '../scorecard.ts'
import { blank, type Share, scoresSeen, shareOf, showsNumbers } from '../share.ts'
import { type FullResult, resultsOf } from '../store/results.ts'
import { listRounds, type Round } from '../store/rounds.ts'
import { listScorecards, type Scorecard, type ScorecardFilter } from '../store/scorecards.ts'
import { type StandingScore, scoresOf } from '../store/scores.ts'
import { type Law, lawOf, readingOf, scaleFor, unseen } from './needs.ts'
import { objectionDue } from './objecting.ts'

export interface PageInput {
  readonly limit: number
  readonly after?: string | undefined
}

/** A scorecard in a list: the numbers as far as the reader may see them. */
export interface ShortScorecard
  extends Pick<Scorecard, 'id' | 'roundId' | 'evaluation' | 'organisationId' | 'organisationName' | 'state' | 'version' | 'from'> {
  readonly name: string
  readonly to: Scorecard['until']
  readonly score: string | null
  readonly grade: string | null
}

/** The words that an evaluation rests on. */
export interface Ground {
  readonly cite: string
  readonly article: string
  readonly text: string
}

/** A scorecard with all that answers “why?”. */
export interface FullScorecard extends ShortScorecard {
  readonly dimensions: readonly DimensionScore[]
  readonly scores: readonly StandingScore[]
  /** Every published version, the last one counts. */
  readonly results: readonly FullResult[]
  /** Last day for an objection to the result; null while there is none. */
  readonly objectionsUntil: string | null
  readonly grounds: readonly Ground[]
}

/** The reads: each shows what the actor's sight and part in the evaluation allow. */
export const createReading = (needs: EvaluationNeeds) => ({
  async rounds(actor: OfficeActor, { limit, after }: PageInput): Promise<Page<Round & { readonly name: string }>> {
    const rows = await listRounds(needs.db, readingOf(actor), { limit, after: timeCursor(after) })
    return pageOf(
      rows.map((row) => ({ ...row, name: lawOf(needs, row).rule.name })),
      limit,
      ({ openedAt, id }) => [openedAt, id],
    )
  },

  async scorecards(actor: OfficeActor, { limit, after, ...filter }: ScorecardFilter & PageInput): Promise<Page<ShortScorecard>> {
    const rows = await listScorecards(needs.db, readingOf(actor), { ...filter, limit, after: nameCursor(after) })
    return pageOf(
      rows.map((row) => short(needs, actor, row)),
      limit,
      ({ organisationName, id }) => [organisationName, id],
    )
  },

  async scorecard(actor: OfficeActor, id: Id): Promise<Outcome<FullScorecard>> {
    const [card] = await listScorecards(needs.db, readingOf(actor), { id, limit: 1, after: null })
    return card ? ok(await full(needs, actor, card)) : unseen()
  },
})

/** What the actor sees of a scorecard, in short. */
function short(needs: EvaluationNeeds, actor: OfficeActor, card: Scorecard): ShortScorecard {
  const { rule } = lawOf(needs, card)
  const { id, roundId, evaluation, organisationId, organisationName, state, version, from, result } = card
  const shows = showsNumbers(shareOf(actor, organisationId, rule.by), state)
  return {
    ...{ id, roundId, evaluation, organisationId, organisationName, state, version, from },
    name: rule.name,
    to: lastDayOf(card),
    score: shows ? (result ? result.score : card.score) : null,
    grade: result?.grade ?? null,
  }
}

async function full(needs: EvaluationNeeds, actor: OfficeActor, card: Scorecard): Promise<FullScorecard> {
  const law = lawOf(needs, card)
  const share = shareOf(actor, card.organisationId, law.rule.by)
  const results = await resultsOf(needs.db, card.id)
  const scores = scoresSeen(await scoresOf(needs.db, card.id), share, card.state, actor.organisationId)
  const last = results.at(-1)
  return {
    ...short(needs, actor, card),
    dimensions: await dimensionsSeen(needs, card, law, share, last),
    scores,
    results: results.map((result) => seenResult(result, share)),
    objectionsUntil: last ? (objectionDue(needs, law, last.publishedAt)?.dueOn ?? null) : null,
    grounds: groundsOf(law),
  }
}

/** An objection is between the evaluated one and who conducts. */
const seenResult = (result: FullResult, share: Share): FullResult =>
  share === 'result' ? { ...result, objection: null, findings: [] } : result

async function dimensionsSeen(needs: EvaluationNeeds, card: Scorecard, law: Law, share: Share, last: FullResult | undefined) {
  const standing = last?.dimensions ?? card.dimensions
  if (standing && showsNumbers(share, card.state)) return standing
  const { weights } = await scaleFor(needs.db, card.jurisdictionId, law, lastDayOf(card))
  return law.rule.dimensions.map((dimension) =>
    blank({ id: dimension.id, name: dimension.name, origin: originOf(dimension), weight: weights[dimension.id] ?? '0' }),
  )
}

function groundsOf({ regime, rule }: Law): Ground[] {
  return rule.source.cites.map((cite) => {
    const article = articleAt(regime, cite)
    const passages = article?.passages.filter((passage) => passage.cite === cite || article.cite === cite) ?? []
    return { cite, article: citeInWords(cite), text: passages.map(({ text }) => text).join('\n') }
  })
}
