import { Type } from '@sinclair/typebox'
import { type Clock, type Day, DayText, Nullable, ok, type Route, refuse, route, today } from '../kernel/index.ts'
import { demandKinds } from './blocks/meta.ts'
import { type Carried, coverage, coverageByKind } from './checks/coverage.ts'
import type { Article, Regime } from './model.ts'
import { articleOf } from './reading/cite.ts'
import { hasExpired, type Regimes, validityNotice } from './registry.ts'
import { practiceInWords, type Statement, statementsOf, statementsUnder } from './statements.ts'

const Text = Type.String()
const Count = { all: Type.Integer(), carried: Type.Integer() }
const head = {
  ...{ id: Text, title: Text, number: Text, issuer: Text, place: Text },
  ...{ issued: DayText, effective: DayText, expires: Nullable(DayText) },
  expired: Type.Boolean({ description: '今日是否已过有效期' }),
}
const Head = Type.Object({ ...head, coverage: Type.Object(Count) })
const Demand = Type.Object({
  ...{ cite: Text, kind: Text, kindName: Text, says: Text },
  state: Type.Union((['shown', 'carried', 'uncarried', 'missing'] as const).map((state) => Type.Literal(state))),
  by: Type.Array(Text),
  reason: Nullable(Text),
})
const Rule = Type.Object({ kind: Text, name: Text, words: Text, practice: Type.Boolean({ description: '本地做法，不是条文' }) })
const ArticleView = Type.Object({
  ...{ cite: Text, heading: Text },
  passages: Type.Array(Type.Object({ cite: Text, text: Text })),
  demands: Type.Array(Demand),
  rules: Type.Array(Rule),
  interpretations: Type.Array(Type.Object({ id: Text, question: Text, reading: Text, because: Text })),
})
const Measure = Type.Object({
  ...head,
  terms: Type.Record(Text, Text),
  validityNotice: Nullable(Text),
  chapters: Type.Array(Type.Object({ title: Text, articles: Type.Array(ArticleView) })),
  practice: Type.Array(Type.Object({ heading: Text, words: Type.Array(Text) })),
  coverage: Type.Array(Type.Object({ kind: Text, kindName: Text, ...Count })),
})

/** `/measures`: the texts that bind here, with what carries each demand; open to everybody who is signed in. */
export const regimesRoutes = ({ regimes, clock }: { regimes: Regimes; clock: Clock }): Route[] => [
  route({
    ...{ method: 'GET', path: '/measures', id: 'listMeasures', tag: '办法', may: 'signed-in' },
    summary: '本平台执行的办法',
    response: Type.Array(Head),
    handle: async () => ok(regimes.all().map((regime) => ({ ...headOf(regime, today(clock)), coverage: countOf(coverage(regime)) }))),
  }),
  route({
    ...{ method: 'GET', path: '/measures/{id}', id: 'getMeasure', tag: '办法', may: 'signed-in' },
    summary: '一部办法：条文、承载它的规则、解释、本地做法、覆盖情况、有效期',
    params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }),
    response: Measure,
    handle: async ({ params }) =>
      regimes.has(params.id)
        ? ok(viewMeasure(regimes.get(params.id), today(clock)))
        : refuse('request.not-found', { facts: { what: '这部办法' } }),
  }),
]

const headOf = (regime: Regime, on: Day) => {
  const { id, title, number, issuer, place, issued, effective, expires } = regime
  return { id, title, number, issuer, place, issued, effective, expires, expired: hasExpired(regime, on) }
}

const countOf = (carried: readonly Carried[]) => ({
  all: carried.length,
  carried: carried.filter(({ state }) => state === 'carried' || state === 'shown').length,
})

function viewMeasure(regime: Regime, on: Day) {
  const carried = coverage(regime)
  const statements = statementsOf(regime)
  const chapters = [...new Set(regime.articles.map(({ chapter }) => chapter))].map((title) => ({
    title,
    articles: regime.articles
      .filter(({ chapter }) => chapter === title)
      .map((article) => viewArticle(regime, article, carried, statements)),
  }))
  return {
    ...headOf(regime, on),
    terms: { ...regime.terms },
    validityNotice: validityNotice(regime, on),
    chapters,
    practice: regime.practice.map((section) => ({ heading: section.heading, words: practiceInWords(regime, statements, section) })),
    coverage: [...coverageByKind(carried)].map(([kind, count]) => ({ kind, kindName: demandKinds[kind], ...count })),
  }
}

function viewArticle(regime: Regime, article: Article, carried: readonly Carried[], statements: readonly Statement[]) {
  const isHere = (cite: string) => articleOf(cite) === article.cite
  const { cite, heading, passages } = article
  return {
    ...{ cite, heading },
    passages: passages.map((passage) => ({ ...passage })),
    demands: carried
      .filter(({ demand }) => isHere(demand.cite))
      .map(({ demand: { cite, kind, says }, state, by, reason }) => ({
        ...{ cite, kind, kindName: demandKinds[kind], says, state, by: [...by], reason },
      })),
    rules: statementsUnder(statements, cite).map(({ kind, name, words, source }) => ({ kind, name, words, practice: source.practice })),
    interpretations: regime.interpretations
      .filter(({ on, source }) => [...on, ...source.cites].some(isHere))
      .map(({ id, question, reading, because }) => ({ id, question, reading, because })),
  }
}
