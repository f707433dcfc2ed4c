import type { PlainRule } from './header.ts'

/** What stands in a cell: null for an empty one and for an unquoted NULL. */
export type CellValue = string | null

const words = /^(?:null|nil|n\/a|not applicable|not specified|undefined|\\n)$/i

export const cellRules = {
  empty: {
    name: 'cells.empty-text',
    cites: ['NullHandling/1', 'NullHandling/2', 'NullHandling/3'],
    says: '没有值时单元格须留空，不得写成空文本',
  },
  placeholder: {
    name: 'cells.placeholder',
    cites: ['NullHandling/3'],
    says: '没有值时单元格须留空，不得用 N/A、Not Applicable 之类的字样代替',
  },
} as const satisfies Record<string, PlainRule>

/** Which rule of empty cells a cell breaks; null for none. */
export function cellFault(value: CellValue): PlainRule | null {
  if (value === '') return cellRules.empty
  return value !== null && words.test(value) ? cellRules.placeholder : null
}

/** A cell as the file has it: whether it was quoted tells an empty text from none. */
export const readCell = (text: string, quoted: boolean): CellValue => (!quoted && (text === '' || text === 'NULL') ? null : text)
