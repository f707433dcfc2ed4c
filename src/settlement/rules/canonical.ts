import { createHash, type Hash } from 'node:crypto'
import { dayOfEpoch } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'

/** The numbers of a resource's entries in its statement. */
export interface ResourceNumbers {
  readonly system: number
  readonly provider: number
  readonly pool: number
  readonly item: number
}

/** What the canonical text says of a line, beside the numbers of its price and its ruling. */
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

/**
 * The canonical text of a share: ASCII, a JSON array without spaces and a line feed for each record, in the order of their numbers:
 *
 * `["resource",no,"id",system,provider,pool,item]` (entries by number) and after it, for each of its lines,
 * `["line","first day",days from first to last,days that count,days of the period,quantity × 10000,price,full in fen,payable in fen,ruling]`.
 *
 * Millions of lines are written by hand into one buffer: texts of their own would cost more than the hash.
 */
export function createShareDigest(write: (chunk: Buffer) => void, digest: () => string): ShareDigest {
  const buffer = Buffer.allocUnsafe(1 << 16)
  let at = 0
  const room = () => {
    if (at < buffer.length - 512) return
    write(buffer.subarray(0, at))
    at = 0
  }
  const ascii = (text: string) => {
    at += buffer.write(text, at, 'latin1')
  }
  const number = (value: number) => {
    at = putNumber(buffer, at, value)
  }
  const also = (value: number) => {
    buffer[at++] = comma
    number(value)
  }
  return {
    resource(no, id, { system, provider, pool, item }) {
      room()
      ascii('["resource",')
      number(no)
      ascii(`,"${id}"`)
      for (const value of [system, provider, pool, item]) also(value)
      ascii(']\n')
    },
    line({ from, until, days, whole, quantity, full, amount }, price, ruling) {
      room()
      at = put(buffer, at, lineBegins)
      at = put(buffer, at, dayText(from))
      buffer[at++] = quote
      also(until - from)
      also(days)
      also(whole)
      also(quantity)
      also(price)
      also(full)
      also(amount)
      also(ruling)
      at = put(buffer, at, recordEnds)
    },
    digest() {
      write(buffer.subarray(0, at))
      at = 0
      return digest()
    },
  }
}

/** The digest by SHA-256. */
export function hashShare(): ShareDigest {
  const hash: Hash = createHash('sha256')
  return createShareDigest(
    (chunk) => void hash.update(chunk),
    () => hash.digest('hex'),
  )
}

const [comma, quote, zero] = [44, 34, 48]
const lineBegins = Buffer.from('["line","', 'latin1')
const recordEnds = Buffer.from(']\n', 'latin1')

/** Copies a few bytes: a call into the buffer's own code costs more than they do. */
function put(buffer: Buffer, at: number, bytes: Buffer): number {
  for (let index = 0; index < bytes.length; index++) buffer[at + index] = bytes[index] as number
  return at + bytes.length
}

/** Writes a whole number from 0 in decimal digits; returns the place behind it. */
function putNumber(buffer: Buffer, at: number, value: number): number {
  let digits = 1
  for (let bound = 10; value >= bound; bound *= 10) digits += 1
  let place = at + digits - 1
  let rest = value
  for (; rest > 0x7fffffff; place--) {
    const next = Math.floor(rest / 10)
    buffer[place] = zero + (rest - next * 10)
    rest = next
  }
  // Whole numbers of 31 bits are divided in a third of the time.
  for (let small = rest | 0; place >= at; place--) {
    const next = (small / 10) | 0
    buffer[place] = zero + (small - next * 10)
    small = next
  }
  return at + digits
}

const texts = new Map<number, Buffer>()
function dayText(on: number): Buffer {
  const known = texts.get(on)
  if (known) return known
  const text = Buffer.from(dayOfEpoch(on), 'latin1')
  texts.set(on, text)
  return text
}
