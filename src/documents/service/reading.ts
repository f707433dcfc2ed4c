import type { OfficeActor } from '../../identity/index.ts'
import { type FileAnswer, type Id, type Outcome, ok, type Page, pageOf, refuse, timeCursor, today } from '../../kernel/index.ts'
import { citeInWords } from '../../regimes/index.ts'
import { type Content, type Format, type IssuedOfficialDocument, mediaTypes, type Subject } from '../document.ts'
import { readCode } from '../rules/code.ts'
import { mayIssue } from '../rules/issuer.ts'
import * as store from '../store/documents.ts'
import { patternFor } from '../store/series.ts'
import { type Composed, compose } from './composing.ts'
import { matterOf } from './matter.ts'
import type { DocumentsNeeds } from './needs.ts'
import { lastOf, offersOf, offersTo } from './offers.ts'
import { unseen } from './subject.ts'

/** What the actor may issue of a matter. */
export interface OfferView {
  readonly kind: string
  readonly name: string
  readonly paperId: Id | null
  readonly paperNumber: string | null
  readonly words: string | null
  /** What is issued of it already, and would be replaced. */
  readonly issued: { readonly id: Id; readonly number: string } | null
}

export interface About {
  readonly documents: readonly IssuedOfficialDocument[]
  readonly offers: readonly OfferView[]
}

/** One document in full: what was printed, and what the actor may do with it. */
export interface FullDocument extends IssuedOfficialDocument {
  readonly content: Content
  readonly mine: boolean
  readonly mayAttach: boolean
}

export interface DraftQuery extends Subject {
  readonly kind: string
  readonly paperId: Id | null
}

export const unseenDocument = () => unseen('该公文')

export interface ListInput extends Omit<store.ListQuery, 'after'> {
  readonly after?: string | undefined
}

export const createReading = (needs: DocumentsNeeds) => ({
  async list(actor: OfficeActor, { after, ...query }: ListInput): Promise<Page<IssuedOfficialDocument>> {
    const rows = await store.listOfficialDocuments(needs.db, actor, { ...query, limit: query.limit + 1, after: timeCursor(after) })
    return pageOf(rows, query.limit, ({ issuedAt, id }) => [issuedAt, id])
  },

  /** By what the list can be narrowed: kinds and years of what the actor may see. */
  async kinds(actor: OfficeActor) {
    return { items: await store.kindsSeen(needs.db, actor), years: await store.yearsSeen(needs.db, actor) }
  },

  /** The documents of a matter, and those that the actor may issue of it. */
  async about(actor: OfficeActor, subject: Subject): Promise<Outcome<About>> {
    const read = await matterOf(needs, needs.db, actor, subject)
    if (!read.ok) return read
    const documents = await store.documentsAbout(needs.db, actor, subject)
    const offers = offersTo(needs, actor, read.value).map((offer) => {
      const last = lastOf(documents, offer, actor.organisationId)
      return {
        kind: offer.template.kind,
        name: offer.paper?.name ?? offer.template.name,
        paperId: offer.paper?.id ?? null,
        paperNumber: offer.paper?.number ?? null,
        words: offer.paper?.cite ? citeInWords(offer.paper.cite) : null,
        issued: last && { id: last.id, number: last.number },
      }
    })
    return ok({ documents, offers })
  },

  /** How a document would look if it were issued now; nothing is written. */
  async draft(actor: OfficeActor, query: DraftQuery): Promise<Outcome<Composed & { readonly pattern: string | null }>> {
    const read = await matterOf(needs, needs.db, actor, query)
    if (!read.ok) return read
    const matter = read.value
    const offer = offersOf(needs, matter).find(
      ({ template, paper }) => template.kind === query.kind && (paper?.id ?? null) === query.paperId,
    )
    if (!offer) return unseen('这种文书')
    const { name, by, series } = offer.template
    if (!mayIssue(actor, by, matter.standing(offer.paper))) return refuse('document.not-issuer', { facts: { name } })
    const replaces = lastOf(await store.documentsAbout(needs.db, actor, query), offer, actor.organisationId)
    const drafted = await compose(needs.printing, matter, offer, {
      actor,
      on: today(needs.clock),
      number: null,
      proof: null,
      replaces,
      reason: null,
    })
    return ok({ ...drafted, pattern: await patternFor(needs.db, actor.organisationId, series) })
  },

  async get(actor: OfficeActor, id: Id): Promise<Outcome<FullDocument>> {
    const document = await store.findOfficialDocument(needs.db, actor, id)
    const content = document && (await store.contentOf(needs.db, id))
    if (!document || !content) return unseenDocument()
    const mine = document.issuerId === actor.organisationId
    return ok({ ...document, content, mine, mayAttach: await mayAttach(needs, actor, document) })
  },

  /** The bytes that were issued, always the same. */
  async file(actor: OfficeActor, id: Id, format: Format): Promise<Outcome<FileAnswer>> {
    const document = await store.findOfficialDocument(needs.db, actor, id)
    const bytes = document && (await store.fileOf(needs.db, id, format))
    if (!document || !bytes) return unseenDocument()
    return ok({ name: `${document.number} ${document.title}.${format}`, mediaType: mediaTypes[format], bytes })
  },

  /** For anybody who holds a document: what its code stands for. Refuses with `document.code-unknown`. */
  async verify(code: string): Promise<Outcome<store.Verifiable>> {
    const read = readCode(code)
    const found = read && (await store.documentByCode(needs.db, read))
    return found ? ok(found) : refuse('document.code-unknown')
  },
})

/** Whoever issued it, and whom it was sent to, bring the signed copy. */
export async function mayAttach(needs: DocumentsNeeds, actor: OfficeActor, document: IssuedOfficialDocument): Promise<boolean> {
  if (document.withdrawnAt !== null) return false
  return document.issuerId === actor.organisationId || store.isAddressed(needs.db, document.id, actor.organisationId)
}
