import type { Fen } from '../../kernel/index.ts'
import { cellsOf } from './cells.ts'
import type { Difference, TheirLine } from './sides.ts'

/**
 * Lines of a resource that has none in the statement: each run of months is a difference, explained by what is known of the resource (`says`).
 */
export const unknownDifferences = (lines: readonly TheirLine[], says: string): Difference[] =>
  cellsOf([], lines).map(({ months, theirs }) => {
    const sum = theirs.reduce((total, { amount }) => total + amount, 0n) as Fen
    return { months, theirs: sum, ours: 0n as Fen, causes: [{ kind: 'unknown', amount: sum, says }], theirLines: theirs, ourLines: [] }
  })
