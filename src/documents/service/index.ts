import type { OfficeActor } from '../../identity/index.ts'
import { createAfter } from './after.ts'
import { type IssueInput, issue } from './issuing.ts'
import type { DocumentsNeeds } from './needs.ts'
import { createNumbering } from './numbering.ts'
import { createReading } from './reading.ts'

/** Official documents: drafted, issued, replaced, withdrawn, verified, signed. */
export const createDocuments = (needs: DocumentsNeeds) => ({
  ...createReading(needs),
  ...createAfter(needs),
  ...createNumbering(needs),
  issue: (actor: OfficeActor, input: IssueInput, key: string) => issue(needs, actor, input, key),
})

export type Documents = ReturnType<typeof createDocuments>
