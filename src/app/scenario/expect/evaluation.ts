import { type Body, cardsOf } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { type Differences, differByKey } from './comparing.ts'

/** `{ evaluation: unit-annual, of: unit, score: "87.50", grade: 良好, state, results, dimensions: { migration: "66.67" } }`. */
export async function theEvaluation({ world, observer, actor }: Audience, said: Body): Promise<Differences> {
  const { evaluation, of, from, dimensions = {}, ...rest } = said
  const whose = of ? world.player(of) : actor
  const [card] = await cardsOf(observer, evaluation, whose?.organisationId ?? null, from && String(from))
  if (!card) return [`看不到 ${of} 的考评 ${evaluation}`]
  const shown = await observer.need('GET', `/evaluations/scorecards/${card.id}`)
  const last = shown.results.at(-1)
  const known: Body = {
    score: shown.score,
    grade: shown.grade,
    state: shown.state,
    results: shown.results.length,
    objection: last?.objection?.state ?? null,
    'objections-until': shown.objectionsUntil,
    findings: last?.findings.map((each: Body) => each.rule) ?? [],
    scorers: new Set(shown.scores.map((each: Body) => each.organisationId)).size,
  }
  const scored: Body = Object.fromEntries(shown.dimensions.map((each: Body) => [each.id, each.score]))
  return [
    ...differByKey(`考评 ${evaluation}（${of}）`, rest, known),
    ...differByKey(`考评 ${evaluation}（${of}）的维度`, dimensions, scored),
  ]
}
