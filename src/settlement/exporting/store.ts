import { sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import { readRecords } from '../rules/canonical.ts'
import { type EntryTexts, type NumberedRow, toLine } from '../rules/reading.ts'
import type { StatementLine } from '../rules/statement.ts'
import { readStored, type StoredResource } from '../store/digests.ts'
import { readEntries, readShares, type StoredShare } from '../store/runs.ts'

/**
 * Lines of a run that a sight sees, in the order of their numbers, some thousand at a time. Share by share, each resource read once: what pages of the API look for
 * anew, from the beginning of a share, is not looked for again. No connection is held between two pages, so a reader may be as slow as he likes.
 */
export async function* readSeenLines(db: Reader, runNo: number, sight: Sight): AsyncGenerator<readonly StatementLine[]> {
  const entries = await readEntries(db, runNo)
  const texts: EntryTexts = new Map(entries.map(({ kind, no, data }) => [`${kind} ${no}`, JSON.parse(data)]))
  const providers = entries.filter(({ kind, ref }) => kind === 'provider' && ref === sight.providerId).map(({ no }) => no)
  for (const share of await readShares(db, runNo)) {
    const whole = sight.all || sight.organisationIds.includes(share.organisationId)
    if (!whole && providers.length === 0) continue
    for await (const resources of readStored(db, runNo, share.no, whole ? null : providers))
      yield resources.flatMap((resource) => linesOf(resource, share)).map((row) => toLine(row, texts))
  }
}

const linesOf = (
  { id, firstLine, lines, system, provider, pool, item }: StoredResource,
  { firstNo, organisationId, organisationName }: StoredShare,
): NumberedRow[] =>
  readRecords(lines).map((line, at) => ({
    ...{ no: firstNo + firstLine + at, resourceId: id, organisationId, organisationName, system, provider, pool, item },
    ...line,
  }))

export async function jurisdictionName(db: Reader, id: Id): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from jurisdiction where id = ${id}`.execute(db)
  if (!rows[0]) throw new Error(`no jurisdiction ${id}`)
  return rows[0].name
}

/** A statement by the name of its jurisdiction and the first day of its cycle, or by its id: for who sits at the machine, not for who asks over the API. */
export async function findStatement(
  db: Reader,
  asked: { readonly id: Id } | { readonly jurisdiction: string; readonly from: Day },
): Promise<{ readonly id: Id; readonly jurisdictionId: Id } | null> {
  const wanted = 'id' in asked ? sql`s.id = ${asked.id}` : sql`j.name = ${asked.jurisdiction} and lower(s.during) = ${asked.from}::date`
  const { rows } = await sql<{ id: Id; jurisdictionId: Id }>`
    select s.id, j.id as "jurisdictionId" from statement s join jurisdiction j on j.id = s.jurisdiction_id where ${wanted}`.execute(db)
  return rows[0] ?? null
}
