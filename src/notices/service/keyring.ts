import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A key of the installation, by the id that sealed things name it by. */
export interface SecretKey {
  readonly id: string
  readonly bytes: Uint8Array
}

export interface Sealed {
  readonly sealed: string
  readonly key: string
}

export interface Keyring {
  /** The id of the key that seals. */
  readonly newest: string
  /** Seals a text. `about` says what it belongs to: sealed for one thing, it does not open for another. */
  seal(text: string, about: string): Sealed
  /** The text; null where its key is not among these, or what was sealed was tampered with or belongs to another thing. */
  open(what: Sealed, about: string): string | null
}

const cipher = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const entry = /^([a-z0-9][a-z0-9-]{0,31}):([A-Za-z0-9+/]{43}=)$/

/** Reads `id:key` separated by commas, a key being 32 bytes as base64; undefined for anything else, an id named twice, or a key that is no random one. */
export function readSecretKeys(text: string): SecretKey[] | undefined {
  const keys: SecretKey[] = []
  for (const part of text.split(',')) {
    const [, id, key] = entry.exec(part.trim()) ?? []
    if (!id || !key || keys.some((other) => other.id === id)) return undefined
    const bytes = Buffer.from(key, 'base64')
    // Of 32 random bytes hardly any two are the same; a key of zeros or of a repeated word is a slip.
    if (bytes.length !== keyBytes || new Set(bytes).size < 16) return undefined
    keys.push({ id, bytes })
  }
  return keys
}

/** What the installation seals with: the first key; the others still open what they sealed. Null without a key: there is no default one. */
export function createKeyring(keys: readonly SecretKey[]): Keyring | null {
  const [newest] = keys
  if (!newest) return null
  return {
    newest: newest.id,
    seal(text, about) {
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, newest.bytes, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(about))
      const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      return { sealed: Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64'), key: newest.id }
    },
    open({ sealed, key }, about) {
      const known = keys.find(({ id }) => id === key)
      const bytes = Buffer.from(sealed, 'base64')
      if (!known || bytes.length <= nonceBytes + tagBytes) return null
      const opening = createDecipheriv(cipher, known.bytes, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
      opening.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        return Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
