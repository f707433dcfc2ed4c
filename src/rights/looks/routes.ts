import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdParams, IdText, Nullable, type Route } from '../../kernel/index.ts'
import { Kind } from '../schemas.ts'
import type { Looks } from './service.ts'

const operation = operationOf('受保护资料')
const look = {
  lookId: IdText,
  ground: Type.Union([Type.Literal('own'), Type.Literal('authorization'), Type.Literal('emergency')]),
}

/** `/papers/{id}/looks`: a write, for it leaves a record; a repeated request is one more look. */
export const lookRoutes = (looks: Looks): Route[] => [
  operation({
    method: 'POST',
    path: '/papers/{id}/looks',
    id: 'lookAtPaper',
    summary: '查阅受保护资料（每次查阅都留痕，使用单位可见）',
    may: 'authorization.read',
    params: IdParams,
    body: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, description: '不填为最新版本' })) }),
    response: Type.Object({
      ...look,
      kind: Kind,
      title: Type.String(),
      version: Type.Integer(),
      file: Nullable(
        Type.Object({
          name: Type.String(),
          mediaType: Type.String(),
          sha256: Type.String(),
          content: Type.String({ description: 'Base64；应保存为文件，不在页面内显示' }),
        }),
      ),
      contact: Nullable(Type.Object({ name: Type.String(), phone: Type.String() })),
    }),
    status: 201,
    handle: ({ actor, params, body }) => looks.lookAt(actor, params.id, body.version ?? null),
  }),
  operation({
    method: 'POST',
    path: '/systems/{id}/contact-looks',
    id: 'lookAtContact',
    summary: '查阅系统登记的联系人（留痕）',
    may: 'authorization.read',
    params: IdParams,
    response: Type.Object({ ...look, contact: Type.String() }),
    status: 201,
    handle: ({ actor, params }) => looks.lookAtContact(actor, params.id),
  }),
]
