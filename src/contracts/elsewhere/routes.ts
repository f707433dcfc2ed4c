import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdText, InstantText, NameText, Nullable, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { Text } from '../schemas.ts'
import type { Elsewhere } from './service.ts'

const operation = operationOf('重复覆盖')
const input = {
  systemId: IdText,
  resourceId: Nullable(Type.String({ ...IdText, description: '只涉及该系统一项云资源的；空：该系统全部云资源' })),
  from: DayText,
  to: DayText,
  measure: NameText(200, { description: '据以结算的另一部办法或另一合同' }),
  reason: Text(1000),
}
const View = Type.Object({
  id: IdText,
  ...input,
  organisationId: IdText,
  organisationName: Type.String(),
  systemName: Type.String(),
  resourceName: Nullable(Type.String()),
  decidedBy: Type.String(),
  decidedByPerson: Type.String(),
  decidedAt: InstantText,
})

export const elsewhereRoutes = (elsewhere: Elsewhere): Route[] => [
  operation({
    method: 'GET',
    path: '/settled-elsewhere',
    id: 'listSettledElsewhere',
    summary: '查询已按另一部办法或另一合同结算的认定',
    may: 'statement.read',
    query: PageQuery,
    response: PageOf(View),
    handle: async ({ actor, query }) => ok(await elsewhere.listSettledElsewhere(actor, query)),
  }),
  operation({
    method: 'POST',
    path: '/settled-elsewhere',
    id: 'decideSettledElsewhere',
    summary: '认定某一期间的服务已按另一部办法或另一合同结算',
    may: 'statement.review',
    body: Type.Object(input),
    response: View,
    status: 201,
    handle: ({ actor, body, key }) => elsewhere.decideSettledElsewhere(actor, { ...body, from: day(body.from), to: day(body.to) }, key),
  }),
]
