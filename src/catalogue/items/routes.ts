import { Type } from '@sinclair/typebox'
import { DayText, day, IdParams, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { ItemOnDayView, ItemView, itemFields, operation, PriceView, Text } from '../schemas.ts'
import type { Items } from './service.ts'

const OnDay = Type.Object({ on: Type.Optional(DayText) })
const Query = Type.Composite([
  PageQuery,
  OnDay,
  Type.Object({
    search: Type.Optional(Text(100)),
    category: Type.Optional(Text(200)),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2999 })),
    listed: Type.Optional(Type.Boolean()),
  }),
])
const ItemWithPrices = Type.Composite([ItemOnDayView, Type.Object({ prices: Type.Array(PriceView) })])

export const itemRoutes = (items: Items): Route[] => [
  operation({
    method: 'GET',
    path: '/catalogue/items',
    id: 'listItems',
    summary: '查询服务项与某日价格',
    may: 'signed-in',
    query: Query,
    response: PageOf(ItemOnDayView),
    handle: async ({ actor, query: { on, ...query } }) => ok(await items.listItems(actor, on ? { ...query, on: day(on) } : query)),
  }),
  operation({
    method: 'GET',
    path: '/catalogue/items/{id}',
    id: 'getItem',
    summary: '查看服务项与价格沿革',
    may: 'signed-in',
    params: IdParams,
    query: OnDay,
    response: ItemWithPrices,
    handle: async ({ actor, params, query: { on } }) => {
      const found = await items.getItem(actor, params.id, on ? day(on) : undefined)
      return found.ok ? ok({ ...found.value, prices: [...found.value.prices] }) : found
    },
  }),
  operation({
    method: 'POST',
    path: '/catalogue/items',
    id: 'createItem',
    summary: '新增服务项',
    may: 'catalogue.draft',
    body: Type.Object(itemFields),
    response: ItemView,
    status: 201,
    handle: ({ actor, body, key }) => items.createItem(actor, body, key),
  }),
  operation({
    method: 'PUT',
    path: '/catalogue/items/{id}',
    id: 'changeItem',
    summary: '修改未发布的服务项',
    may: 'catalogue.draft',
    params: IdParams,
    body: Type.Object(itemFields),
    response: ItemView,
    handle: ({ actor, params, body, ifVersion, key }) => items.changeItem(actor, params.id, ifVersion, body, key),
  }),
]
