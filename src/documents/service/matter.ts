import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, type Reader, refuse } from '../../kernel/index.ts'
import type { Regime } from '../../regimes/index.ts'
import type { Subject } from '../document.ts'
import type { Standing } from '../rules/issuer.ts'
import type { PaperRow } from '../store/case-facts.ts'
import type { Facts } from '../templates/vocabulary.ts'
import { caseMatter } from './case-matter.ts'
import type { DocumentsNeeds } from './needs.ts'
import { scorecardMatter } from './scorecard-matter.ts'
import { statementMatter } from './statement-matter.ts'

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

/** The matter of a document, where the actor sees it; refuses with `request.not-found`. */
export function matterOf(needs: DocumentsNeeds, reader: Reader, actor: OfficeActor, { about, aboutId }: Subject): Promise<Outcome<Matter>> {
  if (about === 'case') return caseMatter(needs, reader, actor, aboutId)
  return about === 'statement' ? statementMatter(needs, reader, actor, aboutId) : scorecardMatter(needs, reader, actor, aboutId)
}
