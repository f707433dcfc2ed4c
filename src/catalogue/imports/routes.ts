import { Type } from '@sinclair/typebox'
import { DayText, day, Nullable, ok, type Route } from '../../kernel/index.ts'
import { FileContent, FileHash, LineErrorView } from '../../tables/index.ts'
import { operation, Text } from '../schemas.ts'
import type { Imports } from './service/index.ts'

const file = {
  name: Text(200),
  content: FileContent,
  pricesFrom: DayText,
}
const Counts = Type.Object({ created: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), prices: Type.Integer() })
const Action = Type.Union([Type.Literal('create'), Type.Literal('change'), Type.Literal('unchanged')])
const Preview = Type.Object({
  hash: FileHash,
  counts: Counts,
  lines: Type.Array(
    Type.Object({
      ...{ line: Type.Integer(), code: Type.String(), name: Type.String(), action: Action, prices: Type.Integer() },
      finalInWords: Nullable(Type.String({ description: '将要开始的最终价格' })),
    }),
  ),
  errors: Type.Array(LineErrorView),
})

export const importRoutes = (imports: Imports): Route[] => [
  operation({
    method: 'POST',
    path: '/catalogue/imports/preview',
    id: 'previewImport',
    summary: '预览导入（不写入）',
    may: 'catalogue.draft',
    takesFile: true,
    body: Type.Object(file),
    response: Preview,
    handle: async ({ actor, body }) => {
      const preview = await imports.previewImport(actor, { ...body, pricesFrom: day(body.pricesFrom) })
      return preview.ok ? ok({ ...preview.value, lines: [...preview.value.lines], errors: [...preview.value.errors] }) : preview
    },
  }),
  operation({
    method: 'POST',
    path: '/catalogue/imports',
    id: 'commitImport',
    summary: '导入预览过的文件',
    may: 'catalogue.draft',
    takesFile: true,
    body: Type.Object({ ...file, hash: FileHash }),
    response: Counts,
    status: 201,
    handle: ({ actor, body, key }) => imports.commitImport(actor, { ...body, pricesFrom: day(body.pricesFrom) }, key),
  }),
]
