import { Type } from '@sinclair/typebox'
import { operationOf } from '../identity/index.ts'
import { DayText, day, IdParams, IdText, type Outcome, ok, PageOf, PageQuery, type Route } from '../kernel/index.ts'
import { assessmentsRoutes } from './assessments/routes.ts'
import { correctionsRoutes } from './corrections/routes.ts'
import { exportingRoutes } from './exporting/routes.ts'
import { lostTermsRoutes } from './lost/routes.ts'
import { paymentsRoutes } from './payments/routes.ts'
import { type AppliedReading, arithmeticOf, deductedOf } from './rules/explain.ts'
import type { Run } from './rules/run.ts'
import type { Statement, StatementLine } from './rules/statement.ts'
import {
  AdjustmentsView,
  DifferenceCauseText,
  DifferencesView,
  ExplanationView,
  LineView,
  MonthsView,
  PreviewView,
  ProgressView,
  RunView,
  StatementView,
  TotalsQuery,
  TotalsView,
  VerificationView,
} from './schemas.ts'
import type { Settlement } from './service/index.ts'

const Opinion = Type.String({ minLength: 1, maxLength: 4000 })
const LinesQuery = Type.Composite([
  PageQuery,
  Type.Object({
    organisation: Type.Optional(IdText),
    system: Type.Optional(IdText),
    provider: Type.Optional(IdText),
    category: Type.Optional(Type.String({ maxLength: 100 })),
    resource: Type.Optional(IdText),
  }),
])
const LineParams = Type.Object({ id: IdText, no: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) })

const view = (statement: Statement) => ({ ...statement, events: [...statement.events] })
const viewed = (outcome: Outcome<Statement>) => (outcome.ok ? ok(view(outcome.value)) : outcome)
const readingView = (reading: AppliedReading) => ({ ...reading, articles: [...reading.articles] })
const lineView = (line: StatementLine) => ({
  ...line,
  deductions: [...line.deductions],
  deducted: deductedOf(line),
  arithmetic: arithmeticOf(line),
})

const runView = ({ startedBy, refusal, no: _no, jurisdictionId: _jurisdiction, regimeId: _regime, until: _until, ...run }: Run) => ({
  ...run,
  startedBy: startedBy.personName,
  refusal: refusal && { code: refusal.code, message: refusal.message, faults: [...refusal.faults] },
})

const operation = operationOf('结算')

/** `/statements`, `/assessments`. Acts on a statement take the version that the client saw in `If-Match`. */
export const settlementRoutes = (settlement: Settlement): Route[] => [
  ...reads(settlement),
  ...acts(settlement),
  ...paymentsRoutes(settlement),
  ...correctionsRoutes(settlement),
  ...assessmentsRoutes(settlement),
  ...exportingRoutes(settlement),
  ...lostTermsRoutes(settlement),
]

