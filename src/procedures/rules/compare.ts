/** One difference between two submitted versions: `path` such as `fields.purpose` or `lines.2.quantity`. */
export interface Difference {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** What changed from one version to the next, field by field; null stands for what is not there. */
export function compare(before: unknown, after: unknown, path = ''): Difference[] {
  if (isRecord(before) || isRecord(after)) {
    const left = isRecord(before) ? before : {}
    const right = isRecord(after) ? after : {}
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])]
    return keys.flatMap((key) => compare(left[key], right[key], path ? `${path}.${key}` : key))
  }
  const [one, two] = [textOf(before), textOf(after)]
  return one === two ? [] : [{ path, before: one, after: two }]
}

/** Lists are compared by position, counted from 1 as on the screen. */
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const textOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : value === true ? '是' : value === false ? '否' : String(value)

/** Numbers the items of a list from 1, so that a difference names the line as people see it. */
export const numbered = <T>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item, index) => [String(index + 1), item]))
