import type { OfficeActor, PartiesOf } from '../identity/index.ts'
import type { Clock, Database, Door, Id, Reader } from '../kernel/index.ts'
import type { Followed } from '../procedures/index.ts'
import type { Regimes } from '../regimes/index.ts'
import type { Templates } from './rules/templates.ts'
import type { SecretKey } from './service/keyring.ts'

/** How messages leave the house; null: not set up, and nobody can choose it. */
export interface Outgoing {
  /** `smtp:` (STARTTLS) or `smtps:`, with user and password. A secret: never logged. */
  readonly smtpUrl: string | null
  readonly smtpFrom: string | null
  /** Networks that webhooks may reach although they are no public ones, as CIDR. */
  readonly webhookNetworks: readonly string[]
  /** What webhooks' secrets are sealed with, the newest first; none: no webhook can be made. */
  readonly secretKeys: readonly SecretKey[]
  /** Whether mail goes out encrypted, as it does unless the installation says `none`. */
  readonly smtpTls: 'required' | 'none'
  /** Certificates of an authority of one's own (PEM), trusted beside those that Node trusts; for mail servers and webhooks. */
  readonly authorities: readonly string[]
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
