import { decodeCursor } from '../kernel/index.ts'

/** Reads a cursor of an instant and an id; null when it is missing or not one of ours. */
export function timeCursor(cursor: string | undefined): readonly [string, string] | null {
  const [at, id] = decodeCursor(cursor, 2) ?? []
  if (!at || !id) return null
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(at) && /^[0-9a-f-]{36}$/.test(id) ? [at, id] : null
}