const reads = (settlement: Settlement): Route[] => [
  operation({
    method: 'GET',
    path: '/statements',
    id: 'listStatements',
    summary: '查询结算单',
    may: 'statement.read',
    query: PageQuery,
    response: PageOf(StatementView),
    handle: async ({ actor, query }) => {
      const { items, next } = await settlement.list(actor, query)
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/preview',
    id: 'previewStatement',
    summary: '预估本周期至今天的费用',
    may: 'statement.read',
    query: Type.Object({ organisation: Type.Optional(IdText) }),
    response: PreviewView,
    handle: async ({ actor, query }) => {
      const preview = await settlement.preview(actor, query.organisation)
      if (!preview.ok) return preview
      const { systems, lines, faults, ...rest } = preview.value
      return ok({ ...rest, systems: [...systems], lines: lines.map(lineView), faults: [...faults] })
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}',
    id: 'getStatement',
    summary: '查看结算单',
    may: 'statement.read',
    params: IdParams,
    response: StatementView,
    handle: async ({ actor, params }) => viewed(await settlement.get(actor, params.id)),
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}/lines',
    id: 'listStatementLines',
    summary: '查询结算单明细',
    may: 'statement.read',
    params: IdParams,
    query: LinesQuery,
    response: PageOf(LineView),
    handle: async ({ actor, params, query }) => {
      const page = await settlement.lines(actor, params.id, query)
      return page.ok ? ok({ items: page.value.items.map(lineView), next: page.value.next }) : page
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}/lines/{no}',
    id: 'explainStatementLine',
    summary: '查看一行费用的来历：数量、起止、价格、合同、条文与理解、算式',
    may: 'statement.read',
    params: LineParams,
    response: ExplanationView,
    handle: async ({ actor, params }) => {
      const found = await settlement.explain(actor, params.id, params.no)
      if (!found.ok) return found
      const { line, articles, readings, corrections, ...rest } = found.value
      return ok({
        ...rest,
        line: lineView(line),
        articles: [...articles],
        readings: readings.map(readingView),
        corrections: [...corrections],
      })
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}/totals',
    id: 'totalStatement',
    summary: '结算单合计：按单位、系统、云服务商或类别',
    may: 'statement.read',
    params: IdParams,
    query: TotalsQuery,
    response: TotalsView,
    handle: async ({ actor, params, query }) => {
      const totals = await settlement.totals(actor, params.id, query.by, query.organisation)
      return totals.ok ? ok({ ...totals.value, items: [...totals.value.items] }) : totals
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}/months',
    id: 'listStatementMonths',
    summary: '结算单合计：按月份和类别',
    may: 'statement.read',
    params: IdParams,
    response: MonthsView,
    handle: async ({ actor, params }) => {
      const months = await settlement.months(actor, params.id)
      return months.ok ? ok({ items: [...months.value] }) : months
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}/adjustments',
    id: 'listStatementAdjustments',
    summary: '考评与评估调整',
    may: 'statement.read',
    params: IdParams,
    response: AdjustmentsView,
    handle: async ({ actor, params }) => {
      const adjustments = await settlement.adjustments(actor, params.id)
      return adjustments.ok ? ok({ items: [...adjustments.value] }) : adjustments
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}/differences',
    id: 'listStatementDifferences',
    summary: '结算单与现有事实的差异：最近一次比对的结果',
    may: 'statement.read',
    params: IdParams,
    query: Type.Composite([PageQuery, Type.Object({ organisation: Type.Optional(IdText), cause: Type.Optional(DifferenceCauseText) })]),
    response: DifferencesView,
    handle: async ({ actor, params, query }) => {
      const found = await settlement.differences(actor, params.id, query)
      if (!found.ok) return found
      const items = found.value?.items.map((difference) => ({
        ...difference,
        causes: [...difference.causes],
        lines: [...difference.lines],
      }))
      return ok({ comparison: found.value && { ...found.value, items: items ?? [] } })
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/progress',
    id: 'settlementProgress',
    summary: '最近一次核算、封存或比对的进度',
    may: 'statement.read',
    response: ProgressView,
    handle: async ({ actor }) => {
      const run = await settlement.progress(actor)
      return ok({ run: run && runView(run) })
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}/verify',
    id: 'verifyStatement',
    summary: '重新计算封存摘要',
    may: 'statement.read',
    params: IdParams,
    response: VerificationView,
    handle: ({ actor, params }) => settlement.verify(actor, params.id),
  }),
]

const acts = (settlement: Settlement): Route[] => [
  operation({
    method: 'POST',
    path: '/statements/{id}/comparison',
    id: 'compareStatement',
    summary: '按现有事实重新计算，与结算单比对；结算单不变',
    may: 'statement.account',
    params: IdParams,
    response: RunView,
    status: 201,
    handle: async ({ actor, params, key }) => {
      const run = await settlement.compare(actor, params.id, key)
      return run.ok ? ok(runView(run.value)) : run
    },
  }),
  operation({
    method: 'POST',
    path: '/statements',
    id: 'accountStatement',
    summary: '核算一个结算周期；被退回的重新核算',
    may: 'statement.account',
    body: Type.Object({ from: DayText }),
    response: StatementView,
    status: 201,
    handle: async ({ actor, body, ifVersion, key }) =>
      viewed(await settlement.account(actor, { from: day(body.from), version: ifVersion }, key)),
  }),
  operation({
    method: 'POST',
    path: '/statements/{id}/review',
    id: 'reviewStatement',
    summary: '审核通过结算单',
    may: 'statement.review',
    params: IdParams,
    body: Type.Object({ opinion: Type.Optional(Opinion) }),
    response: StatementView,
    handle: async ({ actor, params, body, ifVersion, key }) =>
      viewed(await settlement.review(actor, { id: params.id, version: ifVersion, opinion: body.opinion }, key)),
  }),
  operation({
    method: 'POST',
    path: '/statements/{id}/return',
    id: 'returnStatement',
    summary: '退回结算单',
    may: 'statement.review',
    params: IdParams,
    body: Type.Object({ opinion: Opinion }),
    response: StatementView,
    handle: async ({ actor, params, body, ifVersion, key }) =>
      viewed(await settlement.return(actor, { id: params.id, version: ifVersion, opinion: body.opinion }, key)),
  }),
  operation({
    method: 'POST',
    path: '/statements/{id}/seal',
    id: 'sealStatement',
    summary: '封存结算单',
    may: 'statement.seal',
    params: IdParams,
    response: StatementView,
    handle: async ({ actor, params, ifVersion, key }) => viewed(await settlement.seal(actor, { id: params.id, version: ifVersion }, key)),
  }),
]
