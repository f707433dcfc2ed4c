import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** The id of a row, as text. */
export type Id = string

export const newId = (): Id => randomUUID()

/** A random secret for tokens and sessions: 256 bits, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex')
