import type { Id, Instant } from '../../kernel/index.ts'

/** Work that takes its time, or that moved much at once: what it is, how far it has come, how it ended. */
export interface Work {
  readonly kind: 'settlement' | 'trial' | 'import' | 'reading'
  readonly id: string
  readonly name: string
  readonly jurisdictionId: Id | null
  readonly organisationName: string | null
  readonly state: 'running' | 'done' | 'failed' | 'stopped'
  readonly done: number
  readonly total: number
  readonly at: Instant
  readonly endedAt: Instant | null
  readonly failure: string | null
}

/** The newest works of one kind that come after a place in the list, by instant and id, the newest first. */
export type WorkSource = (page: { readonly before: readonly [Instant, string] | null; readonly limit: number }) => Promise<readonly Work[]>

/** The newest of several sources, in one order: by when they began, and by id within an instant. */
export async function newestOf(
  sources: readonly WorkSource[],
  page: { readonly before: readonly [Instant, string] | null; readonly limit: number },
): Promise<Work[]> {
  const all = (await Promise.all(sources.map((source) => source(page)))).flat()
  return all.toSorted(inOrder).slice(0, page.limit)
}

const inOrder = (a: Work, b: Work): number => (a.at === b.at ? compare(b.id, a.id) : compare(b.at, a.at))
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
