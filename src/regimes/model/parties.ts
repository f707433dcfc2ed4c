import type { Permission } from '.././permissions.ts'
import type { Source } from './text.ts'

/** What a party sees: its own, its area's, what is assigned to it as provider, or all of its jurisdiction. */
export type Sees = 'own' | 'area' | 'assigned' | 'jurisdiction'

export interface PartyRule {
  readonly id: string
  readonly name: string
  readonly body: string | null
  readonly sees: Sees
  readonly may: readonly Permission[]
  readonly source: Source
}

export interface DocumentRule {
  readonly id: string
  readonly name: string
  /** Wording of a paper that the platform issues; null for papers that people bring. */
  readonly says: string | null
  /** Parties that are told of it and may read it, beside those who see its case: 主送 and 抄送. */
  readonly to: readonly string[]
  readonly copies: readonly string[]
  /** Everybody in the jurisdiction may read it. */
  readonly published: boolean
  readonly source: Source
}
