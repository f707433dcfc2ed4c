import { type Id, type Outcome, ok, type Reader } from '../../kernel/index.ts'
import { readInBatches } from '../../tables/index.ts'
import { limits, requiredColumns } from '../bills/columns.ts'
import { type BillError, headingErrors, readLines, type Within } from '../bills/read-lines.ts'
import { type BillLine, resolveLines } from '../bills/resolve.ts'
import { namesIn } from '../store/bills.ts'

/** Whose bill a file is, and for which days. */
export interface BillOf extends Within {
  readonly jurisdictionId: Id
  readonly providerId: Id
}

/** What a file holds as a whole. */
export interface Survey {
  readonly lineCount: number
  readonly total: bigint
  /** Lines whose resource is none of the provider's. */
  readonly unknown: number
  /** The first of them; `errorCount` says how many there are. */
  readonly errors: readonly BillError[]
  readonly errorCount: number
}

const errorsShown = 200

/** Reads a bill through, batch by batch, and hands the lines without errors to `take`. Memory does not grow with the file but for the errors that are shown. */
export async function surveyBill(
  reader: Reader,
  of: BillOf,
  file: { readonly name: string; readonly bytes: Uint8Array },
  take: (lines: readonly BillLine[]) => Promise<void>,
): Promise<Outcome<Survey>> {
  const errors: BillError[] = []
  let [errorCount, total, unknown, begun] = [0, 0n, 0, false]
  const found = (those: readonly BillError[]) => {
    errorCount += those.length
    errors.push(...those.slice(0, errorsShown - errors.length))
  }
  const read = await readInBatches(requiredColumns, file, limits, async (heading, rows) => {
    if (!begun) found(headingErrors(heading))
    begun = true
    const { lines, errors: misread } = readLines(heading, rows, of)
    const ids = [...new Set(lines.flatMap(({ resource }) => (idPattern.test(resource) ? [resource] : [])))]
    const names = [...new Set(lines.flatMap(({ externalName }) => (externalName === '' ? [] : [externalName])))]
    const { named, errors: unresolved } = resolveLines(lines, await namesIn(reader, of, { ids, names }))
    found([...misread, ...unresolved].toSorted((a, b) => a.line - b.line))
    for (const { amount, resourceId } of named) {
      total += amount
      if (resourceId === null) unknown += 1
    }
    await take(named)
  })
  return read.ok ? ok({ lineCount: read.value, total, unknown, errors, errorCount }) : read
}

/** What is no id of ours names nothing of ours: it is told as unknown. */
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
