import { Type } from '@sinclair/typebox'
import { DayText, Nullable, ok, type Route } from '../../kernel/index.ts'
import { FileContent, FileHash, LineErrorView } from '../../tables/index.ts'
import { operation, Text } from '../schemas.ts'
import { columnNames } from './columns.ts'
import type { QuantityImports } from './service.ts'

const file = { name: Text(200), content: FileContent }
const Line = Type.Object({
  line: Type.Integer(),
  itemName: Type.String(),
  unit: Type.String(),
  externalName: Nullable(Type.String()),
  systemName: Type.String(),
  organisationName: Type.String(),
  from: DayText,
  to: DayText,
  quantity: Type.String(),
})
const Preview = Type.Object({
  hash: FileHash,
  reported: Type.Integer({ description: '将登记的条数' }),
  lines: Type.Array(Line, { description: '将登记的前 200 条' }),
  errors: Type.Array(LineErrorView),
})

export const importRoutes = (imports: QuantityImports): Route[] => [
  operation({
    method: 'POST',
    path: '/metered-quantities/imports/preview',
    id: 'previewQuantityImport',
    summary: `预览导入计量数量（不写入）；列：${columnNames.join('、')}（资源编号、自有编号填一项即可）`,
    may: 'metering.report',
    takesFile: true,
    body: Type.Object(file),
    response: Preview,
    handle: async ({ actor, body }) => {
      const preview = await imports.previewQuantities(actor, body)
      return preview.ok ? ok({ ...preview.value, lines: [...preview.value.lines], errors: [...preview.value.errors] }) : preview
    },
  }),
  operation({
    method: 'POST',
    path: '/metered-quantities/imports',
    id: 'importQuantities',
    summary: '导入预览过的计量数量',
    may: 'metering.report',
    takesFile: true,
    body: Type.Object({ ...file, hash: FileHash }),
    response: Type.Object({ reported: Type.Integer({ description: '登记的条数' }) }),
    status: 201,
    handle: ({ actor, body, key }) => imports.importQuantities(actor, body, key),
  }),
]
