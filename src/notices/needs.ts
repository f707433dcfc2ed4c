import type { OfficeActor, PartiesOf } from '../identity/index.ts'
import type { Clock, Database, Door, Id, Reader } from '../kernel/index.ts'
import type { Followed } from '../procedures/index.ts'
import type { Regimes } from '../regimes/index.ts'
import type { Templates } from './rules/templates.ts'

/** How messages leave the house; null: not set up, and nobody can choose it. */
export interface Outgoing {
  /** `smtp:` (STARTTLS, unless to this machine) or `smtps:`, with user and password. A secret: never logged. */
  readonly smtpUrl: string | null
  readonly smtpFrom: string | null
  /** Networks that webhooks may reach although they are no public ones, as CIDR. */
  readonly webhookNetworks: readonly string[]
  /** The address people open, for links in what leaves the house. */
  readonly publicUrl: string | null
  /** Nothing leaves at all, whatever is put down to be sent: a story that is played must reach nobody. */
  readonly nothingLeaves?: boolean
}

export interface NoticesNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Regimes
  readonly partiesOf: PartiesOf
  readonly templates: Templates
  readonly outgoing: Outgoing
  /** People as the actors they would be today (`identity`). */
  readonly people: (
    reader: Reader,
    of: { readonly organisationIds: readonly Id[]; readonly personIds: readonly Id[]; readonly operator: boolean },
  ) => Promise<OfficeActor[]>
  /** Whether a session still lives (`identity`). */
  readonly lives: (sessionId: Id) => Promise<boolean>
  /** A case and what it is to whom (`procedures`). */
  readonly follow: (reader: Reader, caseId: Id) => Promise<Followed | null>
}
