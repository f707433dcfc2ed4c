import { createHash } from 'node:crypto'

/** What the seal covers of the statement itself. Amounts are yuan texts; `to` is the last day of the cycle. */
export interface SealedHead {
  readonly statementId: string
  readonly jurisdictionId: string
  readonly regimeId: string
  readonly from: string
  readonly to: string
  readonly revision: number
  readonly lineCount: number
  readonly total: string
  readonly apart: string
  readonly excluded: string
  readonly deducted: string
  readonly adjusted: string
}

/** An entry: what many lines share. `data` is JSON, covered to the letter. */
export interface SealedEntry {
  readonly kind: string
  readonly no: number
  readonly data: string
}

export interface SealedShare {
  readonly no: number
  readonly organisationId: string
  readonly organisationName: string
  readonly firstNo: number
  readonly lineCount: number
  readonly total: string
  readonly apart: string
  readonly excluded: string
  readonly deducted: string
  /** Of its resources and lines: `canonical.ts`. */
  readonly digest: string
}

export interface SealedAdjustment {
  readonly no: number
  readonly rule: string
  readonly name: string
  readonly organisationId: string
  readonly organisationName: string
  readonly value: string
  readonly base: string
  readonly percent: string
  readonly amount: string
  readonly says: string
  readonly cite: string
}

/** A statement as the seal covers it: entries by kind and number, shares and adjustments by number. */
export interface Sealed {
  readonly head: SealedHead
  readonly entries: Iterable<SealedEntry>
  readonly shares: Iterable<SealedShare>
  readonly adjustments: Iterable<SealedAdjustment>
}

/**
 * The seal: SHA-256, lower-case hexadecimal, over UTF-8 text: a JSON array without spaces and a line feed for each record, in this order. Whoever has the
 * statement can recompute it; whoever has one share can recompute its digest.
 */
export function sealOf({ head, entries, shares, adjustments }: Sealed): string {
  const hash = createHash('sha256')
  const add = (fields: readonly (string | number)[]) => void hash.update(`${JSON.stringify(fields)}\n`)
  const { statementId, jurisdictionId, regimeId, from, to, revision, lineCount, total, apart, excluded, deducted, adjusted } = head
  add([
    'zhengyun-statement/2',
    statementId,
    jurisdictionId,
    regimeId,
    from,
    to,
    revision,
    lineCount,
    total,
    apart,
    excluded,
    deducted,
    adjusted,
  ])
  for (const { kind, no, data } of entries) add(['entry', kind, no, data])
  for (const share of shares) {
    const sums = [share.total, share.apart, share.excluded, share.deducted]
    add(['share', share.no, share.organisationId, share.organisationName, share.firstNo, share.lineCount, ...sums, share.digest])
  }
  for (const { no, rule, name, organisationId, organisationName, value, base, percent, amount, says, cite } of adjustments) {
    add(['adjustment', no, rule, name, organisationId, organisationName, value, base, percent, amount, says, cite])
  }
  return hash.digest('hex')
}
