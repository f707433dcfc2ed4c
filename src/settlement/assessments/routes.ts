import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdText, InstantText, NameText, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { createAssessments } from './service.ts'

const operation = operationOf('结算')
const input = {
  providerId: IdText,
  from: Type.String({ ...DayText, description: '结算周期的首日' }),
  percent: Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,4})?$', description: '核定的结算比例，%，0 至 100，至多四位小数' }),
  assessor: NameText(200, { description: '评估机构' }),
  report: NameText(100, { description: '评估报告编号' }),
  reason: NameText(2000),
}
const View = Type.Object({
  id: IdText,
  ...input,
  providerName: Type.String(),
  to: DayText,
  counts: Type.Boolean({ description: '是否该云服务商该周期最近一份：核算以它为准' }),
  recordedBy: Type.String(),
  recordedByPerson: Type.String(),
  recordedAt: InstantText,
})

/** `/assessments`. */
export const assessmentsRoutes = (assessments: ReturnType<typeof createAssessments>): Route[] => [
  operation({
    method: 'GET',
    path: '/assessments',
    id: 'listAssessments',
    summary: '查询评估报告核定的结算比例',
    may: 'statement.read',
    query: PageQuery,
    response: PageOf(View),
    handle: async ({ actor, query }) => ok(await assessments.assessments(actor, query)),
  }),
  operation({
    method: 'POST',
    path: '/assessments',
    id: 'recordAssessment',
    summary: '登记评估报告核定的结算比例（结算单封存之前）',
    may: 'assessment.record',
    body: Type.Object(input),
    response: View,
    status: 201,
    handle: ({ actor, body, key }) => assessments.recordAssessment(actor, { ...body, from: day(body.from) }, key),
  }),
]
