import { createHash } from 'node:crypto'
import { putId } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'

/** The numbers of a resource's entries in its statement. */
export interface ResourceNumbers {
  readonly system: number
  readonly provider: number
  readonly pool: number
  readonly item: number
}

/** What the seal covers of a line, beside the numbers of its price and its ruling. */
type ReckonedLine = Pick<Line, 'from' | 'until' | 'days' | 'whole' | 'quantity' | 'full' | 'amount'>
export type CanonicalLine = ReckonedLine & {
  readonly price: number
  readonly ruling: number
}

/** Takes the resources of a share, each followed by its lines, and gives the share's digest. */
export interface ShareDigest {
  resource(no: number, id: string, numbers: ResourceNumbers): void
  line(line: ReckonedLine, price: number, ruling: number): void
  /** SHA-256, lower-case hexadecimal. */
  digest(): string
}

const held = 1 << 16
const longest = 64

/**
 * The canonical form of a share: records one after the other, in the order of their numbers; whole numbers big-endian.
 *
 * - a resource, 37 bytes: `R`; the 16 bytes of its id; its number and those of its entries (system, provider, pool, item), 4 bytes each;
 * - each of its lines, 49 bytes: `L`; 4 bytes each: first day (days since 1970-01-01), days from first to last, days that count, days of the period, number of the price, number of the
 *   ruling; 8 bytes each: quantity × 10,000, full amount in fen, payable amount in fen.
 *
 * Millions of lines are written by hand into one buffer: texts would cost more than the hash.
 */
export function hashShare(): ShareDigest {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(held)
  let at = 0
  const room = () => {
    if (at < held - longest) return
    hash.update(buffer.subarray(0, at))
    at = 0
  }
  return {
    resource(no, id, { system, provider, pool, item }) {
      room()
      buffer[at] = 0x52
      at = putId(buffer, at + 1, id)
      for (const value of [no, system, provider, pool, item]) at = put4(buffer, at, value)
    },
    line({ from, until, days, whole, quantity, full, amount }, price, ruling) {
      room()
      buffer[at] = 0x4c
      let place = put4(buffer, at + 1, from)
      place = put4(buffer, place, until - from)
      place = put4(buffer, place, days)
      place = put4(buffer, place, whole)
      place = put4(buffer, place, price)
      place = put4(buffer, place, ruling)
      place = put8(buffer, place, quantity)
      place = put8(buffer, place, full)
      at = put8(buffer, place, amount)
    },
    digest: () => hash.update(buffer.subarray(0, at)).digest('hex'),
  }
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
