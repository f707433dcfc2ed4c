import { Type } from '@sinclair/typebox'
import { IdParams, IdText, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { BudgetUseCases } from '../service/index.ts'
import { BudgetLineView, BudgetView, LineBody, operation, Reason } from './schemas.ts'

/** `/budgets`. Changes take the version that the client saw in `If-Match`. */
export const budgetsRoutes = ({ budgets }: BudgetUseCases): Route[] => [
  operation({
    method: 'GET',
    path: '/budgets',
    id: 'listBudgets',
    summary: '查询预算',
    may: 'budget.read',
    query: PageQuery,
    response: PageOf(BudgetView),
    handle: async ({ actor, query }) => ok(await budgets.list(actor, query)),
  }),
  operation({
    method: 'POST',
    path: '/budgets',
    id: 'draftBudget',
    summary: '以一版测算编制预算；该周期已下达预算的，即编制调整',
    may: 'budget.manage',
    body: Type.Object({ estimateId: IdText, reason: Type.Optional(Reason) }),
    response: BudgetView,
    status: 201,
    handle: ({ actor, body, key }) => budgets.draft(actor, { estimateId: body.estimateId, reason: body.reason?.trim() ?? null }, key),
  }),
  operation({
    method: 'GET',
    path: '/budgets/{id}',
    id: 'getBudget',
    summary: '查看预算',
    may: 'budget.read',
    params: IdParams,
    response: BudgetView,
    handle: ({ actor, params }) => budgets.get(actor, params.id),
  }),
  operation({
    method: 'GET',
    path: '/budgets/{id}/lines',
    id: 'listBudgetLines',
    summary: '查询预算明细：按单位与类别',
    may: 'budget.read',
    params: IdParams,
    query: Type.Composite([PageQuery, Type.Object({ organisation: Type.Optional(IdText) })]),
    response: PageOf(BudgetLineView),
    handle: ({ actor, params, query: { organisation, ...query } }) =>
      budgets.lines(actor, params.id, { ...query, ...(organisation ? { organisationId: organisation } : {}) }),
  }),
  operation({
    method: 'PUT',
    path: '/budgets/{id}/lines',
    id: 'writeBudgetLines',
    summary: '填写预算明细（所列各行；其余不变）；与测算（调整前）不同的，须写明理由',
    may: 'budget.manage',
    params: IdParams,
    body: Type.Object({ lines: Type.Array(LineBody, { minItems: 1, maxItems: 1000 }) }),
    response: BudgetView,
    handle: ({ actor, params, body, ifVersion, key }) => {
      const lines = body.lines.map((line) => ({ ...line, reason: line.reason?.trim() ?? null }))
      return budgets.edit(actor, params.id, { version: ifVersion, lines }, key)
    },
  }),
  operation({
    method: 'POST',
    path: '/budgets/{id}/issue',
    id: 'issueBudget',
    summary: '下达预算',
    may: 'budget.manage',
    params: IdParams,
    response: BudgetView,
    handle: ({ actor, params, ifVersion, key }) => budgets.issue(actor, params.id, ifVersion, key),
  }),
  operation({
    method: 'POST',
    path: '/budgets/{id}/withdrawal',
    id: 'withdrawBudget',
    summary: '撤回编制中的预算',
    may: 'budget.manage',
    params: IdParams,
    response: BudgetView,
    handle: ({ actor, params, ifVersion, key }) => budgets.withdraw(actor, params.id, ifVersion, key),
  }),
]
