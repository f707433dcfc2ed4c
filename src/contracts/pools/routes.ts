import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import {
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
} from '../../kernel/index.ts'
import { FindingView, Text } from '../schemas.ts'
import { type Pool, poolKinds, poolLevels } from './pool.ts'
import type { Pools } from './service.ts'

const operation = operationOf('资源池')
const input = {
  providerId: IdText,
  name: NameText(200),
  zone: NameText(100, { description: '网络区域，如互联网区、政务外网区' }),
  legacy: Type.Boolean({ description: '是否存量资源池' }),
  selfControllable: Type.Boolean({ description: '是否采用自主可控软硬件' }),
  mlps: Nullable(Type.Integer({ minimum: 1, maximum: 5, description: '通过测评的等级保护级别' })),
}
const attributes = {
  level: Nullable(
    Type.Union(
      poolLevels.map((level) => Type.Literal(level)),
      { description: 'province 省级，city 市级，county 县级；null：未说明' },
    ),
  ),
  kind: Type.Union(
    poolKinds.map((kind) => Type.Literal(kind)),
    { description: 'general 通用，industry 行业云' },
  ),
  plan: Nullable(Text(500)),
  dedicated: Type.Boolean({ description: '是否专属资源池' }),
  grounds: Nullable(Text(1000)),
  approval: Nullable(Text(200)),
  separate: Nullable(Type.Boolean({ description: '是否与其他网络区域的资源池物理隔离；null：未说明' })),
  conformity: Nullable(Text(1000)),
}
const CloudView = Type.Object({
  id: IdText,
  name: Type.String(),
  providerId: IdText,
  providerName: Type.String(),
  level: attributes.level,
  kind: attributes.kind,
  zone: Type.String(),
  supervised: Type.Boolean({ description: '今日是否纳入统一监管' }),
  connected: Type.Boolean({ description: '是否已对接（最近一次上报未超时）' }),
  lastReportAt: Nullable(InstantText),
})
const View = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  ...input,
  ...attributes,
  providerName: Type.String(),
  supervision: Type.Array(Type.Object({ from: DayText, until: Nullable(DayText), reason: Type.String() })),
  findings: Type.Array(FindingView),
  registeredAt: InstantText,
})
const PoolChoice = Type.Object({ id: IdText, name: Type.String(), zone: Type.String(), legacy: Type.Boolean() })
const OfferView = Type.Object({ providerId: IdText, providerName: Type.String(), pools: Type.Array(PoolChoice) })
const view = (pool: Pool) => ({ ...pool, supervision: [...pool.supervision], findings: [...pool.findings] })
const viewed = (outcome: Outcome<Pool>) => (outcome.ok ? ok(view(outcome.value)) : outcome)

export const poolRoutes = (pools: Pools): Route[] => [
  operation({
    method: 'GET',
    path: '/pools',
    id: 'listPools',
    summary: '查询云资源池',
    may: 'signed-in',
    query: PageQuery,
    response: PageOf(View),
    handle: async ({ actor, query }) => {
      const { items, next } = await pools.listPools(actor, query)
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'GET',
    path: '/clouds',
    id: 'listClouds',
    summary: '查看行业云、市县云及其对接状态',
    may: 'connection.read',
    query: PageQuery,
    response: PageOf(CloudView),
    handle: async ({ actor, query }) => ok(await pools.listClouds(actor, query)),
  }),
  operation({
    method: 'GET',
    path: '/offers',
    id: 'listOffers',
    summary: '查询可选的云服务商与资源池',
    may: 'signed-in',
    query: Type.Object({ on: Type.Optional(DayText) }),
    response: Type.Object({ items: Type.Array(OfferView) }),
    handle: async ({ actor, query: { on } }) => {
      const offers = await pools.listOffers(actor, on ? day(on) : undefined)
      return ok({ items: offers.map((offer) => ({ ...offer, pools: [...offer.pools] })) })
    },
  }),
  operation({
    method: 'POST',
    path: '/pools',
    id: 'registerPool',
    summary: '登记云资源池',
    may: 'pool.manage',
    body: Type.Composite([Type.Object(input), Type.Partial(Type.Object(attributes))]),
    response: View,
    status: 201,
    handle: async ({ actor, body, key }) => viewed(await pools.registerPool(actor, body, key)),
  }),
  operation({
    method: 'POST',
    path: '/pools/{id}/supervision',
    id: 'beginSupervision',
    summary: '纳入统一监管',
    may: 'pool.manage',
    params: IdParams,
    body: Type.Object({ from: DayText, reason: Text(500) }),
    response: View,
    status: 201,
    handle: async ({ actor, params, body, key }) =>
      viewed(await pools.beginSupervision(actor, params.id, { ...body, from: day(body.from) }, key)),
  }),
  operation({
    method: 'POST',
    path: '/pools/{id}/supervision/end',
    id: 'endSupervision',
    summary: '移出统一监管',
    may: 'pool.manage',
    params: IdParams,
    body: Type.Object({ on: Type.String({ ...DayText, description: '不再纳入监管的第一天' }), reason: Text(500) }),
    response: View,
    handle: async ({ actor, params, body, key }) =>
      viewed(await pools.endSupervision(actor, params.id, { ...body, on: day(body.on) }, key)),
  }),
]
