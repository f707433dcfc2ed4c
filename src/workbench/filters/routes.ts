import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdParams, IdText, NameText, type Route } from '../../kernel/index.ts'
import { lists } from './lists.ts'
import type { createFilters } from './service.ts'

const operation = operationOf('工作台')
const PageText = Type.Union(
  Object.keys(lists).map((page) => Type.Literal(page)),
  { description: '哪一个列表' },
)
const Query = Type.Record(Type.String({ pattern: '^[A-Za-z-]{1,40}$' }), Type.String({ minLength: 1, maxLength: 200 }), {
  maxProperties: 20,
  description: '筛选条件，与列表地址中的相同',
})
const FilterView = Type.Object({
  id: IdText,
  page: Type.String(),
  name: Type.String(),
  query: Type.Record(Type.String(), Type.String()),
  byDefault: Type.Boolean(),
  version: Type.Integer(),
  broken: Type.Array(Type.Object({ field: Type.String(), message: Type.String() }), { description: '不再可用的条件；有则该筛选已失效' }),
})

/** `/saved-filters`. */
export const filterRoutes = (filters: ReturnType<typeof createFilters>): Route[] => [
  operation({
    method: 'GET',
    path: '/saved-filters',
    id: 'listSavedFilters',
    summary: '我的常用筛选',
    may: 'signed-in',
    query: Type.Object({ page: Type.Optional(PageText) }),
    response: Type.Object({ items: Type.Array(FilterView) }),
    handle: ({ actor, query }) => filters.filters(actor, query.page ?? null),
  }),
  operation({
    method: 'POST',
    path: '/saved-filters',
    id: 'saveFilter',
    summary: '保存常用筛选',
    may: 'signed-in',
    body: Type.Object({ page: PageText, name: NameText(40), query: Query, byDefault: Type.Optional(Type.Boolean()) }),
    response: FilterView,
    status: 201,
    handle: ({ actor, body, key }) => filters.saveFilter(actor, { ...body, byDefault: body.byDefault ?? false }, key),
  }),
  operation({
    method: 'PATCH',
    path: '/saved-filters/{id}',
    id: 'changeFilter',
    summary: '更改常用筛选：名称、条件、是否默认',
    may: 'signed-in',
    params: IdParams,
    body: Type.Object({ name: Type.Optional(NameText(40)), query: Type.Optional(Query), byDefault: Type.Optional(Type.Boolean()) }),
    response: FilterView,
    handle: ({ actor, params, body, key, ifVersion }) => filters.changeFilter(actor, params.id, body, { key, ifVersion }),
  }),
  operation({
    method: 'DELETE',
    path: '/saved-filters/{id}',
    id: 'deleteFilter',
    summary: '删除常用筛选',
    may: 'signed-in',
    params: IdParams,
    response: Type.Object({ id: IdText }),
    handle: ({ actor, params, key, ifVersion }) => filters.deleteFilter(actor, params.id, { key, ifVersion }),
  }),
]
