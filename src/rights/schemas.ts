import { Type } from '@sinclair/typebox'
import { IdText } from '../kernel/index.ts'
import { paperKinds } from './paper.ts'

/** Schemas that the rooms of rights share. */
export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' })
export const Kind = Type.Union(
  paperKinds.map((kind) => Type.Literal(kind)),
  { description: 'technical 技术文档，contact 联系人，report 报告' },
)
export const File = Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }), content: Type.String({ description: 'Base64' }) })
export const People = Type.Array(IdText, { minItems: 1, maxItems: 100, uniqueItems: true })
export const Reason = Type.Object({ reason: Text(1000) })
