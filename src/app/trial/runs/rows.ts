import type { Database } from '../../../kernel/index.ts'
import type { SystemDifference } from '../amounts.ts'
import type { Difference } from '../difference.ts'
import type { CaseTried } from '../past.ts'
import * as store from './store.ts'
import type { RowKind, TrialRow, TrialRun } from './trial-run.ts'

/** Who reads more than these reads sums; all are counted. */
const keptMax = 20_000
/** A story that goes wrong at its first step differs in all that follow. */
const differencesMax = 60
const atOnce = 200

export type RowsWriter = ReturnType<typeof rowsWriter>

/** Writes the results of a trial as they come, some at a time. */
export function rowsWriter(db: Database, trial: Pick<TrialRun, 'no' | 'jurisdictionId'>) {
  const counts: Record<RowKind, number> = { case: 0, amount: 0, story: 0 }
  let waiting: TrialRow[] = []
  const flush = async () => {
    const rows = await withOwners(db, waiting)
    waiting = []
    await store.insertRows(db, trial, rows)
  }
  const add = async (row: Omit<TrialRow, 'no'>) => {
    if (counts[row.kind] >= keptMax) return
    counts[row.kind] += 1
    waiting.push({ ...row, no: counts[row.kind], differences: row.differences.slice(0, differencesMax).map(readable) })
    if (waiting.length >= atOnce) await flush()
  }
  return {
    addCase: ({ id, number, procedureName, organisationId, providerId, differences }: CaseTried) =>
      add({ kind: 'case', subjectId: id, label: number, name: procedureName, organisationId, providerId, differences }),
    addAmount: ({ systemId, ...difference }: SystemDifference) =>
      add({ kind: 'amount', subjectId: systemId, label: '', name: '', organisationId: null, providerId: null, differences: [difference] }),
    addStory: (file: string, title: string, differences: readonly Difference[]) =>
      add({ kind: 'story', subjectId: null, label: file, name: title.slice(0, 300), organisationId: null, providerId: null, differences }),
    kept: (kind: RowKind) => counts[kind],
    close: flush,
  }
}

/** A system's bill is its unit's matter. */
async function withOwners(db: Database, rows: readonly TrialRow[]): Promise<TrialRow[]> {
  const systems = rows.flatMap(({ kind, subjectId }) => (kind === 'amount' && subjectId !== null ? [subjectId] : []))
  if (systems.length === 0) return [...rows]
  const owners = await store.ownersOf(db, systems)
  return rows.map((row) => {
    const owner = row.kind === 'amount' ? owners.get(row.subjectId ?? '') : undefined
    return owner ? { ...row, organisationId: owner.id, label: owner.name, name: row.differences[0]?.where ?? '' } : row
  })
}

/** What a story quotes may be of any length. */
const readable = ({ kind, where, before, after }: Difference): Difference => ({
  ...{ kind, where: where.slice(0, 1000), before: before.slice(0, 1000), after: after.slice(0, 1000) },
})
