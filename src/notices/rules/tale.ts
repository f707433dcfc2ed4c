import type { Id, Instant } from '../../kernel/index.ts'
import type { Followed } from '../../procedures/index.ts'
import type { Facts } from './templates.ts'
import type { Telling } from './told.ts'

/** Something to be told: what happened, whose matter it is, and the facts of its sentences. */
export interface Tale {
  /** By this nobody is told the same twice: `act:123`, `turn:<case>:<step>:<when>`. */
  readonly event: string
  /** The happening, by the name of its template. */
  readonly name: string
  readonly rule: Telling
  readonly at: Instant
  /** Who did it; he isn't told what he did himself. */
  readonly doerId: string | null
  readonly jurisdictionId: Id | null
  /** The organisation whose matter it is. */
  readonly concernedId: Id | null
  readonly providerId: Id | null
  readonly others: readonly Id[]
  /** Of an account: whose it is. */
  readonly personId: Id | null
  /** The case it is about, where it is about one: then the case says who sees it. */
  readonly followed: Followed | null
  readonly facts: Facts
  readonly link: string | null
}
