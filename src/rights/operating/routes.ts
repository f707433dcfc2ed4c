import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import {
  type Clock,
  DayText,
  day,
  IdParams,
  IdText,
  InstantText,
  Nullable,
  type Outcome,
  ok,
  PageOf,
  PageQuery,
  type Route,
} from '../../kernel/index.ts'
import { authorizationStates, stateOf } from '../authorizations/authorization.ts'
import { People, Reason, Text } from '../schemas.ts'
import { type Handover, type OperatingGrant, operationWords } from './grant.ts'
import type { Operating } from './service.ts'

const operation = operationOf('运营授权')
const Scope = Type.Array(
  Type.Union(
    operationWords.map((word) => Type.Literal(word)),
    { description: 'operate 运营运维，accounts 账号与权限管理，monitor 监测，audit 操作审计（不与运营运维、账号管理兼任）' },
  ),
  { minItems: 1, uniqueItems: true },
)
const input = {
  providerId: IdText,
  scope: Scope,
  from: DayText,
  to: Type.String({ ...DayText, description: '最后一日（含当日）' }),
  reason: Text(1000),
}
const GrantView = Type.Object({
  id: IdText,
  ...input,
  organisationName: Type.String(),
  providerName: Type.String(),
  persons: Type.Array(Type.Object({ id: IdText, name: Type.String() })),
  grantedByName: Type.String(),
  grantedAt: InstantText,
  frozenAt: Nullable(InstantText),
  revokedAt: Nullable(InstantText),
  state: Type.Union(authorizationStates.map((state) => Type.Literal(state))),
  events: Type.Array(Type.Object({ kind: Type.String(), reason: Type.String(), personName: Type.String(), at: InstantText })),
})
const handed = {
  fromProviderId: IdText,
  toProviderId: IdText,
  on: DayText,
  items: Type.Array(Text(500), { minItems: 1, maxItems: 200, description: '移交的工作与权限，逐项列明' }),
}
const HandoverView = Type.Object({
  id: IdText,
  ...handed,
  fromProviderName: Type.String(),
  toProviderName: Type.String(),
  recordedByName: Type.String(),
  recordedAt: InstantText,
  fromConfirmedByName: Nullable(Type.String()),
  fromConfirmedAt: Nullable(InstantText),
  toConfirmedByName: Nullable(Type.String()),
  toConfirmedAt: Nullable(InstantText),
})

/** `/operating-grants`, `/operating-handovers`. */
export const operatingRoutes = (operating: Operating, clock: Clock): Route[] => [
  ...grantRoutes(operating, clock),
  ...handoverRoutes(operating),
]

function grantRoutes(operating: Operating, clock: Clock): Route[] {
  const view = (of: OperatingGrant) => ({
    ...of,
    persons: [...of.persons],
    scope: [...of.scope],
    events: [...of.events],
    state: stateOf(of, clock.now()),
  })
  const viewed = (outcome: Outcome<OperatingGrant>) => (outcome.ok ? ok(view(outcome.value)) : outcome)
  const changes = [
    ['freeze', 'freezeOperatingGrant', '冻结运营授权', operating.freezeGrant],
    ['unfreeze', 'unfreezeOperatingGrant', '解除运营授权的冻结', operating.unfreezeGrant],
    ['revoke', 'revokeOperatingGrant', '收回运营授权', operating.revokeGrant],
  ] as const
  return [
    operation({
      method: 'POST',
      path: '/operating-grants',
      id: 'grantOperating',
      summary: '授权云服务商运营运维',
      may: 'authorization.govern',
      body: Type.Object({ ...input, persons: People }),
      response: GrantView,
      status: 201,
      handle: async ({ actor, body, key }) =>
        viewed(await operating.grant(actor, { ...body, from: day(body.from), to: day(body.to) }, key)),
    }),
    operation({
      method: 'GET',
      path: '/operating-grants',
      id: 'listOperatingGrants',
      summary: '查询运营授权',
      may: 'authorization.read',
      query: PageQuery,
      response: PageOf(GrantView),
      handle: async ({ actor, query }) => {
        const { items, next } = await operating.listGrants(actor, query)
        return ok({ items: items.map(view), next })
      },
    }),
    ...changes.map(([verb, id, summary, act]) =>
      operation({
        method: 'POST',
        path: `/operating-grants/{id}/${verb}`,
        id,
        summary,
        may: 'authorization.govern',
        params: IdParams,
        body: Reason,
        response: GrantView,
        handle: async ({ actor, params, body, key }) => viewed(await act(actor, params.id, body.reason, key)),
      }),
    ),
  ]
}

function handoverRoutes(operating: Operating): Route[] {
  const view = (of: Handover) => ({ ...of, items: [...of.items] })
  const viewed = (outcome: Outcome<Handover>) => (outcome.ok ? ok(view(outcome.value)) : outcome)
  return [
    operation({
      method: 'POST',
      path: '/operating-handovers',
      id: 'recordOperatingHandover',
      summary: '登记云服务商变更时的交接',
      may: 'authorization.govern',
      body: Type.Object(handed),
      response: HandoverView,
      status: 201,
      handle: async ({ actor, body, key }) => viewed(await operating.handOver(actor, { ...body, on: day(body.on) }, key)),
    }),
    operation({
      method: 'GET',
      path: '/operating-handovers',
      id: 'listOperatingHandovers',
      summary: '查询交接',
      may: 'authorization.read',
      query: PageQuery,
      response: PageOf(HandoverView),
      handle: async ({ actor, query }) => {
        const { items, next } = await operating.listHandovers(actor, query)
        return ok({ items: items.map(view), next })
      },
    }),
    operation({
      method: 'POST',
      path: '/operating-handovers/{id}/confirmation',
      id: 'confirmOperatingHandover',
      summary: '移交方、接收方确认交接',
      may: 'work-order.carry-out',
      params: IdParams,
      response: HandoverView,
      handle: async ({ actor, params, key }) => viewed(await operating.confirmHandover(actor, params.id, key)),
    }),
  ]
}
