import { createHash } from 'node:crypto'
import { putId } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'
import type { Sheet } from '../engine/sheet.ts'

/** The numbers of a resource's entries in its statement. */
export interface ResourceNumbers {
  readonly system: number
  readonly provider: number
  readonly pool: number
  readonly item: number
}

/** What the seal covers of a line: beside what was reckoned, the numbers of its price and its ruling. */
export type CanonicalLine = Pick<Line, 'from' | 'until' | 'days' | 'whole' | 'quantity' | 'full' | 'amount'> & {
  readonly price: number
  readonly ruling: number
}

/** Bytes of a line's record. */
export const lineBytes = 42
const daysMax = 32_767

/** Lines as records one after the other, in a buffer that grows and is used again for the next resource. */
export interface LineRecords {
  /** How many there are. */
  count(): number
  /** Throws where a line has more days than a record can hold. */
  put(line: CanonicalLine): void
  /** The same for a line on a sheet, with the numbers of its price and its ruling. */
  take(sheet: Sheet, at: number, price: number, ruling: number): void
  /** Their bytes; they hold until the next `clear`. */
  bytes(): Buffer
  clear(): void
}

/**
 * A line's record is 42 bytes, whole numbers big-endian: first day (days since 1970-01-01) 4; days from first to last 2; days that count 2; days of the period 2; number of the price 4; number of the
 * ruling 4; quantity × 10,000 8; full amount in fen 8; payable amount in fen 8. The database keeps these very bytes (`statement_resource.lines`), and the digest of a share covers them:
 * a province has millions of lines, so they are written by hand, and only once.
 */
export function lineRecords(): LineRecords {
  let buffer = Buffer.allocUnsafe(64 * lineBytes)
  let at = 0
  const room = () => {
    if (at + lineBytes > buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
  }
  const putDays = (from: number, until: number, days: number, whole: number) => {
    const length = until - from
    if (length > daysMax || days > daysMax || whole > daysMax) throw new RangeError(`a line of ${Math.max(length, days, whole)} days`)
    at = put2(buffer, put2(buffer, put2(buffer, put4(buffer, at, from), length), days), whole)
  }
  const putAmounts = (price: number, ruling: number, quantity: number, full: number, amount: number) => {
    at = put4(buffer, put4(buffer, at, price), ruling)
    at = put8(buffer, put8(buffer, put8(buffer, at, quantity), full), amount)
  }
  return {
    count: () => at / lineBytes,
    put({ from, until, days, whole, price, ruling, quantity, full, amount }) {
      room()
      putDays(from, until, days, whole)
      putAmounts(price, ruling, quantity, full, amount)
    },
    take({ from, until, days, whole, quantity, full, amount }, line, price, ruling) {
      room()
      putDays(from[line] as number, until[line] as number, days[line] as number, whole[line] as number)
      putAmounts(price, ruling, quantity[line] as number, full[line] as number, amount[line] as number)
    },
    bytes: () => buffer.subarray(0, at),
    clear: () => {
      at = 0
    },
  }
}

/** The lines of records. */
export function readRecords(bytes: Buffer): CanonicalLine[] {
  const lines: CanonicalLine[] = []
  for (let at = 0; at < bytes.length; at += lineBytes) {
    const from = bytes.readInt32BE(at)
    lines.push({
      from,
      until: from + bytes.readInt16BE(at + 4),
      days: bytes.readInt16BE(at + 6),
      whole: bytes.readInt16BE(at + 8),
      price: bytes.readInt32BE(at + 10),
      ruling: bytes.readInt32BE(at + 14),
      quantity: Number(bytes.readBigInt64BE(at + 18)),
      full: Number(bytes.readBigInt64BE(at + 26)),
      amount: Number(bytes.readBigInt64BE(at + 34)),
    })
  }
  return lines
}

/** Takes the resources of a share, each with the records of its lines, and gives the share's digest. */
export interface ShareDigest {
  resource(no: number, id: string, numbers: ResourceNumbers, lines: Buffer): void
  /** SHA-256, lower-case hexadecimal. */
  digest(): string
}

const held = 1 << 16
const resourceBytes = 40

/**
 * The canonical form of a share: its resources in the order of their numbers, each 40 bytes and the records of its lines. Of a resource: the 16 bytes of its id; then, 4 bytes each,
 * its number, those of its entries (system, provider, pool, item), and how many lines follow.
 */
export function hashShare(): ShareDigest {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(held)
  let at = 0
  const send = () => {
    hash.update(buffer.subarray(0, at))
    at = 0
  }
  return {
    resource(no, id, { system, provider, pool, item }, lines) {
      if (at + resourceBytes + lines.length > held) send()
      at = putId(buffer, at, id)
      at = put4(buffer, at, no)
      at = put4(buffer, at, system)
      at = put4(buffer, at, provider)
      at = put4(buffer, at, pool)
      at = put4(buffer, at, item)
      at = put4(buffer, at, lines.length / lineBytes)
      if (at + lines.length > held) {
        send()
        hash.update(lines)
      } else at += lines.copy(buffer, at)
    },
    digest() {
      send()
      return hash.digest('hex')
    },
  }
}

function put2(buffer: Buffer, at: number, value: number): number {
  buffer[at] = value >> 8
  buffer[at + 1] = value
  return at + 2
}

function put4(buffer: Buffer, at: number, value: number): number {
  buffer[at] = value >> 24
  buffer[at + 1] = value >> 16
  buffer[at + 2] = value >> 8
  buffer[at + 3] = value
  return at + 4
}

/** A safe integer. */
const put8 = (buffer: Buffer, at: number, value: number): number => put4(buffer, put4(buffer, at, Math.floor(value / 4_294_967_296)), value)
