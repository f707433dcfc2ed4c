import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** The id of a row, as text. */
export type Id = string

/**
 * A new id (UUID version 7, RFC 9562): its first 48 bits are the time, so that what is made together lies together in every index. It is no secret: who knows one can guess when others were made, not
 * what they are; what must not be guessed is a `newSecret`.
 */
export const newId = (): Id => v7()

/** A random secret for tokens and sessions: 256 bits, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex')

/** Writes the 16 bytes of an id into a buffer; returns the place behind them. By hand: done for every line of a province. */
export function putId(buffer: Uint8Array, at: number, id: Id): number {
  let place = at
  for (let index = 0; index < id.length; index++) {
    const code = id.charCodeAt(index)
    if (code === hyphen) continue
    buffer[place++] = (digitOf(code) << 4) | digitOf(id.charCodeAt(++index))
  }
  if (place - at !== 16) throw new RangeError(`not an id: ${id}`)
  return place
}

const hyphen = 45
/** `0`–`9` and `a`–`f` of their character codes. */
const digitOf = (code: number): number => (code <= 57 ? code - 48 : code - 87)
