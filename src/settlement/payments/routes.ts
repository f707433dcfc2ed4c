import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdParams, IdText, InstantText, NameText, Nullable, ok, type Route, YuanText } from '../../kernel/index.ts'
import { paymentStates } from './payment.ts'
import type { createPayments } from './service.ts'

const operation = operationOf('结算')
const NumberParams = Type.Object({ id: IdText, no: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) })

const PaymentView = Type.Object({
  id: IdText,
  no: Type.Integer(),
  providerId: IdText,
  providerName: Type.String(),
  amount: Type.String({ description: '付款金额，元；冲销为负数' }),
  paidOn: DayText,
  voucher: Type.String(),
  note: Nullable(Type.String()),
  reverses: Nullable(Type.Integer({ description: '所冲销的付款的编号' })),
  reason: Nullable(Type.String({ description: '冲销的理由' })),
  reversedBy: Nullable(Type.Integer({ description: '冲销本笔付款的记录的编号' })),
  recordedBy: Type.String(),
  recordedByPerson: Nullable(Type.String()),
  recordedAt: InstantText,
})

export const PaymentStateText = Type.Unsafe<(typeof paymentStates)[number]>(
  Type.Union(
    paymentStates.map((state) => Type.Literal(state)),
    { description: 'none 未付、partly 部分付款、fully 已付清、over 多付（付款之后应付因更正减少）' },
  ),
)

const PaymentsView = Type.Object({
  items: Type.Array(PaymentView),
  providers: Type.Array(
    Type.Object({
      id: IdText,
      name: Type.String(),
      due: Type.String({ description: '应付：明细合计，加考评与评估调整，加已同意的更正，元' }),
      paid: YuanText,
      open: Type.String({ description: '尚未付的，元；负数为多付' }),
      payment: PaymentStateText,
    }),
  ),
})

/** `/statements/{id}/payments`. */
export const paymentsRoutes = (payments: ReturnType<typeof createPayments>): Route[] => [
  operation({
    method: 'GET',
    path: '/statements/{id}/payments',
    id: 'listPayments',
    summary: '查询结算单的付款，以及各云服务商的应付、已付、未付',
    may: 'statement.read',
    params: IdParams,
    response: PaymentsView,
    handle: async ({ actor, params }) => {
      const found = await payments.payments(actor, params.id)
      return found.ok ? ok({ items: [...found.value.items], providers: [...found.value.providers] }) : found
    },
  }),
  operation({
    method: 'POST',
    path: '/statements/{id}/payments',
    id: 'recordPayment',
    summary: '登记一笔付款（结算单封存之后）',
    may: 'statement.pay',
    params: IdParams,
    body: Type.Object({
      providerId: IdText,
      amount: Type.String({ pattern: '^\\d{1,14}(\\.\\d{1,2})?$', description: '金额，元，大于零，至多两位小数' }),
      paidOn: DayText,
      voucher: NameText(100, { description: '付款凭证号' }),
      note: Type.Optional(NameText(1000)),
    }),
    response: PaymentView,
    status: 201,
    handle: ({ actor, params, body, key }) =>
      payments.pay(actor, { ...body, statementId: params.id, paidOn: day(body.paidOn), note: body.note ?? null }, key),
  }),
  operation({
    method: 'POST',
    path: '/statements/{id}/payments/{no}/reversal',
    id: 'reversePayment',
    summary: '冲销一笔登记有误的付款（由登记人以外的人员办理）',
    may: 'statement.pay',
    params: NumberParams,
    body: Type.Object({ reason: NameText(1000) }),
    response: PaymentView,
    status: 201,
    handle: ({ actor, params, body, key }) =>
      payments.reversePayment(actor, { statementId: params.id, no: params.no, reason: body.reason }, key),
  }),
]
