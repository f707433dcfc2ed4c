import type { OfficeActor } from '../../identity/index.ts'
import type { Day, Id, Outcome } from '../../kernel/index.ts'

/** What is filed for several duties alike. */
export interface Evidence {
  readonly note: string
  readonly evidence: { readonly name: string; readonly bytes: Uint8Array } | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
}

/** The use cases that may be done to several objects at once: the very ones that are done to one. */
export interface BulkActs {
  acceptWorkOrder(actor: OfficeActor, id: Id, key: string, ifVersion: number | null): Promise<Outcome<unknown>>
  confirmQuantity(actor: OfficeActor, id: Id, key: string): Promise<Outcome<unknown>>
  readDocument(actor: OfficeActor, id: Id): Promise<Outcome<unknown>>
  fileEvidence(actor: OfficeActor, id: Id, filed: Evidence, key: string): Promise<Outcome<unknown>>
}
