import { type Id, refuse } from '../../kernel/index.ts'
import type { Regime } from '../../regimes/index.ts'
import type { Subject } from '../document.ts'
import type { Standing } from '../rules/issuer.ts'
import type { PaperRow } from '../store/case-facts.ts'
import type { Facts } from '../templates/vocabulary.ts'

/** What a document is made of: as the actor sees it. */
export interface Matter extends Subject {
  readonly jurisdictionId: Id
  readonly regime: Regime
  /** Of a case: its procedure and what that orders. */
  readonly procedure: string | null
  readonly order: string | null
  /** What the measure's steps have issued in it. */
  readonly papers: readonly PaperRow[]
  standing(paper: PaperRow | null): Standing
  /** All that is known of it, with the paper that the document is about. */
  facts(paper: PaperRow | null): Promise<Facts>
}

export const unseen = (what = '该事项') => refuse('request.not-found', { facts: { what } })
