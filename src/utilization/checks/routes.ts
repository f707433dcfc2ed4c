import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdText, InstantText, Nullable, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { FoundView, Text } from '../schemas.ts'
import type { ResourceCheck } from './check.ts'
import type { Checks } from './service.ts'

const operation = operationOf('资源利用')
const View = Type.Object({
  id: IdText,
  resourceId: IdText,
  organisationId: IdText,
  organisationName: Type.String(),
  systemId: IdText,
  systemName: Type.String(),
  providerId: IdText,
  itemName: Type.String(),
  actualSystemId: Nullable(IdText),
  actualSystem: Nullable(Type.String()),
  asApplied: Type.Boolean(),
  idle: Type.Boolean(),
  note: Type.String(),
  checkedByName: Type.String(),
  checkedByPerson: Type.String(),
  checkedAt: InstantText,
  findings: Type.Array(FoundView),
})
const Query = Type.Composite([PageQuery, Type.Object({ organisationId: Type.Optional(IdText), systemId: Type.Optional(IdText) })])
const view = (check: ResourceCheck) => ({ ...check, findings: [...check.findings] })

export const checkRoutes = (checks: Checks): Route[] => [
  operation({
    method: 'GET',
    path: '/resource-checks',
    id: 'listResourceChecks',
    summary: '查看云资源实际用途的核查',
    may: 'usage.read',
    query: Query,
    response: PageOf(View),
    handle: async ({ actor, query }) => {
      const { items, next } = await checks.checks(actor, query)
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'POST',
    path: '/resource-checks',
    id: 'checkResource',
    summary: '登记云资源实际用途的核查',
    may: 'usage.inspect',
    body: Type.Object({
      resourceId: IdText,
      actualSystemId: Type.Optional(Nullable(Type.String({ ...IdText, description: '实际使用该资源的系统' }))),
      actualSystem: Type.Optional(Nullable(Type.String({ ...Text(200), description: '实际使用者不在系统名录中的，写明名称' }))),
      asApplied: Type.Boolean({ description: '是否按申请的用途使用' }),
      idle: Type.Boolean({ description: '是否闲置' }),
      note: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    response: View,
    status: 201,
    handle: async ({ actor, body, key }) => {
      const { actualSystemId = null, actualSystem = null, note = '', ...rest } = body
      const checked = await checks.checkResource(actor, { ...rest, actualSystemId, actualSystem, note }, key)
      return checked.ok ? ok(view(checked.value)) : checked
    },
  }),
]
