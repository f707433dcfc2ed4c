import { Type } from '@sinclair/typebox'
import { operationOf } from '../identity/index.ts'
import {
  CitationView,
  DayText,
  day,
  IdParams,
  IdText,
  InstantText,
  NameText,
  Nullable,
  type Outcome,
  ok,
  PageOf,
  PageQuery,
  type Route,
} from '../kernel/index.ts'
import type { Systems } from './service.ts'
import { cloudStatuses, type System, systemKinds } from './system.ts'

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
const Kind = Type.Union(
  systemKinds.map((kind) => Type.Literal(kind)),
  { description: 'new 新建，built 已建，superior 上级统一推广' },
)
const Status = Type.Union(
  cloudStatuses.map((status) => Type.Literal(status)),
  { description: 'on-cloud 已上云，to-migrate 待迁移，exempt 不宜上云' },
)
const fields = {
  name: NameText(200),
  kind: Kind,
  purpose: Text(2000),
  classified: Type.Boolean({ description: '是否涉密；涉密系统一律不予登记' }),
  mlps: Type.Integer({ minimum: 1, maximum: 5, description: '网络安全等级保护级别' }),
  mlpsFiling: Nullable(Text(100)),
  budgetChannel: Text(200),
  status: Status,
  exemption: Nullable(Text(1000)),
  builder: Nullable(Text(200)),
  contact: Nullable(Text(200)),
}
const Finding = Type.Object({ rule: Type.String(), message: Type.String(), citation: CitationView })
const View = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  organisationId: IdText,
  organisationName: Type.String(),
  ...fields,
  originalCutOverOn: Nullable(DayText),
  originalRetiredOn: Nullable(DayText),
  findings: Type.Array(Finding),
  version: Type.Integer(),
  createdAt: InstantText,
  changedAt: InstantText,
})
const OnDay = Type.Object({ on: DayText })
const Query = Type.Composite([
  PageQuery,
  Type.Object({ search: Type.Optional(Text(100)), organisationId: Type.Optional(IdText), status: Type.Optional(Status) }),
])
const view = (system: System) => ({ ...system, findings: [...system.findings] })
const viewed = (outcome: Outcome<System>) => (outcome.ok ? ok(view(outcome.value)) : outcome)

const operation = operationOf('政务信息系统')

/** `/systems`. Edits take the version that the client saw in `If-Match`. */
export const systemsRoutes = (systems: Systems): Route[] => [
  operation({
    method: 'GET',
    path: '/systems',
    id: 'listSystems',
    summary: '查询政务信息系统',
    may: 'system.read',
    query: Query,
    response: PageOf(View),
    handle: async ({ actor, query }) => {
      const { items, next } = await systems.list(actor, query)
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'GET',
    path: '/systems/{id}',
    id: 'getSystem',
    summary: '查看政务信息系统',
    may: 'system.read',
    params: IdParams,
    response: View,
    handle: async ({ actor, params }) => viewed(await systems.get(actor, params.id)),
  }),
  operation({
    method: 'POST',
    path: '/systems',
    id: 'registerSystem',
    summary: '登记政务信息系统',
    may: 'system.register',
    body: Type.Object({ ...fields, organisationId: Type.Optional(IdText) }),
    response: View,
    status: 201,
    handle: async ({ actor, body, key }) => viewed(await systems.register(actor, body, key)),
  }),
  operation({
    method: 'PUT',
    path: '/systems/{id}',
    id: 'changeSystem',
    summary: '修改政务信息系统',
    may: 'system.register',
    params: IdParams,
    body: Type.Object(fields),
    response: View,
    handle: async ({ actor, params, body, ifVersion, key }) => viewed(await systems.change(actor, params.id, ifVersion, body, key)),
  }),
  operation({
    method: 'POST',
    path: '/systems/{id}/cut-over',
    id: 'cutOverSystem',
    summary: '登记割接上线',
    may: 'system.register',
    params: IdParams,
    body: OnDay,
    response: View,
    handle: async ({ actor, params, body, ifVersion, key }) =>
      viewed(await systems.cutOver(actor, params.id, ifVersion, day(body.on), key)),
  }),
  operation({
    method: 'POST',
    path: '/systems/{id}/original-retirement',
    id: 'retireOriginalSystem',
    summary: '登记原系统下线',
    may: 'system.register',
    params: IdParams,
    body: OnDay,
    response: View,
    handle: async ({ actor, params, body, ifVersion, key }) =>
      viewed(await systems.retireOriginal(actor, params.id, ifVersion, day(body.on), key)),
  }),
]
