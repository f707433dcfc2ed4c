import type { OfficeActor } from '../../identity/index.ts'
import { createAfter } from './after.ts'
import { type IssueInput, issue } from './issuing.ts'
import type { DocumentsNeeds } from './needs.ts'
import { createNumbering } from './numbering.ts'
import { createReading, type DraftQuery } from './reading.ts'
import { createTurns, draftingLimits, issuingLimits } from './turns.ts'

/** Official documents: drafted, issued, replaced, withdrawn, verified, signed. */
export const createDocuments = (needs: DocumentsNeeds) => {
  const turns = createTurns(needs.issuing ?? issuingLimits)
  const looks = createTurns(draftingLimits)
  const reading = createReading(needs)
  return {
    ...reading,
    draft: (actor: OfficeActor, query: DraftQuery) => looks.take(actor.organisationId, () => reading.draft(actor, query)),
    ...createAfter(needs),
    ...createNumbering(needs),
    /** As `issue`, in the organisation's turn: printing never holds more than a few connections, whoever issues how much. */
    issue: (actor: OfficeActor, input: IssueInput, key: string) => turns.take(actor.organisationId, () => issue(needs, actor, input, key)),
  }
}

export type Documents = ReturnType<typeof createDocuments>
