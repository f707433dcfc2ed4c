import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, type Reader } from '../../kernel/index.ts'
import { dayInWords, instantInWords, joined, numbered } from '../rules/case-facts.ts'
import { roundOf } from '../store/scorecards.ts'
import type { Facts } from '../templates/vocabulary.ts'
import type { DocumentsNeeds } from './needs.ts'
import { type Matter, unseen } from './subject.ts'

/** A scorecard as the matter of documents: what was published last. */
export async function scorecardMatter(needs: DocumentsNeeds, reader: Reader, actor: OfficeActor, id: Id): Promise<Outcome<Matter>> {
  const found = await needs.evaluation.scorecard(actor, id)
  const round = found.ok ? await roundOf(reader, id) : null
  if (!found.ok || !round) return unseen('该考评表')
  const card = found.value
  const result = card.results.at(-1) ?? null
  const dimensions = (result?.dimensions ?? []).map(({ name, weight, score, says }) => ({ name, weight, score: score ?? '不评', says }))
  const facts = async (): Promise<Facts> =>
    joined({
      texts: {
        'evaluation.name': card.name,
        'evaluation.from': dayInWords(card.from),
        'evaluation.to': dayInWords(card.to),
        'evaluated.name': card.organisationName,
        'result.no': result ? String(result.no) : '',
        'result.score': result?.score ?? '',
        'result.grade': result?.grade ?? '',
        'result.date': instantInWords(result?.publishedAt ?? null),
      },
      rows: { dimensions: numbered(dimensions) },
    })
  return ok({
    ...{ about: 'scorecard', aboutId: id, jurisdictionId: round.jurisdictionId, regime: needs.regimes.get(round.regimeId) },
    ...{ procedure: null, order: null, papers: [], facts },
    standing: () => ({ unitId: card.organisationId, providerId: null, beginnerId: null, issuerId: null, issuerParty: null }),
  })
}
