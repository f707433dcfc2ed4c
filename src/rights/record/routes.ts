import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdText, InstantText, Nullable, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { Kind } from '../schemas.ts'
import type { RightsRecord } from './service.ts'

const kinds = ['given', 'renamed', 'frozen', 'unfrozen', 'revoked', 'asked', 'seconded', 'look'] as const
const grounds = ['own', 'authorization', 'emergency'] as const
const Line = Type.Object({
  id: IdText,
  kind: Type.Union(
    kinds.map((kind) => Type.Literal(kind)),
    {
      description:
        'given 授权，renamed 变更人员，frozen 冻结，unfrozen 解除冻结，revoked 收回，asked 请求紧急查阅，seconded 同意紧急查阅，look 查阅',
    },
  ),
  at: InstantText,
  personName: Type.String(),
  organisationId: IdText,
  organisationName: Type.String(),
  authorizationId: Nullable(IdText),
  emergencyId: Nullable(IdText),
  reason: Nullable(Type.String()),
  names: Type.Array(Type.String()),
  systemId: Nullable(IdText),
  systemName: Nullable(Type.String()),
  paperKind: Nullable(Kind),
  paperId: Nullable(IdText),
  title: Nullable(Type.String()),
  version: Nullable(Type.Integer()),
  ground: Nullable(
    Type.Union(
      grounds.map((ground) => Type.Literal(ground)),
      { description: 'own 本单位，authorization 经授权，emergency 紧急查阅' },
    ),
  ),
  ip: Nullable(Type.String()),
})

/** `/rights/record`. */
export const recordRoutes = (record: RightsRecord): Route[] => [
  operationOf('授权与查阅')({
    method: 'GET',
    path: '/rights/record',
    id: 'listRightsRecord',
    summary: '本单位资料的授权与查阅记录',
    may: 'authorization.read',
    query: PageQuery,
    response: PageOf(Line),
    handle: async ({ actor, query }) => {
      const { items, next } = await record.recordOf(actor, query)
      return ok({ items: items.map(({ no: _no, ...line }) => ({ ...line, names: [...line.names] })), next })
    },
  }),
]
