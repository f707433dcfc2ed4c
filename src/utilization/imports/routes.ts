import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { ok, type Route } from '../../kernel/index.ts'
import { FileContent, FileHash, LineErrorView } from '../../tables/index.ts'
import { ReportedView } from '../figures/routes.ts'
import { Text } from '../schemas.ts'
import { columnNames } from './columns.ts'
import type { UsageImports } from './service.ts'

const operation = operationOf('资源利用')
const file = {
  name: Text(200),
  content: FileContent,
  reason: Type.Optional(Type.String({ ...Text(500), description: '更正同一统计期原数据的理由；不更正时不填' })),
}
const Preview = Type.Object({
  hash: FileHash,
  reported: Type.Integer({ description: '将新登记的期数' }),
  corrected: Type.Integer({ description: '将更正的期数' }),
  errors: Type.Array(LineErrorView),
})

export const importRoutes = (imports: UsageImports): Route[] => [
  operation({
    method: 'POST',
    path: '/usage/imports/preview',
    id: 'previewUsageImport',
    summary: `预览导入利用情况（不写入）；列：${columnNames.join('、')}`,
    may: 'usage.report',
    takesFile: true,
    body: Type.Object(file),
    response: Preview,
    handle: async ({ actor, body }) => {
      const preview = await imports.previewUsage(actor, { ...body, reason: body.reason ?? null })
      return preview.ok ? ok({ ...preview.value, errors: [...preview.value.errors] }) : preview
    },
  }),
  operation({
    method: 'POST',
    path: '/usage/imports',
    id: 'importUsage',
    summary: '导入预览过的利用情况',
    may: 'usage.report',
    takesFile: true,
    body: Type.Object({ ...file, hash: FileHash }),
    response: ReportedView,
    status: 201,
    handle: async ({ actor, body, key }) => {
      const reported = await imports.importUsage(actor, { ...body, reason: body.reason ?? null }, key)
      return reported.ok ? ok({ ...reported.value, findings: [...reported.value.findings] }) : reported
    },
  }),
]
