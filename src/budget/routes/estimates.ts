import { Type } from '@sinclair/typebox'
import { DayText, day, IdParams, IdText, type Outcome, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { StoredEstimate } from '../estimate.ts'
import type { BudgetUseCases } from '../service/index.ts'
import { ChangesView, EstimateView, operation, SumView } from './schemas.ts'

const view = ({ assumptions, faults, ...estimate }: StoredEstimate) => ({
  ...estimate,
  assumptions: assumptions.map(({ names, ...assumption }) => ({ ...assumption, names: [...names] })),
  faults: [...faults],
})
const viewed = (outcome: Outcome<StoredEstimate>) => (outcome.ok ? ok(view(outcome.value)) : outcome)

/** `/budget-estimates`. */
export const estimateRoutes = ({ estimates }: BudgetUseCases): Route[] => [
  operation({
    method: 'GET',
    path: '/budget-estimates',
    id: 'listBudgetEstimates',
    summary: '查询预算测算',
    may: 'budget.read',
    query: PageQuery,
    response: PageOf(EstimateView),
    handle: async ({ actor, query }) => {
      const { items, next } = await estimates.list(actor, query)
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'POST',
    path: '/budget-estimates',
    id: 'makeBudgetEstimate',
    summary: '测算一个结算周期的费用（默认下一周期），另存为该周期的新一版测算',
    may: 'budget.manage',
    body: Type.Object({
      on: Type.Optional(Type.String({ ...DayText, description: '所测算周期内的任一日；不填的为下一周期' })),
      startsOn: Type.Optional(Type.String({ ...DayText, description: '已审核通过、尚未计费的自何日起计费；不填的为次月首日' })),
      note: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    response: EstimateView,
    status: 201,
    handle: async ({ actor, body: { on, startsOn, note = '' }, key }) =>
      viewed(await estimates.make(actor, { on: on ? day(on) : null, startsOn: startsOn ? day(startsOn) : null, note: note.trim() }, key)),
  }),
  operation({
    method: 'GET',
    path: '/budget-estimates/{id}',
    id: 'getBudgetEstimate',
    summary: '查看预算测算及其假设',
    may: 'budget.read',
    params: IdParams,
    response: EstimateView,
    handle: async ({ actor, params }) => viewed(await estimates.get(actor, params.id)),
  }),
  operation({
    method: 'GET',
    path: '/budget-estimates/{id}/sums',
    id: 'listBudgetEstimateSums',
    summary: '预算测算合计：按单位与类别，可细至系统',
    may: 'budget.read',
    params: IdParams,
    query: Type.Composite([
      PageQuery,
      Type.Object({
        by: Type.Union([Type.Literal('category'), Type.Literal('system')], { default: 'category' }),
        organisation: Type.Optional(IdText),
      }),
    ]),
    response: PageOf(SumView),
    handle: async ({ actor, params, query: { organisation, ...query } }) => {
      const page = await estimates.sums(actor, params.id, { ...query, organisationId: organisation })
      return page.ok ? ok({ items: page.value.items.map((sum) => ({ ...sum, months: [...sum.months] })), next: page.value.next }) : page
    },
  }),
  operation({
    method: 'GET',
    path: '/budget-estimates/{id}/changes',
    id: 'compareBudgetEstimates',
    summary: '与同一周期较早的一版测算相比：各单位与类别的增减及原因',
    may: 'budget.read',
    params: IdParams,
    query: Type.Object({ since: IdText, organisation: Type.Optional(IdText) }),
    response: ChangesView,
    handle: async ({ actor, params, query }) => {
      const changes = await estimates.compare(actor, params.id, { earlier: query.since, organisationId: query.organisation })
      return changes.ok ? ok({ count: changes.value.count, items: [...changes.value.items] }) : changes
    },
  }),
]
