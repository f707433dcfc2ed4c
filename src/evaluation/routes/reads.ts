import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdParams, IdText, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { states } from '../scorecard.ts'
import type { Evaluation } from '../service/index.ts'
import { EvaluationView, RoundView, ScorecardView, ShortView } from './schemas.ts'
import { evaluationView, scorecardView } from './views.ts'

const operation = operationOf('考评')
const ScorecardsQuery = Type.Composite([
  PageQuery,
  Type.Object({
    round: Type.Optional(IdText),
    evaluation: Type.Optional(Type.String({ maxLength: 100 })),
    organisation: Type.Optional(IdText),
    state: Type.Optional(Type.Unsafe<(typeof states)[number]>(Type.Union(states.map((state) => Type.Literal(state))))),
  }),
])

/** `/evaluations`: what is read. */
export const readRoutes = (evaluation: Evaluation): Route[] => [
  operation({
    method: 'GET',
    path: '/evaluations',
    id: 'listEvaluations',
    summary: '查询考评：维度、权重与等次及其沿革',
    may: 'evaluation.read',
    response: Type.Object({ items: Type.Array(EvaluationView) }),
    handle: async ({ actor }) => ok({ items: (await evaluation.evaluations(actor)).map(evaluationView) }),
  }),
  operation({
    method: 'GET',
    path: '/evaluations/rounds',
    id: 'listEvaluationRounds',
    summary: '查询考评期次',
    may: 'evaluation.read',
    query: PageQuery,
    response: PageOf(RoundView),
    handle: async ({ actor, query }) => ok(await evaluation.rounds(actor, query)),
  }),
  operation({
    method: 'GET',
    path: '/evaluations/scorecards',
    id: 'listScorecards',
    summary: '查询考评表',
    may: 'evaluation.read',
    query: ScorecardsQuery,
    response: PageOf(ShortView),
    handle: async ({ actor, query }) => ok(await evaluation.scorecards(actor, query)),
  }),
  operation({
    method: 'GET',
    path: '/evaluations/scorecards/{id}',
    id: 'getScorecard',
    summary: '查看考评表：各维度的得分、来历、权重与依据',
    may: 'evaluation.read',
    params: IdParams,
    response: ScorecardView,
    handle: async ({ actor, params }) => {
      const found = await evaluation.scorecard(actor, params.id)
      return found.ok ? ok(scorecardView(found.value)) : found
    },
  }),
]
