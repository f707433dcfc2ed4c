import type { Id } from '../../kernel/index.ts'
import type { BillError, ReadLine } from './read-lines.ts'

/** The resources that a part of a bill speaks of. */
export interface KnownNames {
  /** By id: whether it is the provider's own. */
  readonly byId: ReadonlyMap<Id, { readonly own: boolean }>
  /** The provider's own, by its name for them. */
  readonly byName: ReadonlyMap<string, readonly Id[]>
}

/** A line and which resource it means; null where it is none of the provider's (`stranger`: one of another provider's). */
export interface BillLine extends ReadLine {
  readonly resourceId: Id | null
  readonly stranger: boolean
  /** How the file calls it. */
  readonly named: string
}

/**
 * Which resource each line means. One that nobody knows is no error but a difference to be told; an id and a name that mean different resources are, and
 * a name that several go by.
 */
export function resolveLines(
  lines: readonly ReadLine[],
  known: KnownNames,
): { readonly named: readonly BillLine[]; readonly errors: readonly BillError[] } {
  const named: BillLine[] = []
  const errors: BillError[] = []
  for (const line of lines) {
    const { resource, externalName } = line
    const called = known.byName.get(externalName) ?? []
    const found = known.byId.get(resource)
    if (resource !== '' && called.length > 0 && !called.includes(resource)) errors.push(differing(line))
    else if (resource === '' && called.length > 1) errors.push(ambiguous(line, called.length))
    else {
      const resourceId = resource === '' ? (called[0] ?? null) : found?.own ? resource : null
      named.push({ ...line, resourceId, stranger: found?.own === false, named: resource || externalName })
    }
  }
  return { named, errors }
}

const differing = ({ line, externalName }: ReadLine): BillError => ({
  line,
  column: '自有编号',
  message: `自有编号“${externalName}”的云资源，其资源编号与本行不同`,
  remedy: '请核对，或只填其中之一',
})

const ambiguous = ({ line, externalName }: ReadLine, count: number): BillError => ({
  line,
  column: '自有编号',
  message: `有 ${count} 项云资源的自有编号是“${externalName}”`,
  remedy: '请改填“资源编号”',
})
