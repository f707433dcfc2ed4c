import { type Capability, type ColumnId, columnIds, isColumn, presenceOf } from '../columns.ts'

/** A fault of the header, or of a cell whatever its column: rule, sentences it carries, and what is right. */
export interface PlainRule {
  readonly name: string
  readonly cites: readonly string[]
  readonly says: string
}

export interface HeaderFault {
  readonly rule: PlainRule
  readonly column: string
}

/** Which columns must be there: those of every file, and those of what the provider offers. */
export const presenceRules: ReadonlyMap<ColumnId, PlainRule> = new Map(
  columnIds.flatMap((column) => (presenceOf(column) === 'recommended' ? [] : [[column, presenceRule(column)] as const])),
)

function presenceRule(column: ColumnId): PlainRule {
  const when = presenceOf(column)
  return {
    name: `${column}.present`,
    cites: [`${column}/1`],
    says: when === 'always' ? '必须有这一列' : `云服务商提供相应功能（${when}）时必须有这一列`,
  }
}

export const headerRules = {
  prefix: {
    name: 'columns.custom-prefix',
    cites: ['ColumnHandling/3', 'ColumnHandling/8', 'ColumnHandling/9'],
    says: '规范以外的列名须以 x_ 开头；规范的列名须按规范的大小写书写',
  },
  letters: { name: 'columns.alphanumeric', cites: ['ColumnHandling/5'], says: '列名只能用字母和数字' },
  once: { name: 'columns.once', cites: [], says: '同一列只能出现一次' },
} as const satisfies Record<string, PlainRule>

export function headerFaults(header: readonly string[], offers: readonly Capability[]): HeaderFault[] {
  const missing = [...presenceRules].filter(([column]) => !header.includes(column) && isDue(column, offers))
  return [
    ...missing.map(([column, rule]) => ({ rule, column })),
    ...header.flatMap((name, index) => nameFaults(name, header.indexOf(name) < index)),
  ]
}

const isDue = (column: ColumnId, offers: readonly Capability[]): boolean => {
  const when = presenceOf(column)
  return when === 'always' || (when !== 'recommended' && offers.includes(when))
}

function nameFaults(name: string, again: boolean): HeaderFault[] {
  const own = !isColumn(name)
  return [
    ...(again ? [headerRules.once] : []),
    ...(own && !name.startsWith('x_') ? [headerRules.prefix] : []),
    ...(own && !/^(?:x_)?[A-Za-z0-9]+$/.test(name) ? [headerRules.letters] : []),
  ].map((rule) => ({ rule, column: name }))
}
