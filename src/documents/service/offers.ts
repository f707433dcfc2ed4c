import type { OfficeActor } from '../../identity/index.ts'
import type { Id } from '../../kernel/index.ts'
import type { IssuedOfficialDocument } from '../document.ts'
import { mayIssue } from '../rules/issuer.ts'
import type { PaperRow } from '../store/case-facts.ts'
import { kindOfPaper, kindsFor, templatesUnder } from '../templates/choosing.ts'
import type { Template } from '../templates/template.ts'
import type { DocumentsNeeds } from './needs.ts'
import type { Matter } from './subject.ts'

/** A document that may be issued of a matter: its template, and the paper that it makes official. */
export interface Offer {
  readonly template: Template
  readonly paper: PaperRow | null
}

/** All documents that may be issued of a matter, by whomever: those of its papers first, in their order. */
export function offersOf({ templates }: Pick<DocumentsNeeds, 'templates'>, matter: Matter): Offer[] {
  const shelf = templatesUnder(templates, matter.regime.id)
  const ofPapers = matter.papers.flatMap((paper) => {
    const template = kindOfPaper(shelf, paper.document)
    return template ? [{ template, paper }] : []
  })
  return [...ofPapers, ...kindsFor(shelf, matter).map((template) => ({ template, paper: null }))]
}

/** Those that the actor's organisation issues. */
export const offersTo = (needs: Pick<DocumentsNeeds, 'templates'>, actor: OfficeActor, matter: Matter): Offer[] =>
  offersOf(needs, matter).filter(({ template, paper }) => mayIssue(actor, template.by, matter.standing(paper)))

/** What was issued last of an offer by an organisation; null where nothing was. */
export const lastOf = (
  issued: readonly IssuedOfficialDocument[],
  { template, paper }: Offer,
  issuerId: Id,
): IssuedOfficialDocument | null =>
  issued.findLast(
    (document) =>
      document.kind === template.kind &&
      document.paperId === (paper?.id ?? null) &&
      document.issuerId === issuerId &&
      document.replacedBy === null,
  ) ?? null
