import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdText, InstantText, NameText, Nullable } from '../../kernel/index.ts'
import { type Kind, kindNames, kinds } from '../rules/kinds.ts'

export const operation = operationOf('消息')

export const KindText = Type.Union(
  kindNames.map((kind) => Type.Literal(kind)),
  { description: kindNames.map((kind) => `${kind} ${kinds[kind]}`).join('；') },
)
export const KindsText = (minItems = 0) =>
  Type.Array(Type.Unsafe<Kind>(KindText), { minItems, maxItems: kindNames.length, uniqueItems: true })

export const NoticeView = Type.Object({
  id: IdText,
  seq: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  body: Type.String(),
  link: Nullable(Type.String({ description: '控制台中的页面' })),
  at: InstantText,
  readAt: Nullable(InstantText),
})

const Digest = Type.Union([Type.Literal('at-once'), Type.Literal('daily')], { description: 'at-once 随时；daily 每日 8:30 汇总' })
const Email = Type.String({ maxLength: 254, pattern: '^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$', description: '邮箱地址' })

export const ChoiceBody = Type.Object({ email: Nullable(Email), kinds: KindsText(), digest: Digest })
export const PreferenceView = Type.Object({
  email: Nullable(Type.String()),
  kinds: Type.Array(Type.String()),
  digest: Digest,
  version: Type.Integer(),
  proven: Type.Boolean({ description: '邮箱地址已经验证；未验证的，不发送邮件' }),
  mail: Type.Boolean({ description: '平台配置了邮件服务器，可以选择邮件' }),
})

const State = Type.Union(
  ['active', 'paused', 'failed', 'withdrawn'].map((state) => Type.Literal(state)),
  { description: 'active 启用；paused 暂停；failed 持续失败而停用；withdrawn 撤销' },
)
export const WebhookView = Type.Object({
  id: IdText,
  name: Type.String(),
  url: Type.String(),
  kinds: Type.Array(Type.String()),
  state: Type.Unsafe<'active' | 'paused' | 'failed' | 'withdrawn'>(State),
  version: Type.Integer(),
  createdAt: InstantText,
  createdByName: Type.String(),
  secretSince: InstantText,
})
const Url = Type.String({ minLength: 1, maxLength: 2000, description: '接收地址，https' })
export const WebhookBody = Type.Object({ name: NameText(100), url: Url, kinds: KindsText(1) })
export const WebhookChange = Type.Object({
  name: Type.Optional(NameText(100)),
  url: Type.Optional(Url),
  kinds: Type.Optional(KindsText(1)),
  state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('paused'), Type.Literal('withdrawn')])),
})

export const DeliveryState = Type.Union([Type.Literal('waiting'), Type.Literal('sent'), Type.Literal('given-up')])
export const DeliveryView = Type.Object({
  id: IdText,
  name: Type.String({ description: '推送的名称，或收件人' }),
  kind: Nullable(Type.String()),
  title: Type.String(),
  state: DeliveryState,
  createdAt: InstantText,
  dueAt: InstantText,
  attempts: Type.Array(
    Type.Object({
      no: Type.Integer(),
      begunAt: Type.String(),
      endedAt: Nullable(Type.String()),
      status: Nullable(Type.Integer()),
      error: Nullable(Type.String()),
      durationMs: Nullable(Type.Integer()),
    }),
    { description: '最近十次尝试，最新的在前；没有结束时间的一次中断了，可能已经送达' },
  ),
})
