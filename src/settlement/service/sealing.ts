import { type Fen, fen, formatYuan, type Reader } from '../../kernel/index.ts'
import { readRecords } from '../rules/canonical.ts'
import { lastDayOf } from '../rules/cycle.ts'
import { type Sealed, sealOf } from '../rules/seal.ts'
import type { SealRecord } from '../rules/seal-file.ts'
import { sealing } from '../rules/seal-v1.ts'
import { digestOf, readStored } from '../store/digests.ts'
import { readLines } from '../store/lines.ts'
import { readAdjustments, readEntries, readShares } from '../store/runs.ts'
import type { Held } from '../store/statements.ts'

/** A seal as recomputed now, and the shares whose lines are not what their digest says. */
export interface Recomputed {
  readonly seal: string
  readonly doubtful: readonly number[]
}

/** Recomputes the seal of a statement from its rows as they are stored; `tell` is told after each share. */
export async function recompute(db: Reader, held: Held, tell: (shares: number, of: number) => void = () => {}): Promise<Recomputed> {
  if (held.sealVersion === 1) return { seal: await firstSeal(db, held), doubtful: [] }
  const { sealed, digests } = await sealedOf(db, held)
  const doubtful: number[] = []
  for (const [index, share] of digests.entries()) {
    if ((await digestOf(db, held.runNo, share.no)) !== share.digest) doubtful.push(share.no)
    tell(index + 1, digests.length)
  }
  return { seal: sealOf(sealed), doubtful }
}

const yuan = (amount: bigint): string => formatYuan(fen(amount) as Fen)

/** A statement as its seal covers it; nothing of its lines but the digests of the shares. */
export async function sealedOf(db: Reader, held: Held): Promise<{ sealed: Sealed; digests: readonly { no: number; digest: string }[] }> {
  const shares = await readShares(db, held.runNo)
  const adjustments = await readAdjustments(db, held.runNo)
  const sealed = {
    head: {
      statementId: held.id,
      jurisdictionId: held.jurisdictionId,
      regimeId: held.regimeId,
      from: held.from,
      to: lastDayOf(held),
      revision: held.revision,
      lineCount: held.lineCount,
      total: yuan(held.totalFen),
      apart: yuan(held.apartFen),
      excluded: yuan(held.excludedFen),
      deducted: yuan(held.deductedFen),
      adjusted: yuan(held.adjustedFen),
    },
    entries: await readEntries(db, held.runNo),
    shares: shares.map(({ total, apart, excluded, deducted, digest, ...share }) => ({
      ...{
        no: share.no,
        organisationId: share.organisationId,
        organisationName: share.organisationName,
        firstNo: share.firstNo,
        lineCount: share.lineCount,
      },
      ...{ total: yuan(total), apart: yuan(apart), excluded: yuan(excluded), deducted: yuan(deducted), digest: digest ?? '' },
    })),
    adjustments: adjustments.map(({ baseFen, amountFen, ...adjustment }) => ({
      ...adjustment,
      base: yuan(baseFen),
      amount: yuan(amountFen),
    })),
  }
  return { sealed, digests: sealed.shares }
}

/** The seal file of a statement: a text a record. Only of a statement with shares (`sealVersion` 2). */
export async function* sealFileOf(db: Reader, held: Held): AsyncGenerator<string> {
  const { sealed } = await sealedOf(db, held)
  const text = (record: SealRecord) => JSON.stringify(record)
  yield text(['head', sealed.head])
  for (const entry of sealed.entries) yield text(['entry', entry])
  for (const adjustment of sealed.adjustments) yield text(['adjustment', adjustment])
  for (const share of sealed.shares) {
    yield text(['share', share])
    for await (const resources of readStored(db, held.runNo, share.no)) {
      for (const { no, id, system, provider, pool, item, lines } of resources) {
        yield text(['resource', no, id, { system, provider, pool, item }])
        for (const line of readRecords(lines)) yield text(['line', line])
      }
    }
  }
  if (held.seal !== null) yield text(['seal', held.seal])
}

const linesAtOnce = 5000

/** The seal of before there were shares: over every line as people read it. */
async function firstSeal(db: Reader, held: Held): Promise<string> {
  const hand = sealing({
    statementId: held.id,
    jurisdictionId: held.jurisdictionId,
    regimeId: held.regimeId,
    from: held.from,
    to: lastDayOf(held),
    revision: held.revision,
    lineCount: held.lineCount,
    total: yuan(held.totalFen),
  })
  for (let after = 0; ; ) {
    const lines = await readLines(db, held.runNo, { sight: null, after, limit: linesAtOnce })
    for (const line of lines) hand.add(line)
    after = lines.at(-1)?.no ?? after
    if (lines.length < linesAtOnce) return hand.seal()
  }
}
