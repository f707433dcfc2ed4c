import { Type } from '@sinclair/typebox'
import { officeRoute } from '../../identity/index.ts'
import { FileAnswer, IdParams, IdText, Nullable, ok, type Route } from '../../kernel/index.ts'
import { FileContent, LineErrorView } from '../../tables/index.ts'
import type { Orders } from '../service/index.ts'

const Text = Type.String()
const Line = Type.Object({
  at: Type.Integer({ description: '所在的文件行' }),
  ...{ no: Type.Integer(), itemId: IdText, itemName: Text, specification: Text, unit: Text, poolId: IdText, poolName: Text, zone: Text },
  ...{ quantity: Text, before: Nullable(Text), resourceId: Nullable(IdText), reason: Text, calculation: Text },
})

/** 批量导入 of an application's lines. What was previewed is written with the rest of the draft, by `writeCase`: all of it or nothing. */
export const importRoutes = (orders: Orders): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/cases/{id}/line-template',
    id: 'getLineTemplate',
    tag: '办件',
    summary: '下载资源明细的导入模板；调整和注销的模板已列出该系统的云资源',
    may: 'case.read',
    download: true,
    params: IdParams,
    response: FileAnswer,
    handle: ({ actor, params }) => orders.lineTemplate(actor, params.id),
  }),
  officeRoute({
    method: 'POST',
    path: '/cases/{id}/lines/preview',
    id: 'previewLines',
    tag: '办件',
    summary: '预览导入的资源明细（不写入）；有一处错误则一行也不给出',
    may: 'case.read',
    takesFile: true,
    params: IdParams,
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), content: FileContent }),
    response: Type.Object({ lines: Type.Array(Line), errors: Type.Array(LineErrorView), errorCount: Type.Integer() }),
    handle: async ({ actor, params, body }) => {
      const preview = await orders.previewLines(actor, params.id, body)
      return preview.ok ? ok({ ...preview.value, lines: [...preview.value.lines], errors: [...preview.value.errors] }) : preview
    },
  }),
]
