import type { OfficeActor } from '../../identity/index.ts'
import type { Outcome, Reader } from '../../kernel/index.ts'
import type { Subject } from '../document.ts'
import { caseMatter } from './case-matter.ts'
import type { DocumentsNeeds } from './needs.ts'
import { scorecardMatter } from './scorecard-matter.ts'
import { statementMatter } from './statement-matter.ts'
import type { Matter } from './subject.ts'

/** The matter of a document, where the actor sees it; refuses with `request.not-found`. */
export function matterOf(needs: DocumentsNeeds, reader: Reader, actor: OfficeActor, { about, aboutId }: Subject): Promise<Outcome<Matter>> {
  if (about === 'case') return caseMatter(needs, reader, actor, aboutId)
  return about === 'statement' ? statementMatter(needs, reader, actor, aboutId) : scorecardMatter(needs, reader, actor, aboutId)
}
