import { Type } from '@sinclair/typebox'
import { IdParams, IdText, Nullable, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Webhooks } from '../service/webhooks.ts'
import { DeliveryState, DeliveryView, operation, WebhookBody, WebhookChange, WebhookView } from './schemas.ts'

const OfState = Type.Composite([PageQuery, Type.Object({ state: Type.Optional(DeliveryState) })])

/** An organisation's webhooks with their log, and the log of e-mails. */
export const webhookRoutes = (webhooks: Webhooks): Route[] => [
  operation({
    method: 'GET',
    path: '/webhooks',
    id: 'listWebhooks',
    summary: '查询本单位的消息推送',
    may: 'webhook.manage',
    query: PageQuery,
    response: PageOf(WebhookView),
    handle: ({ actor, query }) => webhooks.list(actor, query),
  }),
  operation({
    method: 'POST',
    path: '/webhooks',
    id: 'createWebhook',
    summary: '新增消息推送；签名密钥只在此显示一次',
    may: 'webhook.manage',
    body: WebhookBody,
    response: Type.Object({ id: IdText, secret: Nullable(Type.String()) }),
    status: 201,
    handle: ({ actor, body, key }) => webhooks.create(actor, body, key),
  }),
  operation({
    method: 'PATCH',
    path: '/webhooks/{id}',
    id: 'changeWebhook',
    summary: '修改、暂停、启用或撤销消息推送',
    may: 'webhook.manage',
    params: IdParams,
    body: WebhookChange,
    response: WebhookView,
    handle: ({ actor, params, body, key, ifVersion }) => webhooks.change(actor, params.id, body, { key, ifVersion }),
  }),
  operation({
    method: 'POST',
    path: '/webhooks/{id}/secrets',
    id: 'renewWebhookSecret',
    summary: '更换消息推送的签名密钥：立即生效，只在此显示一次',
    may: 'webhook.manage',
    params: IdParams,
    response: Type.Object({ id: IdText, secret: Nullable(Type.String()) }),
    status: 201,
    handle: ({ actor, params, key }) => webhooks.renewSecret(actor, params.id, key),
  }),
  operation({
    method: 'POST',
    path: '/webhooks/{id}/tests',
    id: 'testWebhook',
    summary: '向消息推送发一条测试消息，只投递一次；结果在投递记录中',
    may: 'webhook.manage',
    params: IdParams,
    response: Type.Null(),
    handle: ({ actor, params, key }) => webhooks.test(actor, params.id, key),
  }),
  operation({
    method: 'GET',
    path: '/webhook-deliveries',
    id: 'listWebhookDeliveries',
    summary: '查询本单位消息推送的投递记录',
    may: 'webhook.manage',
    query: Type.Composite([OfState, Type.Object({ webhook: Type.Optional(IdText) })]),
    response: PageOf(DeliveryView),
    handle: ({ actor, query }) => webhooks.deliveries(actor, query),
  }),
  operation({
    method: 'POST',
    path: '/webhook-deliveries/{id}/resending',
    id: 'resendWebhookDelivery',
    summary: '重发一条已送达或已放弃的推送',
    may: 'webhook.manage',
    params: IdParams,
    response: Type.Null(),
    handle: ({ actor, params, key }) => webhooks.resend(actor, params.id, key),
  }),
  operation({
    method: 'GET',
    path: '/mail-deliveries',
    id: 'listMailDeliveries',
    summary: '查询邮件投递记录：不含内容与地址',
    may: 'delivery.read',
    query: OfState,
    response: PageOf(DeliveryView),
    handle: ({ actor, query }) => webhooks.mails(actor, query),
  }),
]
