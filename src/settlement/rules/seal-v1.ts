import { createHash } from 'node:crypto'
import type { StatementLine } from './statement.ts'

/** What the seal covers beside the lines. Amounts are yuan texts; `to` is the last day of the cycle. */
export interface SealHead {
  readonly statementId: string
  readonly jurisdictionId: string
  readonly regimeId: string
  readonly from: string
  readonly to: string
  readonly revision: number
  readonly lineCount: number
  readonly total: string
}

/**
 * The canonical text of a statement's head: a JSON array without spaces and a line feed. Together with `canonicalLine` of every line,
 * in the order of their numbers, as UTF-8, it is what the seal is the SHA-256 of. Whoever has the lines can recompute it.
 */
export const canonicalHead = (head: SealHead): string =>
  record([
    'zhengyun-statement/1',
    head.statementId,
    head.jurisdictionId,
    head.regimeId,
    head.from,
    head.to,
    head.revision,
    head.lineCount,
    head.total,
  ])

/** The canonical text of a line: its fields in this order, as the API shows them. */
export const canonicalLine = (line: StatementLine): string =>
  record([
    line.no,
    ...[line.resourceId, line.organisationId, line.organisationName, line.systemId, line.systemName],
    ...[line.providerId, line.providerName, line.poolName],
    ...[line.itemId, line.itemCode, line.itemName, line.category, line.unit, line.basis],
    ...[line.kind, line.from, line.to, line.days, line.periodDays, line.quantity, line.priceId, line.price, line.full, line.amount],
    ...[line.excluded?.rule ?? null, line.excluded?.message ?? null, line.excluded?.cite ?? null],
    // A line from which nothing is taken off is written as before there were deductions.
    ...line.deductions.flatMap(({ rule, percent, amount, message, cite }) => [rule, percent, amount, message, cite]),
  ])

/** Takes a statement's lines one after the other and gives the seal: SHA-256, lower-case hexadecimal. */
export function sealing(head: SealHead): { add(line: StatementLine): void; seal(): string } {
  const hash = createHash('sha256').update(canonicalHead(head))
  return {
    add: (line) => void hash.update(canonicalLine(line)),
    seal: () => hash.digest('hex'),
  }
}

/** The seal of a statement whose lines are at hand. */
export function sealOf(head: SealHead, lines: Iterable<StatementLine>): string {
  const hand = sealing(head)
  for (const line of lines) hand.add(line)
  return hand.seal()
}

const record = (fields: readonly (string | number | null)[]): string => `${JSON.stringify(fields)}\n`
