import { Type } from '@sinclair/typebox'
import { officeRoute } from '../../identity/index.ts'
import { DayText, IdParams, IdText, InstantText, Nullable, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Orders } from '../service/index.ts'
import { importRoutes } from './imports.ts'

const Text = Type.String()
const WorkOrderView = Type.Object({
  id: IdText,
  caseId: IdText,
  caseNumber: Text,
  step: Text,
  kind: Type.Union(['test', 'deliver', 'change', 'reclaim'].map((each) => Type.Literal(each))),
  number: Text,
  organisationId: IdText,
  organisationName: Text,
  providerId: IdText,
  providerName: Text,
  systemName: Nullable(Text),
  state: Text,
  issuedAt: InstantText,
  acceptedAt: Nullable(InstantText),
  doneAt: Nullable(InstantText),
  dueOn: Nullable(Type.String({ ...DayText, description: '所在环节的法定期限届满日；没有期限或者中止计时的为空' })),
  overdue: Type.Boolean({ description: '是否逾期，含已逾期完成' }),
  version: Type.Integer(),
})
const WorkOrderDetail = Type.Composite([
  WorkOrderView,
  Type.Object({
    lines: Type.Array(
      Type.Object({
        line: Type.Integer(),
        resourceId: Nullable(IdText),
        itemId: IdText,
        itemName: Text,
        specification: Text,
        unit: Text,
        poolName: Text,
        zone: Text,
        quantity: Text,
        state: Text,
        reason: Nullable(Text),
        externalName: Nullable(Text),
        doneAt: Nullable(InstantText),
      }),
    ),
  }),
])
const ResourceView = Type.Object({
  id: IdText,
  organisationId: IdText,
  organisationName: Text,
  systemId: IdText,
  systemName: Text,
  providerId: IdText,
  providerName: Text,
  poolId: IdText,
  poolName: Text,
  zone: Text,
  itemId: IdText,
  itemName: Text,
  specification: Text,
  unit: Text,
  externalName: Nullable(Text),
  state: Text,
  quantity: Nullable(Text),
  chargedFrom: Nullable(DayText),
  chargedUntil: Nullable(DayText),
  caseId: IdText,
  caseNumber: Text,
  runningWorkOrderId: Nullable(IdText),
})
const ResourceDetail = Type.Composite([
  ResourceView,
  Type.Object({
    allocations: Type.Array(Type.Object({ from: DayText, to: Nullable(DayText), quantity: Text, caseId: IdText, caseNumber: Text })),
  }),
])
const Done = Type.Object({ id: IdText, state: Text })

/** Work orders and resources over HTTP. */
export const ordersRoutes = (orders: Orders): Route[] => [
  ...importRoutes(orders),
  officeRoute({
    method: 'GET',
    path: '/work-orders',
    id: 'listWorkOrders',
    tag: '工单',
    summary: '工单列表',
    may: 'resource.read',
    response: PageOf(WorkOrderView),
    query: Type.Composite([PageQuery, Type.Object({ case: Type.Optional(IdText), open: Type.Optional(Type.Boolean()) })]),
    handle: ({ actor, query: { case: caseId, ...query } }) => orders.workOrders(actor, { ...query, caseId }),
  }),
  officeRoute({
    method: 'GET',
    path: '/work-orders/{id}',
    id: 'getWorkOrder',
    tag: '工单',
    summary: '工单与明细',
    may: 'resource.read',
    params: IdParams,
    response: WorkOrderDetail,
    handle: ({ actor, params }) => orders.workOrder(actor, params.id),
  }),
  officeRoute({
    method: 'POST',
    path: '/work-orders/{id}/accept',
    id: 'acceptWorkOrder',
    tag: '工单',
    summary: '接收工单',
    may: 'work-order.carry-out',
    params: IdParams,
    response: Done,
    handle: ({ actor, params, key, ifVersion }) => orders.accept(actor, params.id, key, ifVersion),
  }),
  officeRoute({
    method: 'POST',
    path: '/work-orders/{id}/results',
    id: 'reportWorkOrder',
    tag: '工单',
    summary: '反馈工单结果（可分批；重复反馈不产生变化）',
    may: 'work-order.carry-out',
    params: IdParams,
    response: Done,
    body: Type.Object({
      results: Type.Array(
        Type.Object({
          line: Type.Integer({ minimum: 1 }),
          state: Type.Union([Type.Literal('done'), Type.Literal('failed')]),
          reason: Type.Optional(Type.String({ maxLength: 500 })),
          externalName: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
    handle: ({ actor, params, body, key }) => orders.report(actor, params.id, body.results, key),
  }),
  officeRoute({
    method: 'POST',
    path: '/work-orders/{id}/retry',
    id: 'retryWorkOrder',
    tag: '工单',
    summary: '重新执行失败的明细',
    may: 'work-order.carry-out',
    params: IdParams,
    response: Done,
    handle: ({ actor, params, key }) => orders.retry(actor, params.id, key),
  }),
  officeRoute({
    method: 'GET',
    path: '/resources',
    id: 'listResources',
    tag: '云资源',
    summary: '云资源列表',
    may: 'resource.read',
    response: PageOf(ResourceView),
    query: Type.Composite([
      PageQuery,
      Type.Object({
        organisation: Type.Optional(IdText),
        system: Type.Optional(IdText),
        provider: Type.Optional(IdText),
        state: Type.Optional(Type.Union([Type.Literal('testing'), Type.Literal('delivered'), Type.Literal('ended')])),
      }),
    ]),
    handle: ({ actor, query }) => orders.resources(actor, query),
  }),
  officeRoute({
    method: 'GET',
    path: '/resources/{id}',
    id: 'getResource',
    tag: '云资源',
    summary: '云资源与分配沿革',
    may: 'resource.read',
    params: IdParams,
    response: ResourceDetail,
    handle: ({ actor, params }) => orders.resource(actor, params.id),
  }),
]
