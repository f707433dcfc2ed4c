import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, IdText, Nullable, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Migration } from './service.ts'

const MigrationView = Type.Object({
  organisationId: IdText,
  organisationName: Type.String(),
  counted: Type.Integer({ description: '应上云系统数：已上云与待迁移之和，不含依法不宜上云的' }),
  onCloud: Type.Integer({ description: '已上云系统数' }),
  rate: Nullable(Type.String({ description: '上云率（%），两位小数，四舍五入；没有应上云系统时为 null' })),
  exemptions: Type.Array(Type.Object({ systemId: IdText, name: Type.String(), exemption: Type.String({ description: '法律依据' }) })),
})
const HostingView = Type.Object({
  systemId: IdText,
  name: Type.String(),
  organisationId: IdText,
  organisationName: Type.String(),
  hostingProvider: Nullable(Type.String()),
  hostingEndsOn: DayText,
  daysLeft: Type.Integer({ description: '距到期日的天数；负数为已到期' }),
})
const operation = operationOf('政务信息系统')

export const migrationRoutes = (migration: Migration): Route[] => [
  operation({
    method: 'GET',
    path: '/systems/migration',
    id: 'listMigration',
    summary: '查看各单位系统上云情况',
    may: 'system.read',
    query: Type.Composite([PageQuery, Type.Object({ organisationId: Type.Optional(IdText) })]),
    response: PageOf(MigrationView),
    handle: async ({ actor, query }) => {
      const { items, next } = await migration.migration(actor, query)
      return ok({ items: items.map((unit) => ({ ...unit, exemptions: [...unit.exemptions] })), next })
    },
  }),
  operation({
    method: 'GET',
    path: '/systems/hosting-ending',
    id: 'listHostingEnding',
    summary: '查看第三方云服务合同即将到期或已到期的系统',
    may: 'system.read',
    query: Type.Composite([
      PageQuery,
      Type.Object({ within: Type.Integer({ minimum: 0, maximum: 3660, default: 90, description: '今后多少天以内到期' }) }),
    ]),
    response: PageOf(HostingView),
    handle: async ({ actor, query }) => ok(await migration.hostingEnding(actor, query)),
  }),
]
