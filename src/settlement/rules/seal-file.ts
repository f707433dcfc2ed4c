import type { CanonicalLine, ResourceNumbers } from './canonical.ts'
import { hashShare } from './canonical.ts'
import { type SealedAdjustment, type SealedEntry, type SealedHead, type SealedShare, sealOf } from './seal.ts'

/**
 * The seal file (封存文件): everything that a seal covers, one JSON array a line, so that whoever has it can recompute the seal without the platform. Records in this order: `head`, `entry`…, `adjustment`…, then
 * for each share `share`, and its `resource`s, each followed by its `line`s; last `seal`.
 */
export type SealRecord =
  | readonly ['head', SealedHead]
  | readonly ['entry', SealedEntry]
  | readonly ['adjustment', SealedAdjustment]
  | readonly ['share', SealedShare]
  | readonly ['resource', number, string, ResourceNumbers]
  | readonly ['line', CanonicalLine]
  | readonly ['seal', string]

/** What was found in a seal file. */
export interface SealCheck {
  readonly intact: boolean
  /** The seal that the file states, and the one that its content gives. */
  readonly stated: string | null
  readonly recomputed: string | null
  readonly lines: number
  /** What is wrong, in words. */
  readonly faults: readonly string[]
}

const faultsMax = 20

/** Recomputes the seal of a file, record by record: memory does not grow with it. Takes texts of lines; what is no record is a fault. */
export async function checkSealFile(texts: AsyncIterable<string>): Promise<SealCheck> {
  const check = createCheck()
  let no = 0
  for await (const text of texts) {
    no += 1
    if (text === '') continue
    const record = parse(text)
    if (record === null) check.fault(`第 ${no} 行不是封存文件的记录`)
    else check.take(record, no)
  }
  return check.end()
}

function parse(text: string): SealRecord | null {
  try {
    const record: unknown = JSON.parse(text)
    return Array.isArray(record) && wellFormed(record) ? (record as unknown as SealRecord) : null
  } catch {
    return null
  }
}

/** A hostile number or text must not lead the canonical text astray: it is written by hand. */
function wellFormed([kind, ...rest]: readonly unknown[]): boolean {
  const whole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
  const [first, second, third] = rest as readonly (Record<string, unknown> | undefined)[]
  if (kind === 'resource')
    return whole(first) && typeof second === 'string' && /^[0-9a-f-]{36}$/.test(second) && isNumbers(third, numberKeys, whole)
  if (kind === 'line') return isNumbers(first, lineKeys, whole)
  return kind === 'seal' ? typeof first === 'string' : typeof first === 'object' && first !== null
}

const numberKeys = ['system', 'provider', 'pool', 'item']
const lineKeys = ['from', 'until', 'days', 'whole', 'quantity', 'full', 'amount', 'price', 'ruling']
const isNumbers = (value: unknown, keys: readonly string[], whole: (value: unknown) => boolean): boolean =>
  typeof value === 'object' &&
  value !== null &&
  keys.every((key) => whole((value as Record<string, unknown>)[key])) &&
  Number((value as { from?: number }).from ?? 0) < 200_000

function createCheck() {
  const faults: string[] = []
  const [entries, adjustments, shares]: [SealedEntry[], SealedAdjustment[], SealedShare[]] = [[], [], []]
  let [head, stated, lines]: [SealedHead | null, string | null, number] = [null, null, 0]
  let share: { readonly of: SealedShare; readonly digest: ReturnType<typeof hashShare>; lines: number } | null = null
  const fault = (text: string) => void (faults.length < faultsMax && faults.push(text))
  const closeShare = () => {
    if (share && share.digest.digest() !== share.of.digest) fault(`“${share.of.organisationName}”分册的明细与其摘要不一致`)
    if (share && share.lines !== share.of.lineCount)
      fault(`“${share.of.organisationName}”分册应有 ${share.of.lineCount} 行，文件中有 ${share.lines} 行`)
    share = null
  }
  const open = (of: SealedShare) => {
    closeShare()
    shares.push(of)
    share = { of, digest: hashShare(), lines: 0 }
  }
  const put = (record: Extract<SealRecord, readonly ['resource' | 'line', ...unknown[]]>, no: number) => {
    if (!share) return fault(`第 ${no} 行的明细不在任何分册之内`)
    if (record[0] === 'resource') return share.digest.resource(record[1], record[2], record[3])
    share.digest.line(record[1], record[1].price, record[1].ruling)
    share.lines += 1
    lines += 1
  }
  return {
    fault,
    take(record: SealRecord, no: number): void {
      switch (record[0]) {
        case 'head':
          head = record[1]
          return
        case 'entry':
          return void entries.push(record[1])
        case 'adjustment':
          return void adjustments.push(record[1])
        case 'share':
          return void open(record[1])
        case 'seal':
          closeShare()
          stated = record[1]
          return
        case 'resource':
        case 'line':
          return void put(record, no)
        default:
          fault(`第 ${no} 行不是封存文件的记录`)
      }
    },
    end(): SealCheck {
      closeShare()
      if (!head) fault('文件没有结算单的记录（head）')
      if (stated === null) fault('文件没有封存摘要（seal）：文件不完整，或结算单尚未封存')
      if (head && lines !== (head as SealedHead).lineCount) fault(`结算单应有 ${(head as SealedHead).lineCount} 行，文件中有 ${lines} 行`)
      const recomputed = head ? sealOf({ head, entries, shares, adjustments }) : null
      if (stated !== null && recomputed !== stated) fault('按文件内容重新计算的摘要与封存摘要不一致')
      return { intact: faults.length === 0, stated, recomputed, lines, faults }
    },
  }
}
