import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdText, InstantText, Nullable, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { Text } from '../schemas.ts'
import type { Unqualified } from './service.ts'

const operation = operationOf('服务质量')
const input = { providerId: IdText, poolId: Nullable(IdText), itemId: Nullable(IdText), from: DayText, to: DayText, reason: Text(1000) }
const View = Type.Object({
  id: IdText,
  ...input,
  providerName: Type.String(),
  poolName: Nullable(Type.String()),
  itemName: Nullable(Type.String()),
  decidedBy: Type.String(),
  decidedByPerson: Type.String(),
  decidedAt: InstantText,
})

export const unqualifiedRoutes = (unqualified: Unqualified): Route[] => [
  operation({
    method: 'GET',
    path: '/unqualified-services',
    id: 'listUnqualifiedServices',
    summary: '查询服务不合格的认定',
    may: 'statement.read',
    query: PageQuery,
    response: PageOf(View),
    handle: async ({ actor, query }) => ok(await unqualified.listUnqualified(actor, query)),
  }),
  operation({
    method: 'POST',
    path: '/unqualified-services',
    id: 'decideUnqualifiedService',
    summary: '认定某一期间服务不合格',
    may: 'statement.review',
    body: Type.Object(input),
    response: View,
    status: 201,
    handle: ({ actor, body, key }) => unqualified.decideUnqualified(actor, { ...body, from: day(body.from), to: day(body.to) }, key),
  }),
]
