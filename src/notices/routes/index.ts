import { Type } from '@sinclair/typebox'
import { EventStream, IdParams, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Kind } from '../rules/kinds.ts'
import type { Notices } from '../service/index.ts'
import { ChoiceBody, KindText, NoticeView, operation, PreferenceView } from './schemas.ts'
import { sentenceRoutes } from './sentences.ts'
import { webhookRoutes } from './webhooks.ts'

const OneKind = Type.Unsafe<Kind>(KindText)

/** `/notices`, `/notice-preferences`, `/webhooks`, `/webhook-deliveries`, `/mail-deliveries`, `/notice-sentences`. */
export const noticesRoutes = (notices: Notices): Route[] => [
  operation({
    method: 'GET',
    path: '/notices',
    id: 'listNotices',
    summary: '查询本人的消息，最新的在前',
    may: 'signed-in',
    quiet: true,
    query: Type.Composite([PageQuery, Type.Object({ unread: Type.Optional(Type.Boolean()), kind: Type.Optional(OneKind) })]),
    response: PageOf(NoticeView),
    handle: ({ actor, query }) => notices.list(actor, query),
  }),
  operation({
    method: 'GET',
    path: '/notices/count',
    id: 'countNotices',
    summary: '本人未读消息的数量',
    may: 'signed-in',
    quiet: true,
    response: Type.Object({ unread: Type.Integer(), newest: Type.String() }),
    handle: ({ actor }) => notices.count(actor),
  }),
  operation({
    method: 'GET',
    path: '/notices/stream',
    id: 'streamNotices',
    summary: '本人消息的实时变化（server-sent events）：{ unread, fresh }；断线后以 Last-Event-ID 或 since 续接，登录结束即关闭',
    may: 'signed-in',
    quiet: true,
    events: true,
    query: Type.Object({
      since: Type.Optional(
        Type.String({ pattern: '^\\d{1,18}$', description: '最后收到的事件的 id：此后的消息补发一次；有 Last-Event-ID 时以其为准' }),
      ),
    }),
    response: EventStream,
    handle: async ({ actor, query }) => notices.stream(actor, query.since),
  }),
  operation({
    method: 'POST',
    path: '/notices/{id}/reading',
    id: 'readNotice',
    summary: '将一条消息标为已读',
    may: 'signed-in',
    params: IdParams,
    response: Type.Null(),
    handle: ({ actor, params, key }) => notices.read(actor, params.id, key),
  }),
  operation({
    method: 'POST',
    path: '/notices/readings',
    id: 'readAllNotices',
    summary: '将所见的消息全部标为已读；此后到达的不受影响',
    may: 'signed-in',
    body: Type.Object({
      upTo: Type.String({ pattern: '^\\d{1,18}$', description: '所见最新一条消息的 seq' }),
      kind: Type.Optional(OneKind),
    }),
    response: Type.Object({ read: Type.Integer() }),
    handle: ({ actor, body, key }) => notices.readAll(actor, body, key),
  }),
  operation({
    method: 'GET',
    path: '/notice-preferences',
    id: 'getNoticePreferences',
    summary: '本人的消息接收设置',
    may: 'signed-in',
    response: PreferenceView,
    handle: ({ actor }) => notices.preferences.get(actor),
  }),
  operation({
    method: 'PUT',
    path: '/notice-preferences',
    id: 'setNoticePreferences',
    summary: '设定以邮件接收哪些消息、随时还是每日汇总；控制台始终显示全部消息',
    may: 'signed-in',
    body: ChoiceBody,
    response: PreferenceView,
    handle: ({ actor, body, key, ifVersion }) => notices.preferences.set(actor, body, { key, ifVersion }),
  }),
  operation({
    method: 'POST',
    path: '/notice-preferences/email-code',
    id: 'askEmailCode',
    summary: '向本人填写的邮箱地址发送验证码，15分钟内有效；每日至多5次，每次间隔1分钟',
    may: 'signed-in',
    response: Type.Null(),
    handle: ({ actor, key }) => notices.preferences.ask(actor, key),
  }),
  operation({
    method: 'POST',
    path: '/notice-preferences/email-proof',
    id: 'proveEmail',
    summary: '填写邮件中的验证码，验证邮箱地址属于本人；每个验证码至多试5次',
    may: 'signed-in',
    body: Type.Object({ code: Type.String({ pattern: '^\\d{8}$', description: '8位数字' }) }),
    response: Type.Null(),
    handle: ({ actor, body, key }) => notices.preferences.prove(actor, body.code, key),
  }),
  ...webhookRoutes(notices.webhooks),
  ...sentenceRoutes(notices),
]
