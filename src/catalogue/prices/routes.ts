import { Type } from '@sinclair/typebox'
import { CitationView, DayText, day, IdParams, IdText, ok, type Route } from '../../kernel/index.ts'
import { operation, PriceKindText, PriceText, Text } from '../schemas.ts'
import type { Prices } from './service.ts'

const input = { kind: PriceKindText, amount: PriceText, from: DayText, reason: Text(500) }
const Finding = Type.Object({ rule: Type.String(), message: Type.String(), citation: CitationView })
const View = Type.Object({ id: IdText, itemId: IdText, ...input, findings: Type.Array(Finding) })

export const priceRoutes = (prices: Prices): Route[] => [
  operation({
    method: 'POST',
    path: '/catalogue/items/{id}/prices',
    id: 'setPrice',
    summary: '确定最高限价或最终价格',
    // The ceiling takes catalogue.ceiling, the final price catalogue.price: the use case knows which is asked.
    may: 'signed-in',
    params: IdParams,
    body: Type.Object(input),
    response: View,
    status: 201,
    handle: async ({ actor, params, body, key }) => {
      const set = await prices.setPrice(actor, params.id, { ...body, from: day(body.from) }, key)
      return set.ok ? ok({ ...set.value, findings: [...set.value.findings] }) : set
    },
  }),
]
