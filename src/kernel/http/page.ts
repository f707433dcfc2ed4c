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

export const encodeCursor = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts of a cursor, or null when it is missing or not one of ours (the list then starts at its beginning). */
export function decodeCursor(cursor: string | undefined, parts: number): string[] | null {
  if (!cursor) return null
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) && read.length === parts && read.every((part) => typeof part === 'string') ? read : null
  } catch {
    return null
  }
}
