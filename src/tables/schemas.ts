import { Type } from '@sinclair/typebox'
import { Nullable } from '../kernel/index.ts'
import { bytesMax } from './heading.ts'

/** Schemas of an import's routes. */
export const FileContent = Type.String({
  minLength: 1,
  maxLength: Math.ceil(bytesMax / 3) * 4,
  description: '文件内容（base64），文件不超过 5 MB',
})
export const FileHash = Type.String({ pattern: '^[0-9a-f]{64}$' })
export const LineErrorView = Type.Object({
  line: Type.Integer(),
  column: Nullable(Type.String()),
  message: Type.String(),
  remedy: Type.String(),
})
