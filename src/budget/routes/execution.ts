import { Type } from '@sinclair/typebox'
import { DayText, day, IdText, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { BudgetUseCases } from '../service/index.ts'
import { ExecutionView, FindingView, operation, Reason, ShareText, ThresholdView, UsedLineView } from './schemas.ts'

const On = { on: Type.Optional(Type.String({ ...DayText, description: '周期内的任一日；不填的为今天' })) }
const dayOrNull = (text: string | undefined) => (text === undefined ? null : day(text))

/** `/budget-execution`, `/budget-findings`, `/budget-thresholds`. */
export const executionRoutes = (budget: BudgetUseCases): Route[] => [
  operation({
    method: 'GET',
    path: '/budget-execution',
    id: 'getBudgetExecution',
    summary: '预算执行：预算、已发生、预计全周期和已付',
    may: 'budget.read',
    query: Type.Object(On),
    response: ExecutionView,
    handle: async ({ actor, query }) => {
      const found = await budget.execution(actor, dayOrNull(query.on))
      if (!found.ok) return found
      const { level, unit, ...rest } = found.value
      return ok({ ...rest, level: { ...level, months: [...level.months] }, unit: { ...unit, months: [...unit.months] } })
    },
  }),
  operation({
    method: 'GET',
    path: '/budget-execution/lines',
    id: 'listBudgetExecution',
    summary: '预算执行明细：按单位与类别',
    may: 'budget.read',
    query: Type.Composite([PageQuery, Type.Object({ ...On, organisation: Type.Optional(IdText) })]),
    response: PageOf(UsedLineView),
    handle: ({ actor, query: { on, organisation, ...query } }) =>
      budget.lines(actor, dayOrNull(on), { ...query, organisationId: organisation }),
  }),
  operation({
    method: 'POST',
    path: '/budget-execution/accruals',
    id: 'accrueBudget',
    summary: '立即重新计算预算执行（平时每天一次）',
    may: 'budget.manage',
    body: Type.Object(On),
    response: Type.Object({ through: DayText }),
    handle: ({ actor, body, key }) => budget.accrue(actor, { on: dayOrNull(body.on) }, key),
  }),
  operation({
    method: 'GET',
    path: '/budget-findings',
    id: 'listBudgetFindings',
    summary: '查询预算预警',
    may: 'budget.read',
    query: PageQuery,
    response: PageOf(FindingView),
    handle: async ({ actor, query }) => ok(await budget.findings(actor, query)),
  }),
  operation({
    method: 'GET',
    path: '/budget-thresholds',
    id: 'listBudgetThresholds',
    summary: '查询预警比例及其沿革',
    may: 'budget.read',
    response: Type.Object({ shares: Type.Array(Type.String(), { description: '今天的预警比例，%' }), items: Type.Array(ThresholdView) }),
    handle: async ({ actor }) => {
      const { shares, items } = await budget.thresholds(actor)
      return ok({ shares: [...shares], items: items.map((item) => ({ ...item, shares: [...item.shares] })) })
    },
  }),
  operation({
    method: 'POST',
    path: '/budget-thresholds',
    id: 'setBudgetThreshold',
    summary: '设定预警比例，自某日起',
    may: 'budget.manage',
    body: Type.Object({ from: DayText, shares: Type.Array(ShareText, { minItems: 1, maxItems: 10 }), reason: Reason }),
    response: ThresholdView,
    status: 201,
    handle: async ({ actor, body, key }) => {
      const set = await budget.setThreshold(actor, { from: day(body.from), shares: body.shares, reason: body.reason.trim() }, key)
      return set.ok ? ok({ ...set.value, shares: [...set.value.shares] }) : set
    },
  }),
]
