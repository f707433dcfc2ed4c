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
import { migrationRoutes } from './migration/routes.ts'
import type { Systems } from './service.ts'
import { cloudStatuses, type SeenSystem, systemKinds } from './system.ts'

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
const attributes = {
  domestic: Nullable(Type.Boolean({ description: '是否完成信创适配；null：未说明' })),
  domesticReason: Nullable(Text(1000)),
  hostedElsewhere: Type.Boolean({ description: '是否部署在第三方云或自建机房' }),
  hostingProvider: Nullable(Text(200)),
  hostingEndsOn: Nullable(Type.String({ ...DayText, description: '第三方云服务合同到期日' })),
  constructionEndsOn: Nullable(Type.String({ ...DayText, description: '批复的项目建设期截止日' })),
}
const Input = Type.Composite([Type.Object(fields), Type.Partial(Type.Object(attributes))])
const Finding = Type.Object({ rule: Type.String(), message: Type.String(), citation: CitationView })
const View = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  organisationId: IdText,
  organisationName: Type.String(),
  ...fields,
  ...attributes,
  contactProtected: Type.Boolean({ description: '有联系人而不向您显示：经该单位授权后可查阅（留痕）' }),
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
const view = (system: SeenSystem) => ({ ...system, findings: [...system.findings] })
const viewed = (outcome: Outcome<SeenSystem>) => (outcome.ok ? ok(view(outcome.value)) : outcome)

/** The same with its days read. */
const dated = <B extends Partial<Record<'hostingEndsOn' | 'constructionEndsOn', string | null>>>(body: B) => {
  const { hostingEndsOn, constructionEndsOn, ...rest } = body
  const read = (text: string | null) => (text === null ? null : day(text))
  return {
    ...rest,
    ...(hostingEndsOn === undefined ? {} : { hostingEndsOn: read(hostingEndsOn) }),
    ...(constructionEndsOn === undefined ? {} : { constructionEndsOn: read(constructionEndsOn) }),
  }
}

const operation = operationOf('政务信息系统')

/** `/systems`. Edits take the version that the client saw in `If-Match`. */
export const systemsRoutes = (systems: Systems): Route[] => [
  ...migrationRoutes(systems),
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
    body: Type.Composite([Input, Type.Object({ organisationId: Type.Optional(IdText) })]),
    response: View,
    status: 201,
    handle: async ({ actor, body, key }) => viewed(await systems.register(actor, dated(body), key)),
  }),
  operation({
    method: 'PUT',
    path: '/systems/{id}',
    id: 'changeSystem',
    summary: '修改政务信息系统',
    may: 'system.register',
    params: IdParams,
    body: Input,
    response: View,
    handle: async ({ actor, params, body, ifVersion, key }) => viewed(await systems.change(actor, params.id, ifVersion, dated(body), key)),
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
