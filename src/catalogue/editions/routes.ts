import { Type } from '@sinclair/typebox'
import { DayText, day, IdText, ok, type Route } from '../../kernel/index.ts'
import { EditionView, operation } from '../schemas.ts'
import type { Editions } from './service.ts'

const Input = Type.Object({
  year: Type.Integer({ minimum: 2000, maximum: 2999 }),
  inForceFrom: DayText,
  itemIds: Type.Optional(Type.Array(IdText, { minItems: 1, maxItems: 50_000, description: '所列服务项；不填为全部服务项' })),
})

export const editionRoutes = (editions: Editions): Route[] => [
  operation({
    method: 'GET',
    path: '/catalogue/editions',
    id: 'listEditions',
    summary: '查看历年服务目录',
    may: 'signed-in',
    response: Type.Object({ items: Type.Array(EditionView) }),
    handle: async ({ actor }) => ok({ items: await editions.listEditions(actor) }),
  }),
  operation({
    method: 'POST',
    path: '/catalogue/editions',
    id: 'publishEdition',
    summary: '发布年度服务目录',
    may: 'catalogue.publish',
    body: Input,
    response: EditionView,
    status: 201,
    handle: ({ actor, body, key }) => editions.publishEdition(actor, { ...body, inForceFrom: day(body.inForceFrom) }, key),
  }),
]
