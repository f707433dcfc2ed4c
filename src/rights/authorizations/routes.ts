import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import {
  type Clock,
  DayText,
  day,
  FileAnswer,
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
import { File, Kind, People, Reason, Text } from '../schemas.ts'
import { type Authorization, authorizationStates, stateOf } from './authorization.ts'
import type { Authorizations } from './service.ts'

const operation = operationOf('授权与查阅')
const Named = Type.Object({ id: IdText, name: Type.String() })
const State = Type.Union(
  authorizationStates.map((state) => Type.Literal(state)),
  { description: 'pending 未到起始日，valid 有效，frozen 已冻结，expired 已到期，revoked 已收回' },
)
const View = Type.Object({
  id: IdText,
  unitId: IdText,
  unitName: Type.String(),
  organisationId: IdText,
  organisationName: Type.String(),
  persons: Type.Array(Named),
  allSystems: Type.Boolean(),
  systems: Type.Array(Named),
  kinds: Type.Array(Kind),
  purpose: Type.String(),
  from: DayText,
  to: DayText,
  formName: Type.String(),
  givenByName: Type.String(),
  givenAt: InstantText,
  frozenAt: Nullable(InstantText),
  revokedAt: Nullable(InstantText),
  state: State,
})
const Input = Type.Object({
  organisationId: IdText,
  persons: People,
  systemIds: Nullable(
    Type.Array(IdText, { minItems: 1, maxItems: 500, uniqueItems: true, description: 'null：本单位全部系统（含以后登记的）' }),
  ),
  kinds: Type.Array(Kind, { minItems: 1, uniqueItems: true }),
  purpose: Text(1000),
  from: DayText,
  to: Type.String({ ...DayText, description: '最后一日（含当日）' }),
  form: File,
})
const Which = Type.Union([Type.Literal('given'), Type.Literal('received')], { description: 'given 本单位作出的，received 本单位收到的' })

/** `/authorizations`. */
export function authorizationRoutes(authorizations: Authorizations, clock: Clock): Route[] {
  const view = (of: Authorization) => ({
    ...of,
    persons: [...of.persons],
    systems: [...of.systems],
    kinds: [...of.kinds],
    state: stateOf(of, clock.now()),
  })
  const viewed = (outcome: Outcome<Authorization>) => (outcome.ok ? ok(view(outcome.value)) : outcome)
  return [
    operation({
      method: 'POST',
      path: '/authorizations',
      id: 'giveAuthorization',
      summary: '授权其他单位的人员查阅本单位受保护资料',
      may: 'authorization.give',
      takesFile: true,
      body: Input,
      response: View,
      status: 201,
      handle: async ({ actor, body, key }) =>
        viewed(await authorizations.give(actor, { ...body, from: day(body.from), to: day(body.to) }, key)),
    }),
    operation({
      method: 'GET',
      path: '/authorizations',
      id: 'listAuthorizations',
      summary: '查询授权',
      may: 'authorization.read',
      query: Type.Composite([PageQuery, Type.Object({ which: Type.Optional(Which) })]),
      response: PageOf(View),
      handle: async ({ actor, query }) => {
        const { items, next } = await authorizations.list(actor, query)
        return ok({ items: items.map(view), next })
      },
    }),
    operation({
      method: 'GET',
      path: '/authorizations/{id}',
      id: 'getAuthorization',
      summary: '查看授权',
      may: 'authorization.read',
      params: IdParams,
      response: View,
      handle: async ({ actor, params }) => viewed(await authorizations.get(actor, params.id)),
    }),
    operation({
      method: 'GET',
      path: '/authorizations/{id}/form',
      id: 'getAuthorizationForm',
      summary: '下载书面授权',
      may: 'authorization.read',
      params: IdParams,
      response: FileAnswer,
      download: true,
      handle: ({ actor, params }) => authorizations.form(actor, params.id),
    }),
    operation({
      method: 'PUT',
      path: '/authorizations/{id}/persons',
      id: 'renameAuthorization',
      summary: '变更被授权人员',
      may: 'authorization.give',
      params: IdParams,
      body: Type.Object({ persons: People }),
      response: View,
      handle: async ({ actor, params, body, key }) => viewed(await authorizations.rename(actor, params.id, body.persons, key)),
    }),
    operation({
      method: 'POST',
      path: '/authorizations/{id}/freeze',
      id: 'freezeAuthorization',
      summary: '冻结授权',
      may: 'authorization.govern',
      params: IdParams,
      body: Reason,
      response: View,
      handle: async ({ actor, params, body, key }) => viewed(await authorizations.freeze(actor, params.id, body.reason, key)),
    }),
    operation({
      method: 'POST',
      path: '/authorizations/{id}/unfreeze',
      id: 'unfreezeAuthorization',
      summary: '解除冻结',
      may: 'authorization.govern',
      params: IdParams,
      body: Reason,
      response: View,
      handle: async ({ actor, params, body, key }) => viewed(await authorizations.unfreeze(actor, params.id, body.reason, key)),
    }),
    operation({
      method: 'POST',
      path: '/authorizations/{id}/revoke',
      id: 'revokeAuthorization',
      summary: '收回授权：授权单位随时可以，主管部门须写明理由',
      may: 'authorization.read',
      params: IdParams,
      body: Type.Partial(Reason),
      response: View,
      handle: async ({ actor, params, body, key }) => viewed(await authorizations.revoke(actor, params.id, body.reason ?? null, key)),
    }),
    operation({
      method: 'GET',
      path: '/authorization-candidates',
      id: 'listAuthorizationCandidates',
      summary: '某单位可以被授权的人员',
      may: 'authorization.read',
      query: Type.Object({ organisationId: IdText }),
      response: Type.Array(Named),
      handle: ({ actor, query }) => authorizations.candidates(actor, query.organisationId),
    }),
  ]
}
