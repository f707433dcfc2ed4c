import { Type } from '@sinclair/typebox'
import { type OfficeActor, operationOf } from '../../identity/index.ts'
import { day, type Id, IdParams, type Outcome, ok, type Route } from '../../kernel/index.ts'
import type { Evaluation } from '../service/index.ts'
import {
  AnswerInput,
  ConclusionInput,
  DecisionInput,
  GivenView,
  ObjectionInput,
  RoundInput,
  RoundView,
  ScaleInput,
  ScaleView,
  ScorecardView,
  ScoreInput,
} from './schemas.ts'
import { scaleView, scorecardView } from './views.ts'

const operation = operationOf('考评')

/** `/evaluations`: what is done. Acts on a scorecard by its conductor take the version that the client saw in `If-Match`. */
export const writeRoutes = (evaluation: Evaluation): Route[] => [
  ...preparing(evaluation),
  ...scoring(evaluation),
  ...concluding(evaluation),
]

const preparing = (evaluation: Evaluation): Route[] => [
  operation({
    method: 'POST',
    path: '/evaluations/{evaluation}/scales',
    id: 'setEvaluationScale',
    summary: '设定考评的权重与等次，自某日起适用',
    may: 'evaluation.scale',
    params: Type.Object({ evaluation: Type.String({ maxLength: 100 }) }),
    body: ScaleInput,
    response: ScaleView,
    status: 201,
    handle: async ({ actor, params, body, key }) => {
      const set = await evaluation.setScale(actor, params.evaluation, { ...body, from: day(body.from) }, key)
      return set.ok ? ok(scaleView(set.value)) : set
    },
  }),
  operation({
    method: 'POST',
    path: '/evaluations/rounds',
    id: 'openEvaluationRound',
    summary: '开展一期考评；不写期间的，为最近届满的一期',
    may: 'evaluation.conduct',
    body: RoundInput,
    response: RoundView,
    status: 201,
    handle: async ({ actor, body: { evaluation: id, from, to }, key }) => {
      const input = { evaluation: id, ...(from ? { from: day(from) } : {}), ...(to ? { to: day(to) } : {}) }
      return evaluation.openRound(actor, input, key)
    },
  }),
]

const scoring = (evaluation: Evaluation): Route[] => [
  operation({
    method: 'POST',
    path: '/evaluations/scorecards/{id}/scores',
    id: 'scoreDimension',
    summary: '评分（0 至 100）；再次评分替换本单位先前的评分',
    may: 'evaluation.score',
    params: IdParams,
    body: ScoreInput,
    response: GivenView,
    status: 201,
    handle: ({ actor, params, body, key }) => evaluation.score(actor, params.id, body, key),
  }),
  operation({
    method: 'POST',
    path: '/evaluations/scorecards/{id}/answers',
    id: 'answerSurvey',
    summary: '填写满意度（1 至 5）；再次填写替换本单位先前的答卷',
    may: 'evaluation.answer',
    params: IdParams,
    body: AnswerInput,
    response: GivenView,
    status: 201,
    handle: ({ actor, params, body, key }) =>
      evaluation.answer(actor, params.id, { dimension: body.dimension, score: String(body.score), reason: body.comment ?? '' }, key),
  }),
]

const concluding = (evaluation: Evaluation): Route[] => {
  const seen = async (actor: OfficeActor, done: Outcome<{ readonly id: Id }>) => {
    if (!done.ok) return done
    const found = await evaluation.scorecard(actor, done.value.id)
    return found.ok ? ok(scorecardView(found.value)) : found
  }
  return [
    operation({
      method: 'POST',
      path: '/evaluations/scorecards/{id}/conclusion',
      id: 'concludeScorecard',
      summary: '汇总：计算各项指标，得分自此不变',
      may: 'evaluation.conduct',
      params: IdParams,
      body: ConclusionInput,
      response: ScorecardView,
      handle: async ({ actor, params, body, ifVersion, key }) =>
        seen(actor, await evaluation.conclude(actor, { id: params.id, version: ifVersion, leaveOut: body.leaveOut ?? [] }, key)),
    }),
    operation({
      method: 'POST',
      path: '/evaluations/scorecards/{id}/publication',
      id: 'publishScorecard',
      summary: '公布考评结果',
      may: 'evaluation.conduct',
      params: IdParams,
      response: ScorecardView,
      handle: async ({ actor, params, ifVersion, key }) =>
        seen(actor, await evaluation.publish(actor, { id: params.id, version: ifVersion }, key)),
    }),
    operation({
      method: 'POST',
      path: '/evaluations/scorecards/{id}/objection',
      id: 'objectToResult',
      summary: '对考评结果提出异议',
      may: 'evaluation.object',
      params: IdParams,
      body: ObjectionInput,
      response: ScorecardView,
      status: 201,
      handle: async ({ actor, params, body, key }) => seen(actor, await evaluation.object(actor, params.id, body, key)),
    }),
    operation({
      method: 'POST',
      path: '/evaluations/scorecards/{id}/objection/decision',
      id: 'decideObjection',
      summary: '处理异议：成立的公布更正后的结果，不成立的说明理由',
      may: 'evaluation.conduct',
      params: IdParams,
      body: DecisionInput,
      response: ScorecardView,
      handle: async ({ actor, params, body, ifVersion, key }) =>
        seen(
          actor,
          await evaluation.decide(actor, { ...body, id: params.id, version: ifVersion, corrections: body.corrections ?? [] }, key),
        ),
    }),
  ]
}
