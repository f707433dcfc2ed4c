import type { Id } from '../../kernel/index.ts'
import type { BilledReader, BilledResource } from '../../settlement/index.ts'
import type { TheirResource } from '../store/lines.ts'

/** One resource with what the two sides have of it; at least one has something. */
export interface Both {
  readonly id: Id
  readonly ours: BilledResource | null
  readonly theirs: TheirResource | null
}

const pageSize = 500
const nobody = '00000000-0000-0000-0000-000000000000'

/** Two streams in the order of resource ids as one: never more than a page of each is held. */
export async function* merged(reader: BilledReader, theirs: AsyncGenerator<TheirResource>): AsyncGenerator<Both> {
  const ours = oursOf(reader)
  let [our, their] = [await ours.next(), await theirs.next()]
  while (!our.done || !their.done) {
    const ourId = our.done ? null : our.value.id
    const theirId = their.done ? null : (their.value as TheirResource).id
    const id = ourId === null ? theirId : theirId === null || ourId < theirId ? ourId : theirId
    if (id === null) throw new Error('a stream of resources has one without an id')
    const [both, takesOurs, takesTheirs] = [{ id }, ourId === id, theirId === id]
    yield { ...both, ours: takesOurs ? (our.value as BilledResource) : null, theirs: takesTheirs ? (their.value as TheirResource) : null }
    if (takesOurs) our = await ours.next()
    if (takesTheirs) their = await theirs.next()
  }
}

async function* oursOf(reader: BilledReader): AsyncGenerator<BilledResource, undefined> {
  for (let after = nobody; ; ) {
    const page = await reader.page(after, pageSize)
    yield* page
    after = page.at(-1)?.id ?? after
    if (page.length < pageSize) return
  }
}

/** A stream in batches. */
export async function* batchesOf<T>(stream: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const one of stream) {
    batch.push(one)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
