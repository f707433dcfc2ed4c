import { Type } from '@sinclair/typebox'
import { CitationView, DayText, day, IdParams, IdText, Nullable, ok, type Route } from '../../kernel/index.ts'
import { operation, PriceKindText, priceView, TariffBody, Text } from '../schemas.ts'
import type { Prices } from './service.ts'

const Input = Type.Composite([
  TariffBody,
  Type.Object({
    kind: PriceKindText,
    from: DayText,
    reason: Text(500),
    providerId: Type.Optional(Nullable({ ...IdText, description: '议价的云服务商；不填为通用价格' })),
  }),
])
const Finding = Type.Object({ rule: Type.String(), message: Type.String(), citation: CitationView })
const View = Type.Object({ ...priceView, itemId: IdText, reason: Type.String(), findings: Type.Array(Finding) })

export const priceRoutes = (prices: Prices): Route[] => [
  operation({
    method: 'POST',
    path: '/catalogue/items/{id}/prices',
    id: 'setPrice',
    summary: '确定最高限价或最终价格',
    // The ceiling takes catalogue.ceiling, the final price catalogue.price: the use case knows which is asked.
    may: 'signed-in',
    params: IdParams,
    body: Input,
    response: View,
    status: 201,
    handle: async ({ actor, params, body, key }) => {
      const set = await prices.setPrice(actor, params.id, { ...body, from: day(body.from) }, key)
      return set.ok ? ok({ ...set.value, findings: [...set.value.findings] }) : set
    },
  }),
]
