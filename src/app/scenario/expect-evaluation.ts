import { type Body, cardsOf } from '../play/index.ts'
import type { Audience, Differences } from './expect.ts'

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
  return [...compared(`考评 ${evaluation}（${of}）`, rest, known), ...compared(`考评 ${evaluation}（${of}）的维度`, dimensions, scored)]
}

/** Whether an actor can read somebody's scorecard. */
export async function seesEvaluation({ world }: Audience, said: Body): Promise<Differences> {
  const [who, may] = 'sees' in said ? [said.sees, true] : [said['sees-not'], false]
  const cards = await cardsOf(world.player(who), said.evaluation, world.player(said.of).organisationId, said.from && String(said.from))
  return cards.length > 0 === may ? [] : [`${who} ${may ? '应' : '不应'}看到 ${said.of} 的考评 ${said.evaluation}`]
}

const compared = (what: string, said: Body, known: Body): string[] =>
  Object.entries(said).flatMap(([key, value]) => {
    if (!(key in known)) return [`${what}：读不懂 ${key}，可写：${Object.keys(known).join('、')}`]
    return JSON.stringify(value) === JSON.stringify(known[key])
      ? []
      : [`${what} 的 ${key}：应为 ${JSON.stringify(value)}，实为 ${JSON.stringify(known[key])}`]
  })
