import { type Static, Type } from '@sinclair/typebox'
import { type Day, day, firstOfMonth, IdParams, IdText, ok, PageOf, PageQuery, plusDays, plusMonths, type Route } from '../kernel/index.ts'
import { operation, QuantityView, ResourceView, State, said, Text } from './schemas.ts'
import type { Quantities } from './service/index.ts'

const Query = Type.Composite([
  PageQuery,
  Type.Object({
    state: Type.Optional(State),
    resourceId: Type.Optional(IdText),
    systemId: Type.Optional(IdText),
    organisationId: Type.Optional(IdText),
    providerId: Type.Optional(IdText),
    month: Type.Optional(Type.String({ pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])$', description: '数量所计入的月份，YYYY-MM' })),
    all: Type.Optional(Type.Boolean({ description: '含已被更正的' })),
  }),
])
const Body = Type.Object(said)
const read = ({ from, to, quantity, note = '' }: Static<typeof Body>) => ({ from: day(from), to: day(to), quantity, note: note.trim() })
const daysOf = (month: string | undefined): { readonly from?: Day; readonly to?: Day } => {
  if (month === undefined) return {}
  const from = firstOfMonth(day(`${month}-01`))
  return { from, to: plusDays(plusMonths(from, 1), -1) }
}

/** `/metered-quantities`, `/metered-resources`. */
export const quantityRoutes = (quantities: Quantities): Route[] => [
  operation({
    method: 'GET',
    path: '/metered-quantities',
    id: 'listMeteredQuantities',
    summary: '查询计量数量',
    may: 'metering.read',
    query: Query,
    response: PageOf(QuantityView),
    handle: async ({ actor, query: { month, ...query } }) => ok(await quantities.quantities(actor, { ...query, ...daysOf(month) })),
  }),
  operation({
    method: 'GET',
    path: '/metered-resources',
    id: 'listMeteredResources',
    summary: '查询本单位上报数量的云资源',
    may: 'metering.report',
    query: Type.Composite([PageQuery, Type.Object({ search: Type.Optional(Type.String({ maxLength: 100 })) })]),
    response: PageOf(ResourceView),
    handle: async ({ actor, query }) => {
      const { items, next } = await quantities.meteredResources(actor, query)
      const views = items.map(({ id, organisationName, systemName, itemName, unit, externalName, chargedFrom, chargedUntil }) => ({
        ...{ id, organisationName, systemName, itemName, unit, externalName, chargedFrom, chargedUntil },
      }))
      return ok({ items: views, next })
    },
  }),
  operation({
    method: 'POST',
    path: '/metered-quantities',
    id: 'reportMeteredQuantity',
    summary: '上报一项云资源在一段期间的数量',
    may: 'metering.report',
    body: Type.Object({ resourceId: IdText, ...said }),
    response: QuantityView,
    status: 201,
    handle: ({ actor, body, key }) => quantities.reportQuantity(actor, { ...read(body), resourceId: body.resourceId }, key),
  }),
  operation({
    method: 'POST',
    path: '/metered-quantities/{id}/correction',
    id: 'correctMeteredQuantity',
    summary: '更正计量数量（另立新记录待确认；确认之前以原记录为准）；更正为 0 的，即撤销',
    may: 'metering.report',
    params: IdParams,
    body: Type.Object({ ...said, reason: Text(500) }),
    response: QuantityView,
    status: 201,
    handle: ({ actor, params, body, key }) =>
      quantities.correctQuantity(actor, params.id, { ...read(body), reason: body.reason.trim() }, key),
  }),
  operation({
    method: 'POST',
    path: '/metered-quantities/confirmations',
    id: 'confirmMeteredQuantities',
    summary: '确认计量数量（可一次多条，全部确认或全部不确认）',
    may: 'metering.confirm',
    body: Type.Object({ ids: Type.Array(IdText, { minItems: 1, maxItems: 200 }) }),
    response: Type.Object({ confirmed: Type.Integer() }),
    handle: ({ actor, body, key }) => quantities.confirmQuantities(actor, body.ids, key),
  }),
  operation({
    method: 'POST',
    path: '/metered-quantities/{id}/objection',
    id: 'objectToMeteredQuantity',
    summary: '对计量数量提出异议（该记录不再计入）',
    may: 'metering.confirm',
    params: IdParams,
    body: Type.Object({ opinion: Text(1000) }),
    response: QuantityView,
    handle: ({ actor, params, body, key }) => quantities.objectToQuantity(actor, params.id, body.opinion.trim(), key),
  }),
]
