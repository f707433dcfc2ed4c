import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import {
  DayText,
  day,
  IdParams,
  IdText,
  InstantText,
  instant,
  Nullable,
  type Outcome,
  ok,
  PageOf,
  PageQuery,
  type Route,
} from '../../kernel/index.ts'
import { Text } from '../schemas.ts'
import { type Outage, outageKinds } from './outage.ts'
import type { Outages } from './service.ts'

const operation = operationOf('服务中断')
const Kind = Type.Union(
  outageKinds.map((kind) => Type.Literal(kind)),
  { description: 'fault 故障，planned 提前登记的计划内中断，force-majeure 不可抗力' },
)
const fields = {
  poolId: Type.Optional(Nullable(Type.String({ ...IdText, description: '资源池；null：该云服务商的全部资源池' }))),
  from: InstantText,
  to: InstantText,
  kind: Kind,
  reason: Text(1000),
  systemIds: Type.Optional(Type.Array(IdText, { maxItems: 500, uniqueItems: true, description: '已知受影响的系统' })),
}
const View = Type.Object({
  id: IdText,
  providerId: IdText,
  providerName: Type.String(),
  poolId: Nullable(IdText),
  poolName: Nullable(Type.String()),
  from: InstantText,
  to: InstantText,
  kind: Kind,
  reason: Type.String(),
  systemIds: Type.Array(IdText),
  reportedBy: IdText,
  reportedByName: Type.String(),
  reportedByPerson: Type.String(),
  reportedAt: InstantText,
  supersedes: Nullable(IdText),
  correction: Nullable(Type.String()),
  supersededAt: Nullable(InstantText),
})
const AvailabilityView = Type.Object({
  percent: Nullable(Type.String({ description: '可用率（%），四位小数，四舍五入；整段时间均被扣除时为 null' })),
  periodMinutes: Type.String(),
  faultMinutes: Type.String({ description: '故障分钟数，重叠的只计一次，计划内中断和不可抗力期间不计' }),
  excludedMinutes: Type.String({ description: '计划内中断与不可抗力的分钟数' }),
})
const Period = { from: Type.Optional(DayText), to: Type.Optional(DayText) }
const Query = Type.Composite([
  PageQuery,
  Type.Object({
    providerId: Type.Optional(IdText),
    poolId: Type.Optional(IdText),
    ...Period,
    all: Type.Optional(Type.Boolean({ description: '含已被更正的' })),
  }),
])
const view = ({ jurisdictionId: _, ...outage }: Outage) => ({ ...outage, systemIds: [...outage.systemIds] })
const viewed = (outcome: Outcome<Outage>) => (outcome.ok ? ok(view(outcome.value)) : outcome)
const read = <B extends { from: string; to: string; poolId?: string | null; systemIds?: string[] }>(body: B) => ({
  ...body,
  from: instant(body.from),
  to: instant(body.to),
  poolId: body.poolId ?? null,
  systemIds: body.systemIds ?? [],
})

export const outageRoutes = (outages: Outages): Route[] => [
  operation({
    method: 'GET',
    path: '/outages',
    id: 'listOutages',
    summary: '查看服务中断',
    may: 'usage.read',
    query: Query,
    response: PageOf(View),
    handle: async ({ actor, query: { from, to, ...query } }) => {
      const days = { ...(from ? { from: day(from) } : {}), ...(to ? { to: day(to) } : {}) }
      const { items, next } = await outages.outages(actor, { ...query, ...days })
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'POST',
    path: '/outages',
    id: 'reportOutage',
    summary: '登记服务中断',
    may: 'outage.report',
    body: Type.Object({ providerId: IdText, ...fields }),
    response: View,
    status: 201,
    handle: async ({ actor, body, key }) => viewed(await outages.reportOutage(actor, read(body), key)),
  }),
  operation({
    method: 'POST',
    path: '/outages/{id}/correction',
    id: 'correctOutage',
    summary: '更正服务中断（原记录保留）',
    may: 'outage.report',
    params: IdParams,
    body: Type.Object({ ...fields, correction: Text(500) }),
    response: View,
    status: 201,
    handle: async ({ actor, params, body, key }) => viewed(await outages.correctOutage(actor, params.id, read(body), key)),
  }),
  operation({
    method: 'GET',
    path: '/providers/{id}/availability',
    id: 'getAvailability',
    summary: '查看云服务商（或其资源池）的服务可用率',
    may: 'usage.read',
    params: IdParams,
    query: Type.Object({ from: DayText, to: DayText, poolId: Type.Optional(IdText) }),
    response: AvailabilityView,
    handle: ({ actor, params, query }) => outages.availability(actor, params.id, { ...query, from: day(query.from), to: day(query.to) }),
  }),
]
