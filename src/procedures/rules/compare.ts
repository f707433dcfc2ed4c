/** One difference between two submitted versions: `path` such as `fields.purpose` or `lines.2.quantity`. */
export interface Difference {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** What changed from one version to the next, field by field; null stands for what is not there. */
export function compare(before: unknown, after: unknown, path = ''): Difference[] {
  if (isRecord(before) || isRecord(after)) {
    const [left, right] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])]
    return keys.flatMap((key) => compare(own(left, key), own(right, key), path ? `${path}.${key}` : key))
  }
  const [one, two] = [textOf(before), textOf(after)]
  return one === two ? [] : [{ path, before: one, after: two }]
}

const own = (record: Record<string, unknown>, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const textOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : value === true ? '是' : value === false ? '否' : String(value)

/** Numbers the items of a list from 1, so that a difference names the line as people see it. */
export const numbered = <T>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item, index) => [String(index + 1), item]))

const partNames: Readonly<Record<string, string>> = {
  itemName: '服务项',
  specification: '规格',
  unit: '计量单位',
  poolName: '资源池',
  zone: '网络区域',
  quantity: '数量',
  before: '现有数量',
  reason: '申请理由',
  calculation: '测算依据',
}

/** Where a difference lies, for people: the field's label, 第 2 行：数量, 第 1 份材料. Null for ids and numbers nobody reads. */
export function placeInWords(path: string, labels: Readonly<Record<string, string>>): string | null {
  const [kind = '', index = '', part = ''] = path.split('.')
  if (kind === 'fields') return Object.hasOwn(labels, index) ? (labels[index] ?? index) : index
  if (kind === 'materials') return `第 ${index} 份材料`
  return Object.hasOwn(partNames, part) ? `第 ${index} 行：${partNames[part]}` : null
}
