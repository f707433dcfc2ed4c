import { Type } from '@sinclair/typebox'
import { type Clock, type Day, DayText, Nullable, ok, type Route, refuse, route, today } from '../kernel/index.ts'
import { demandKinds } from './blocks/meta.ts'
import { type Carried, coverage, coverageByKind } from './checks/coverage.ts'
import { type Proof, proving } from './checks/proof.ts'
import { basisOf, Cited, ComparedView, comparedInWords } from './compared.ts'
import type { Article, Regime } from './model.ts'
import { articleOf, upperOf } from './reading/cite.ts'
import type { Regimes } from './registry.ts'
import { practiceInWords, type Statement, statementsOf, statementsUnder } from './statements.ts'
import { endingNotice, hasExpired, lastDayOn, validityNotice } from './validity.ts'

const Text = Type.String()
const Count = { all: Type.Integer(), carried: Type.Integer() }
const head = {
  ...{ id: Text, title: Text, number: Text, issuer: Text, place: Text },
  ...{ issued: DayText, effective: DayText, expires: Nullable(DayText) },
  expired: Type.Boolean({ description: '今日是否已过有效期' }),
  endsSoon: Type.Boolean({ description: '今日起应提醒即将届满' }),
}
const Head = Type.Object({ ...head, coverage: Type.Object(Count) })
const Demand = Type.Object({
  ...{ cite: Text, kind: Text, kindName: Text, says: Text },
  state: Type.Union((['shown', 'carried', 'uncarried', 'missing'] as const).map((state) => Type.Literal(state))),
  by: Type.Array(Text),
  reason: Nullable(Text),
  stories: Type.Array(Text, { description: '证明这项要求的故事（随办法提供，在公开接口上演练）' }),
})
const Rule = Type.Object({
  ...{ kind: Text, name: Text, words: Text },
  practice: Type.Boolean({ description: '本地做法，不是条文' }),
  basis: Type.Array(Cited, { description: '所依据的条文；派生的办法并引上级办法的条文' }),
})
const Other = Type.Object({ number: Text, title: Text })
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
  endingNotice: Nullable(Text),
  decisions: Type.Array(Type.Object({ number: Text, issued: DayText, expires: Nullable(DayText), says: Text })),
  replaces: Type.Array(Other, { description: '所替代的办法' }),
  replacedBy: Type.Array(Other, { description: '替代本办法的办法' }),
  upper: Nullable(Type.Object({ id: Text, title: Text })),
  inherited: Type.Array(Rule, { description: '继承自上级办法、本办法没有条文提及的规则' }),
  chapters: Type.Array(Type.Object({ title: Text, articles: Type.Array(ArticleView) })),
  practice: Type.Array(Type.Object({ heading: Text, words: Type.Array(Text) })),
  coverage: Type.Array(Type.Object({ kind: Text, kindName: Text, ...Count })),
})

const MeasureId = Type.String({ minLength: 1, maxLength: 100 })

interface RegimesRoutesNeeds {
  readonly regimes: Regimes
  readonly clock: Clock
  /** The stories of a measure, for what proves its demands; none where nobody reads them. */
  readonly proofs?: (id: string) => Promise<readonly Proof[]>
}

