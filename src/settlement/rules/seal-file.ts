import type { CanonicalLine, ResourceNumbers } from './canonical.ts'
import { hashShare, lineRecords } from './canonical.ts'
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

/** A hostile number or text must not lead the canonical form astray: it is written by hand. */
function wellFormed([kind, ...rest]: readonly unknown[]): boolean {
  const [first, second, third] = rest as readonly (Record<string, unknown> | undefined)[]
  if (kind === 'resource')
    return wholeTo(max4)(first) && typeof second === 'string' && idForm.test(second) && isNumbers(third, numberBounds)
  if (kind === 'line') return isNumbers(first, lineBounds)
  if (kind === 'seal') return typeof first === 'string'
  return (
    typeof first === 'object' &&
    first !== null &&
    Object.values(first).every((value) => value === null || ['string', 'number'].includes(typeof value))
  )
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const [max2, max4, max8] = [32_767, 2_147_483_647, Number.MAX_SAFE_INTEGER]
const numberBounds = { system: max4, provider: max4, pool: max4, item: max4 }
const lineBounds = {
  ...{ from: max4 - max2, until: max4, days: max2, whole: max2, price: max4, ruling: max4 },
  ...{ quantity: max8, full: max8, amount: max8 },
}
const wholeTo = (max: number) => (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= max

function isNumbers(value: unknown, bounds: Readonly<Record<string, number>>): boolean {
  if (typeof value !== 'object' || value === null) return false
  const numbers = value as Record<string, unknown>
  if (!Object.entries(bounds).every(([key, max]) => wholeTo(max)(numbers[key]))) return false
  const { from, until } = numbers as { readonly from?: number; readonly until?: number }
  return from === undefined || until === undefined || (until >= from && until - from <= max2)
}

/** The digest of a share, record by record: a resource's lines come after it. */
function createShareCheck(of: SealedShare) {
  const digest = hashShare()
  const records = lineRecords()
  let [resource, lines]: [Extract<SealRecord, readonly ['resource', ...unknown[]]> | null, number] = [null, 0]
  const put = () => {
    if (resource) digest.resource(resource[1], resource[2], resource[3], records.bytes())
    records.clear()
  }
  return {
    of,
    lines: () => lines,
    resource(record: typeof resource) {
      put()
      resource = record
    },
    line(line: CanonicalLine) {
      records.put(line)
      lines += 1
    },
    digest() {
      put()
      return digest.digest()
    },
  }
}

function createCheck() {
  const faults: string[] = []
  const [entries, adjustments, shares]: [SealedEntry[], SealedAdjustment[], SealedShare[]] = [[], [], []]
  let [head, stated, lines]: [SealedHead | null, string | null, number] = [null, null, 0]
  let share: ReturnType<typeof createShareCheck> | null = null
  const fault = (text: string) => void (faults.length < faultsMax && faults.push(text))
  const closeShare = () => {
    if (share && share.digest() !== share.of.digest) fault(`“${share.of.organisationName}”分册的明细与其摘要不一致`)
    if (share && share.lines() !== share.of.lineCount)
      fault(`“${share.of.organisationName}”分册应有 ${share.of.lineCount} 行，文件中有 ${share.lines()} 行`)
    share = null
  }
  const open = (of: SealedShare) => {
    closeShare()
    shares.push(of)
    share = createShareCheck(of)
  }
  const put = (record: Extract<SealRecord, readonly ['resource' | 'line', ...unknown[]]>, no: number) => {
    if (!share) return fault(`第 ${no} 行的明细不在任何分册之内`)
    if (record[0] === 'resource') return share.resource(record)
    // The count says already that it is wrong: what is beyond it is not held.
    if (share.lines() <= share.of.lineCount) share.line(record[1])
    lines += 1
  }
  return {
    fault,
    take(record: SealRecord, no: number): void {
      if (stated !== null && record[0] !== 'seal') return void fault(`第 ${no} 行在封存摘要之后，不在封存范围之内`)
      switch (record[0]) {
        case 'head':
          if (head) fault('文件有两条结算单的记录（head）')
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
          if (stated !== null) fault('文件有两条封存摘要（seal）')
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
