import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import {
  DayText,
  day,
  IdText,
  InstantText,
  NameText,
  Nullable,
  type Outcome,
  ok,
  PageOf,
  PageQuery,
  type Route,
} from '../../kernel/index.ts'
import { FindingView, Quantity } from '../schemas.ts'
import type { Contract } from './contract.ts'
import type { Agreements } from './service/index.ts'

const operation = operationOf('合同')
const Kind = Type.Union([Type.Literal('provider'), Type.Literal('agency')], {
  description: 'provider 云服务商合同，agency 综合服务机构合同',
})
const input = {
  kind: Kind,
  counterpartyId: IdText,
  number: NameText(100),
  signedOn: DayText,
  from: DayText,
  to: DayText,
  items: Type.Array(Type.Object({ itemId: IdText, quantity: Nullable(Quantity) }), { maxItems: 20_000 }),
}
const View = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  ...input,
  counterpartyName: Type.String(),
  signedBy: Type.String(),
  findings: Type.Array(FindingView),
  recordedAt: InstantText,
  ended: Nullable(
    Type.Object(
      { agreedTo: DayText, reason: Type.String(), byName: Type.String(), at: InstantText },
      { description: '提前终止：约定的末日、理由；null 按约履行' },
    ),
  ),
})
const Query = Type.Composite([PageQuery, Type.Object({ kind: Type.Optional(Kind) })])
const view = (contract: Contract) => ({ ...contract, items: [...contract.items], findings: [...contract.findings] })
const viewed = (outcome: Outcome<Contract>) => (outcome.ok ? ok(view(outcome.value)) : outcome)

export const agreementRoutes = (agreements: Agreements): Route[] => [
  operation({
    method: 'GET',
    path: '/contracts',
    id: 'listContracts',
    summary: '查询采购合同',
    may: 'signed-in',
    query: Query,
    response: PageOf(View),
    handle: async ({ actor, query }) => {
      const { items, next } = await agreements.listContracts(actor, query)
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'POST',
    path: '/contracts',
    id: 'signContract',
    summary: '登记采购合同',
    may: 'contract.sign',
    body: Type.Object(input),
    response: View,
    status: 201,
    handle: async ({ actor, body, key }) =>
      viewed(await agreements.signContract(actor, { ...body, signedOn: day(body.signedOn), from: day(body.from), to: day(body.to) }, key)),
  }),
  operation({
    method: 'POST',
    path: '/contracts/{id}/end',
    id: 'endContract',
    summary: '提前终止合同',
    may: 'contract.sign',
    params: Type.Object({ id: IdText }),
    body: Type.Object({ lastDay: DayText, reason: NameText(500) }),
    response: View,
    handle: async ({ actor, params, body, key }) =>
      viewed(await agreements.endContract(actor, params.id, { ...body, lastDay: day(body.lastDay) }, key)),
  }),
]
