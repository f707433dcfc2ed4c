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
import type { Pool } from './pool.ts'
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
const View = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  ...input,
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
    body: Type.Object(input),
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
