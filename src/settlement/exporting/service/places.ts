import type { Readable } from 'node:stream'
import type { Id } from '../../../kernel/index.ts'

/** How many downloads of one person go on at once in this process: each is made while he takes it, and he may take his time. */
export interface Places {
  readonly most: number
  isFull(personId: Id): boolean
  /** Takes a place until the stream is closed: by its end, by its reader, by a failure. */
  take(personId: Id, stream: Readable): void
}

export function createPlaces(most: number): Places {
  const taken = new Map<Id, number>()
  const add = (personId: Id, count: number) => {
    const now = (taken.get(personId) ?? 0) + count
    if (now > 0) taken.set(personId, now)
    else taken.delete(personId)
  }
  return {
    most,
    isFull: (personId) => (taken.get(personId) ?? 0) >= most,
    take(personId, stream) {
      add(personId, 1)
      stream.once('close', () => add(personId, -1))
    },
  }
}
