import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdText, InstantText, type Outcome, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { Quantity, Text } from '../schemas.ts'
import type { Consent } from './consent.ts'
import type { Consents } from './service.ts'

const operation = operationOf('合同')
const input = { providerId: IdText, itemId: IdText, quantity: Quantity, from: DayText, to: DayText, reason: Text(1000) }
const View = Type.Object({
  id: IdText,
  ...input,
  providerName: Type.String(),
  itemName: Type.String(),
  consentedBy: Type.String(),
  consentedByPerson: Type.String(),
  parties: Type.Array(Type.String()),
  consentedAt: InstantText,
})
const view = (consent: Consent) => ({ ...consent, parties: [...consent.parties] })
const viewed = (outcome: Outcome<Consent>) => (outcome.ok ? ok(view(outcome.value)) : outcome)

export const consentRoutes = (consents: Consents): Route[] => [
  operation({
    method: 'GET',
    path: '/contract-consents',
    id: 'listContractConsents',
    summary: '查询合同外服务的同意',
    may: 'signed-in',
    query: PageQuery,
    response: PageOf(View),
    handle: async ({ actor, query }) => {
      const { items, next } = await consents.listConsents(actor, query)
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'POST',
    path: '/contract-consents',
    id: 'consentBeyondContract',
    summary: '同意超出合同范围的服务纳入结算',
    may: 'contract.consent',
    body: Type.Object(input),
    response: View,
    status: 201,
    handle: async ({ actor, body, key }) => viewed(await consents.consent(actor, { ...body, from: day(body.from), to: day(body.to) }, key)),
  }),
]
