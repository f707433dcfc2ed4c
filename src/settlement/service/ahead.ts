/**
 * Things with what is read of them, in their order. While one is worked on, each of several readers reads one that comes later; a single one, who may be asked for more by the work, reads
 * none ahead. No reader is asked for two things at a time.
 */
export async function* readAhead<T, R, Reader>(
  things: Iterable<T>,
  read: (thing: T, reader: Reader) => Promise<R>,
  readers: readonly Reader[],
): AsyncGenerator<[T, R]> {
  const waiting: [T, Promise<R>][] = []
  let next = 0
  for (const thing of things) {
    // Its reader is the one that is next.
    const before = waiting.length === readers.length ? await first(waiting) : null
    const reading = read(thing, readers[next++ % readers.length] as Reader)
    // Whoever stops early is not told of what would have come.
    reading.catch(() => {})
    waiting.push([thing, reading])
    if (before !== null) yield before
    if (readers.length === 1) yield await first(waiting)
  }
  while (waiting.length > 0) yield await first(waiting)
}

async function first<T, R>(waiting: [T, Promise<R>][]): Promise<[T, R]> {
  const [thing, reading] = waiting.shift() as [T, Promise<R>]
  return [thing, await reading]
}
