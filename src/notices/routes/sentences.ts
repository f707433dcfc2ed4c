import { Type } from '@sinclair/typebox'
import { InstantText, Nullable, type Route } from '../../kernel/index.ts'
import type { Notices } from '../service/index.ts'
import { operation } from './schemas.ts'

const Wording = Type.Object({ title: Type.String({ minLength: 1, maxLength: 200 }), body: Type.String({ maxLength: 2000 }) })
const SentenceView = Type.Composite([
  Wording,
  Type.Object({
    name: Type.String({ description: '事件名' }),
    kind: Type.String(),
    shipped: Wording,
    own: Type.Boolean({ description: '已由本平台修改；否则是随程序提供的文字' }),
    setAt: Nullable(InstantText),
    setByName: Nullable(Type.String()),
    version: Type.String({ description: '修改时交回，以免覆盖他人的修改' }),
  }),
])
const Name = Type.Object({ name: Type.String({ pattern: '^[a-z-]{1,40}\\.[a-z-]{1,40}$' }) })

/** The sentences of notices. */
export const sentenceRoutes = ({ wording }: Notices): Route[] => [
  operation({
    method: 'GET',
    path: '/notice-sentences',
    id: 'listNoticeSentences',
    summary: '查询全部消息文字',
    may: 'sentence.manage',
    response: Type.Object({ items: Type.Array(SentenceView) }),
    handle: ({ actor }) => wording.list(actor),
  }),
  operation({
    method: 'POST',
    path: '/notice-sentences/{name}/preview',
    id: 'previewNoticeSentence',
    summary: '以示例事实试填消息文字，不保存',
    may: 'sentence.manage',
    params: Name,
    body: Wording,
    response: Wording,
    handle: ({ actor, params, body }) => wording.preview(actor, params.name, body),
  }),
  operation({
    method: 'PUT',
    path: '/notice-sentences/{name}',
    id: 'setNoticeSentence',
    summary: '修改消息文字；wording 为 null 时恢复随程序提供的文字。只影响此后的消息',
    may: 'sentence.manage',
    params: Name,
    body: Type.Object({ wording: Nullable(Wording), version: Type.String({ pattern: '^\\d{1,18}$' }) }),
    response: SentenceView,
    handle: ({ actor, params, body, key }) => wording.set(actor, params.name, body.wording, { version: body.version, key }),
  }),
]
