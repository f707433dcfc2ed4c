import type { Id } from '../../kernel/index.ts'
import type { LineError } from '../../tables/index.ts'
import type { Column } from './columns.ts'
import type { ReadLine } from './read-lines.ts'

/** The resources that the actor reports for, as far as a file speaks of them. */
export interface KnownNames {
  readonly ids: ReadonlySet<Id>
  readonly byName: ReadonlyMap<string, readonly Id[]>
}

export interface NamedLine extends ReadLine {
  readonly resourceId: Id
}

/** Which resource each line means. A name that several go by means none; an id and a name must mean the same. */
export function resolveLines(
  lines: readonly ReadLine[],
  known: KnownNames,
): { readonly named: readonly NamedLine[]; readonly errors: readonly LineError<Column>[] } {
  const named: NamedLine[] = []
  const errors: LineError<Column>[] = []
  for (const line of lines) {
    const { resource, externalName } = line
    const called = known.byName.get(externalName) ?? []
    const [only] = called
    if (resource !== '' && !known.ids.has(resource)) errors.push(unknown(line, '资源编号', resource))
    else if (externalName !== '' && only === undefined) errors.push(unknown(line, '自有编号', externalName))
    else if (resource !== '' && externalName !== '' && !called.includes(resource)) errors.push(differing(line))
    else if (resource === '' && called.length > 1) errors.push(ambiguous(line, called.length))
    else named.push({ ...line, resourceId: resource || (only as Id) })
  }
  return { named, errors }
}

const unknown = ({ line }: ReadLine, column: Column, text: string): LineError<Column> => ({
  line,
  column,
  message: `没有找到${column}为“${text}”的云资源，或者您不能上报其数量`,
  remedy: '请核对编号',
})

const differing = ({ line, externalName }: ReadLine): LineError<Column> => ({
  line,
  column: '自有编号',
  message: `该资源编号的云资源，自有编号不是“${externalName}”`,
  remedy: '请核对，或只填其中之一',
})

const ambiguous = ({ line, externalName }: ReadLine, count: number): LineError<Column> => ({
  line,
  column: '自有编号',
  message: `有 ${count} 项云资源的自有编号是“${externalName}”`,
  remedy: '请改填“资源编号”',
})
