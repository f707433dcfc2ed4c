/** One value that an act changed, set or took away. */
export interface Changed {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
  readonly differs: boolean
}

/** What stood before and after, value by value: those that differ first. A long text is not cut: the record is shown as it is. */
export function changesOf(before: unknown, after: unknown): Changed[] {
  const [was, is] = [flat(before), flat(after)]
  const fields = [...new Set([...was.keys(), ...is.keys()])]
  const all = fields.map((field) => {
    const [a, b] = [was.get(field) ?? null, is.get(field) ?? null]
    // Where nothing is said of what was before, nothing can differ from it.
    return { field, before: a, after: b, differs: before !== null && before !== undefined && a !== b }
  })
  return [...all.filter(({ differs }) => differs), ...all.filter(({ differs }) => !differs)]
}

function flat(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) return path === '' ? new Map() : new Map([[path, '空']])
  if (typeof value !== 'object') return new Map([[path || '内容', typeof value === 'boolean' ? (value ? '是' : '否') : String(value)]])
  const inside = Object.entries(value).flatMap(([key, each]) => [...flat(each, path === '' ? key : `${path}.${key}`)])
  return inside.length === 0 ? new Map([[path || '内容', '（无）']]) : new Map(inside)
}
