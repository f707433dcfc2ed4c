import type { Sight } from '../../../identity/index.ts'
import type { Id, Reader } from '../../../kernel/index.ts'
import { readCorrections } from '../../corrections/store.ts'
import type { ExportLine } from '../../exports/line.ts'
import { arithmeticOf } from '../../rules/explain.ts'
import { readAdjustments } from '../../store/runs.ts'
import type { Held } from '../../store/statements.ts'
import { adjustmentLine, concerns, correctionLine } from '../side-lines.ts'
import { readSeenLines } from '../store.ts'

/**
 * What a sight sees of a statement: lines of resources by number, then results of evaluation and assessment, then (once it is sealed) approved corrections. Reads as it
 * is read, some thousand lines at a time. The run's rows never change, so it is one state however long it takes; corrections are those approved when it comes to them.
 */
export async function* exportLines(db: Reader, { id, runNo }: Pick<Held, 'id' | 'runNo'>, sight: Sight): AsyncGenerator<ExportLine> {
  for await (const lines of readSeenLines(db, runNo, sight)) for (const line of lines) yield { ...line, arithmetic: arithmeticOf(line) }
  for (const { baseFen: _base, amountFen: _amount, ...adjustment } of await readAdjustments(db, runNo))
    if (concerns(sight, adjustment)) yield adjustmentLine(id, adjustment)
  yield* approvedCorrections(db, id, sight)
}

const correctionsAtOnce = 500

async function* approvedCorrections(db: Reader, id: Id, sight: Sight): AsyncGenerator<ExportLine> {
  for (let after = 0; ; ) {
    const corrections = await readCorrections(db, sight, id, { state: 'approved', after, limit: correctionsAtOnce })
    for (const correction of corrections) yield correctionLine(correction)
    after = corrections.at(-1)?.no ?? after
    if (corrections.length < correctionsAtOnce) return
  }
}
