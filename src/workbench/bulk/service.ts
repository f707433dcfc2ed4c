import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, sha256 } from '../../kernel/index.ts'
import type { BulkActs, Evidence } from './ports.ts'

/** What became of one item: done, or why not. */
export interface BulkResult {
  readonly id: Id
  readonly done: boolean
  readonly code: string | null
  readonly message: string | null
}

export interface Item {
  readonly id: Id
  /** The version that the person saw, where the object has one. */
  readonly version?: number | undefined
}

export interface BulkOutcome {
  readonly done: number
  readonly refused: number
  readonly items: BulkResult[]
}

/**
 * The same act on several objects. Each goes through its own use case by itself: its own permission, transaction, key and entry on record; one that is
 * refused holds back none of the others, and none is passed over in silence. What needs an opinion of its own has no place here.
 */
export const createBulk = (acts: BulkActs) => ({
  acceptWorkOrders: (actor: OfficeActor, items: readonly Item[], key: string) =>
    each(items, key, ({ id, version }, own) => acts.acceptWorkOrder(actor, id, own, version ?? null)),

  confirmQuantities: (actor: OfficeActor, items: readonly Item[], key: string) =>
    each(items, key, ({ id }, own) => acts.confirmQuantity(actor, id, own)),

  readDocuments: (actor: OfficeActor, items: readonly Item[], key: string) => each(items, key, ({ id }) => acts.readDocument(actor, id)),

  fileEvidence: (actor: OfficeActor, items: readonly Item[], filed: Evidence, key: string) =>
    each(items, key, ({ id }, own) => acts.fileEvidence(actor, id, filed, own)),
})

/** One after the other, in the order given, an item said twice once. */
async function each(
  items: readonly Item[],
  key: string,
  act: (item: Item, key: string) => Promise<Outcome<unknown>>,
): Promise<Outcome<BulkOutcome>> {
  const results: BulkResult[] = []
  for (const item of new Map(items.map((one) => [one.id, one])).values()) {
    const outcome = await act(item, keyOf(key, item.id))
    results.push(resultOf(item.id, outcome))
  }
  const done = results.filter((result) => result.done).length
  return ok({ done, refused: results.length - done, items: results })
}

/** A key of its own for each item, the same when the request is sent again. */
const keyOf = (key: string, id: Id): string => sha256(`${key} ${id}`)

const resultOf = (id: Id, outcome: Outcome<unknown>): BulkResult =>
  outcome.ok
    ? { id, done: true, code: null, message: null }
    : { id, done: false, code: outcome.refusal.code, message: outcome.refusal.message }
