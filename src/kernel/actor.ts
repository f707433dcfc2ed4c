import type { Id } from './ids.ts'

/** Who acts, as established at sign-in. The kernel knows permission words only as texts. */
export interface Actor {
  readonly personId: Id
  readonly personName: string
  readonly organisationId: Id
  readonly permissions: ReadonlySet<string>
  /** Where the request came from, for the record. */
  readonly from: { readonly ip: string; readonly requestId: string }
}
