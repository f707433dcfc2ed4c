import { formatTerm } from '../../calendar/index.ts'
import { originOf } from '../scorecard.ts'
import type { FullScorecard } from '../service/reading.ts'
import type { KnownEvaluation } from '../service/scales.ts'
import type { SetScale } from '../store/scales.ts'

/** A scale as the API shows it. */
export const scaleView = (scale: SetScale) => ({ ...scale, weights: { ...scale.weights }, grades: [...scale.grades] })

/** An evaluation as the API shows it: the scale that counts, and those that were set. */
export const evaluationView = ({ rule, scale, scales }: KnownEvaluation) => {
  const { id, name, of, by, every, published, objections, dimensions, source } = rule
  return {
    ...{ id, name, of, by, every, published },
    objections: objections && formatTerm(objections),
    dimensions: dimensions.map((dimension) => ({
      ...{ id: dimension.id, name: dimension.name, origin: originOf(dimension), indicator: dimension.indicator },
      by: dimension.survey === null ? [...dimension.by] : [dimension.survey],
    })),
    weights: { ...scale.weights },
    grades: [...scale.grades],
    scales: scales.map(scaleView),
    cites: [...source.cites],
  }
}

/** A scorecard as the API shows it. */
export const scorecardView = (card: FullScorecard) => ({
  ...card,
  dimensions: [...card.dimensions],
  scores: [...card.scores],
  results: card.results.map((result) => ({ ...result, dimensions: [...result.dimensions], findings: [...result.findings] })),
  grounds: [...card.grounds],
})
