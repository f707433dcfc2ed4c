import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { type Clock, IdParams, IdText, InstantText, Nullable, type Outcome, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { Kind, Text } from '../schemas.ts'
import { emergencyState, emergencyStates } from './emergency.ts'
import type { Emergencies } from './service.ts'
import type { EmergencyLook } from './store.ts'

const operation = operationOf('授权与查阅')
const State = Type.Union(
  emergencyStates.map((state) => Type.Literal(state)),
  { description: 'asked 待第二人同意，open 可查阅，lapsed 逾期未获同意，ended 已结束' },
)
const View = Type.Object({
  id: IdText,
  systemId: IdText,
  systemName: Type.String(),
  unitId: IdText,
  unitName: Type.String(),
  kind: Kind,
  paperId: Nullable(IdText),
  reason: Type.String(),
  hours: Type.Integer(),
  organisationId: IdText,
  organisationName: Type.String(),
  askedBy: IdText,
  askedByName: Type.String(),
  askedAt: InstantText,
  secondedByName: Nullable(Type.String()),
  secondedAt: Nullable(InstantText),
  endsAt: Nullable(InstantText),
  state: State,
})

/** `/emergency-looks`. */
export function emergencyRoutes(emergencies: Emergencies, clock: Clock): Route[] {
  const view = (of: EmergencyLook) => ({ ...of, state: emergencyState(of, clock.now()) })
  const viewed = (outcome: Outcome<EmergencyLook>) => (outcome.ok ? ok(view(outcome.value)) : outcome)
  return [
    operation({
      method: 'POST',
      path: '/emergency-looks',
      id: 'askEmergencyLook',
      summary: '请求紧急查阅（须本单位另一人同意；使用单位即时可见）',
      may: 'authorization.emergency',
      body: Type.Object({
        paperId: Type.Optional(IdText),
        systemId: Type.Optional(IdText),
        kind: Type.Optional(Kind),
        reason: Text(1000),
        hours: Type.Integer({ minimum: 1, maximum: 24, description: '同意后可查阅的小时数' }),
      }),
      response: View,
      status: 201,
      handle: async ({ actor, body, key }) => viewed(await emergencies.ask(actor, body, key)),
    }),
    operation({
      method: 'POST',
      path: '/emergency-looks/{id}/second',
      id: 'secondEmergencyLook',
      summary: '同意本单位另一人的紧急查阅',
      may: 'authorization.emergency',
      params: IdParams,
      response: View,
      handle: async ({ actor, params, key }) => viewed(await emergencies.second(actor, params.id, key)),
    }),
    operation({
      method: 'GET',
      path: '/emergency-looks',
      id: 'listEmergencyLooks',
      summary: '查询紧急查阅：本单位请求的，以及查阅本单位资料的',
      may: 'authorization.read',
      query: PageQuery,
      response: PageOf(View),
      handle: async ({ actor, query }) => {
        const { items, next } = await emergencies.list(actor, query)
        return ok({ items: items.map(view), next })
      },
    }),
  ]
}
