import { Type } from '@sinclair/typebox'
import { CitationView } from '../kernel/index.ts'

export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
export const Quantity = Type.String({ pattern: '^(?!0+(\\.0+)?$)\\d{1,14}(\\.\\d{1,4})?$', description: '数量，大于 0，至多四位小数' })
export const FindingView = Type.Object({ rule: Type.String(), message: Type.String(), citation: CitationView })
