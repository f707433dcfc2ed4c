import { type Instant, isInstant } from '../day.ts'
import type { Id } from '../ids.ts'

/** A page of a list: `next` is the cursor of the following page, null on the last. */
export interface Page<T> {
  readonly items: T[]
  readonly next: string | null
}

/** Cuts a page from rows read with `limit + 1`; `cursorOf` names the row that the next page starts after. */
export function pageOf<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null }
}

/** Room for the longest name there is, each of its signs in four bytes or escaped. */
export const cursorMax = 2000

export const encodeCursor = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts of a cursor, or null when it is missing or not one of ours (the list then starts at its beginning). */
export function decodeCursor(cursor: string | undefined, parts: number): string[] | null {
  if (!cursor) return null
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) && read.length === parts && read.every(isStorable) ? read : null
  } catch {
    return null
  }
}

/** Reads the cursor of a list in the order of time and id: null when it is missing or not one of ours. */
export function timeCursor(cursor: string | undefined): readonly [Instant, Id] | null {
  const [at = '', id = ''] = decodeCursor(cursor, 2) ?? []
  return isInstant(at) && isId(id) ? [at, id] : null
}

/**
 * Reads the cursor of a list in the order of names (or numbers) and ids: null when it is missing or not one of ours. The row's own keys
 * stand in it: a bare id would be looked up among rows that the reader may not see, and tell him where they stand.
 */
export function nameCursor(cursor: string | undefined): readonly [string, Id] | null {
  const [name = '', id = ''] = decodeCursor(cursor, 2) ?? []
  return isId(id) ? [name, id] : null
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** A text that the database can hold: no cursor of ours has a zero byte or half a character. */
const isStorable = (part: unknown): part is string => typeof part === 'string' && part.isWellFormed() && !part.includes('\0')