/** `/measures`: the texts that bind here, with what carries each demand; open to everybody who is signed in. */
export const regimesRoutes = ({ regimes, clock, proofs = async () => [] }: RegimesRoutesNeeds): Route[] => [
  route({
    ...{ method: 'GET', path: '/measures', id: 'listMeasures', tag: '办法', may: 'signed-in' },
    summary: '本平台执行的办法',
    response: Type.Array(Head),
    handle: async () => ok(regimes.all().map((regime) => ({ ...headOf(regime, today(clock)), coverage: countOf(coverage(regime)) }))),
  }),
  route({
    ...{ method: 'GET', path: '/measures/{id}', id: 'getMeasure', tag: '办法', may: 'signed-in' },
    summary: '一部办法：条文、承载它的规则、解释、本地做法、覆盖情况、有效期',
    params: Type.Object({ id: MeasureId }),
    response: Measure,
    handle: async ({ params }) =>
      regimes.has(params.id)
        ? ok(viewMeasure(regimes.get(params.id), today(clock), await proofs(params.id)))
        : refuse('request.not-found', { facts: { what: '这部办法' } }),
  }),
  route({
    ...{ method: 'GET', path: '/measures/compare', id: 'compareMeasures', tag: '办法', may: 'signed-in' },
    summary: '两部办法逐条比较：相同、不同、只有一部有的规则',
    query: Type.Object({ a: MeasureId, b: MeasureId }),
    response: ComparedView,
    handle: async ({ query: { a, b } }) =>
      regimes.has(a) && regimes.has(b)
        ? ok(comparedInWords(regimes.get(a), regimes.get(b)))
        : refuse('request.not-found', { facts: { what: '这部办法' } }),
  }),
]

const headOf = (regime: Regime, on: Day) => {
  const { id, title, number, issuer, place, issued, effective } = regime
  const validity = { expires: lastDayOn(regime, on), expired: hasExpired(regime, on), endsSoon: endingNotice(regime, on) !== null }
  return { id, title, number, issuer, place, issued, effective, ...validity }
}

const countOf = (carried: readonly Carried[]) => ({
  all: carried.length,
  carried: carried.filter(({ state }) => state === 'carried' || state === 'shown').length,
})

function viewMeasure(regime: Regime, on: Day, stories: readonly Proof[]) {
  const known = { carried: coverage(regime), statements: statementsOf(regime), stories }
  const { carried, statements } = known
  const chapters = [...new Set(regime.articles.map(({ chapter }) => chapter))].map((title) => ({
    title,
    articles: regime.articles.filter(({ chapter }) => chapter === title).map((article) => viewArticle(regime, article, known)),
  }))
  return {
    ...headOf(regime, on),
    terms: { ...regime.terms },
    validityNotice: validityNotice(regime, on),
    endingNotice: endingNotice(regime, on),
    decisions: regime.decisions.map((decision) => ({ ...decision })),
    replaces: regime.replaces.map((other) => ({ ...other })),
    replacedBy: regime.replacedBy.map((other) => ({ ...other })),
    upper: regime.upper && { id: regime.upper.id, title: regime.upper.title },
    inherited: statements.filter(({ source }) => source.cites.every((cite) => upperOf(cite))).map(viewRule),
    chapters,
    practice: regime.practice.map((section) => ({ heading: section.heading, words: practiceInWords(regime, statements, section) })),
    coverage: [...coverageByKind(carried)].map(([kind, count]) => ({ kind, kindName: demandKinds[kind], ...count })),
  }
}

const viewRule = ({ kind, name, words, source }: Statement) => ({
  ...{ kind, name, words, practice: source.practice },
  basis: basisOf(source.cites),
})

interface Known {
  readonly carried: readonly Carried[]
  readonly statements: readonly Statement[]
  readonly stories: readonly Proof[]
}

function viewArticle(regime: Regime, article: Article, { carried, statements, stories }: Known) {
  const isHere = (cite: string) => articleOf(cite) === article.cite
  const { cite, heading, passages } = article
  return {
    ...{ cite, heading },
    passages: passages.map((passage) => ({ ...passage })),
    demands: carried
      .filter(({ demand }) => isHere(demand.cite))
      .map(({ demand, state, by, reason }) => ({
        ...{ cite: demand.cite, kind: demand.kind, kindName: demandKinds[demand.kind], says: demand.says, state, by: [...by], reason },
        stories: demand.kind === 'text' ? [] : proving(demand, stories).map(({ title, file }) => title ?? file),
      })),
    rules: statementsUnder(statements, cite).map(viewRule),
    interpretations: regime.interpretations
      .filter(({ on, source }) => [...on, ...source.cites].some(isHere))
      .map(({ id, question, reading, because }) => ({ id, question, reading, because })),
  }
}
