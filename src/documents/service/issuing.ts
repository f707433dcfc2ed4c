import { randomBytes } from 'node:crypto'
import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Id, newId, type Outcome, ok, refuse, sha256, type Writing } from '../../kernel/index.ts'
import { type Content, formats, type IssuedOfficialDocument, type Subject } from '../document.ts'
import { codeFrom, codeLength } from '../rules/code.ts'
import { mayIssue } from '../rules/issuer.ts'
import { numberBy } from '../rules/series.ts'
import { signsInWords, type UnprintableSign } from '../rules/unprintable.ts'
import * as store from '../store/documents.ts'
import { nextOf, patternFor } from '../store/series.ts'
import { seriesNames, type Template } from '../templates/template.ts'
import { compose } from './composing.ts'
import { matterOf } from './matter.ts'
import type { DocumentsNeeds } from './needs.ts'
import { lastOf, type Offer, offersOf } from './offers.ts'
import { type Matter, unseen } from './subject.ts'

export interface IssueInput extends Subject {
  readonly kind: string
  /** The paper of the measure that is made official; null for kinds that need none. */
  readonly paperId: Id | null
  /** The document that this one replaces, and why. */
  readonly replaces: Id | null
  readonly reason: string | null
  /** Confirms that the signs which the fonts lack are printed by their numbers. */
  readonly numbered: boolean
}

/**
 * Issues a document: numbered in the issuer's own series, printed, kept byte for byte, on record. All in one transaction, so that a number is taken only by a document
 * that stands. Refuses with `document.not-issuer`, `document.issued-already`, `document.series-none`, `document.facts-missing`, `document.unprintable`.
 */
export const issue = (needs: DocumentsNeeds, actor: OfficeActor, input: IssueInput, key: string): Promise<Outcome<{ readonly id: Id }>> =>
  needs.door.write({ actor, does: 'document.issue', needs: 'case.read', once: { key, input } }, async (writing) => {
    const found = await offered(needs, writing, input)
    if (!found.ok) return found
    const { matter, offer, replaced } = found.value
    const { series } = offer.template
    const pattern = await patternFor(writing.tx, actor.organisationId, series)
    if (pattern === null) return refuse('document.series-none', { facts: { series: seriesNames[series] } })
    return print(needs, writing, { matter, offer, replaced, pattern, reason: input.reason, numbered: input.numbered })
  })

interface Found {
  readonly matter: Matter
  readonly offer: Offer
  readonly replaced: IssuedOfficialDocument | null
}

/** The offer that the input names, where the actor may take it up, and what it replaces. */
export async function offered(
  needs: DocumentsNeeds,
  { tx, actor }: Pick<Writing<OfficeActor>, 'tx' | 'actor'>,
  input: IssueInput,
): Promise<Outcome<Found>> {
  const read = await matterOf(needs, tx, actor, input)
  if (!read.ok) return read
  const matter = read.value
  const offer = offersOf(needs, matter).find(({ template, paper }) => template.kind === input.kind && (paper?.id ?? null) === input.paperId)
  if (!offer) return unseen('这种文书')
  const { name, by } = offer.template
  if (!mayIssue(actor, by, matter.standing(offer.paper))) return refuse('document.not-issuer', { facts: { name } })
  const replaced = lastOf(await store.documentsAbout(tx, actor, input), offer, actor.organisationId)
  if (replaced && input.replaces === null) return refuse('document.issued-already', { facts: { name, number: replaced.number } })
  if (input.replaces !== (replaced?.id ?? null)) return refuse('request.changed-meanwhile', { facts: { what: '该文书' } })
  if (replaced && input.reason === null) return refuse('request.invalid', { faults: [{ path: '/reason', message: '重新出具须写明理由' }] })
  return ok({ matter, offer, replaced })
}

interface Printed extends Found {
  readonly pattern: string
  readonly reason: string | null
  readonly numbered: boolean
}

async function print(needs: DocumentsNeeds, writing: Writing<OfficeActor>, printed: Printed): Promise<Outcome<{ readonly id: Id }>> {
  const { tx, actor, now, record } = writing
  const { matter, offer, replaced, pattern } = printed
  const on = dayOf(now)
  const year = +on.slice(0, 4)
  const n = await nextOf(tx, matter.jurisdictionId, pattern, year)
  const number = numberBy(pattern, year, n)
  const code = codeFrom(randomBytes(codeLength))
  const proof = { url: `${needs.verifyAt}/verify/${code}`, code }
  const reason = replaced ? printed.reason : null
  const { content, missing, unprintable } = await compose(needs.printing, matter, offer, {
    actor,
    on,
    number,
    proof,
    replaces: replaced,
    reason,
  })
  if (missing.length > 0) return lacking(offer.template, missing)
  if (unprintable.length > 0 && !printed.numbered) return unshown(offer.template, unprintable)
  const id = newId()
  const row = {
    ...rowOf({ id, matter, offer, replaced, actor, on, reason }),
    number,
    pattern,
    year,
    n,
    code,
    content,
    title: content.title,
    issuedAt: now,
  }
  await store.insertDocument(tx, row)
  const digests = await keepFiles(needs, writing, id, content)
  await store.insertAddresses(tx, id, matter.jurisdictionId, content)
  const cite = offer.paper?.cite
  await record({
    object: { kind: 'official-document', id },
    jurisdiction: matter.jurisdictionId,
    organisation: matter.standing(offer.paper).unitId ?? actor.organisationId,
    citation: cite ? { regime: matter.regime.id, cite } : null,
    after: {
      kind: row.kind,
      number,
      title: row.title,
      version: row.version,
      replaces: row.replaces,
      reason,
      ...byNumber(unprintable),
      ...digests,
    },
  })
  return ok({ id })
}

const lacking = ({ name }: Template, missing: readonly { readonly fact: string; readonly says: string }[]): Outcome<never> =>
  refuse('document.facts-missing', {
    facts: { name, missing: missing.map(({ says }) => says).join('、') },
    faults: missing.map(({ fact, says }) => ({ path: `/facts/${fact}`, message: `缺少：${says}` })),
  })

/** So many are named in the sentence; all of them at their places. */
const namedMax = 5

function unshown({ name }: Template, unprintable: readonly UnprintableSign[]): Outcome<never> {
  const more = unprintable.length > namedMax ? `等${unprintable.length}处` : ''
  return refuse('document.unprintable', {
    facts: { name, signs: signsInWords(unprintable.slice(0, namedMax)) + more },
    faults: unprintable.map(({ field, sign }) => ({ path: '/numbered', message: `${field}中的${sign}印不出来` })),
  })
}

/** What was confirmed to be printed by its number, for the record. */
const byNumber = (unprintable: readonly UnprintableSign[]) =>
  unprintable.length === 0 ? {} : { numbered: unprintable.map(({ field, sign }) => `${field}：${sign}`) }

interface Row {
  readonly id: Id
  readonly matter: Matter
  readonly offer: Offer
  readonly replaced: IssuedOfficialDocument | null
  readonly actor: OfficeActor
  readonly on: Day
  readonly reason: string | null
}

const rowOf = ({ id, matter, offer: { template, paper }, replaced, actor, on, reason }: Row) => ({
  ...{ id, about: matter.about, aboutId: matter.aboutId, jurisdictionId: matter.jurisdictionId, regimeId: matter.regime.id },
  ...{
    kind: template.kind,
    name: paper?.name ?? template.name,
    series: template.series,
    paperId: paper?.id ?? null,
    cite: paper?.cite ?? '',
  },
  ...{ version: (replaced?.version ?? 0) + 1, replaces: replaced?.id ?? null, reason },
  ...{
    issuerId: actor.organisationId,
    issuerName: actor.organisationName,
    issuedBy: actor.personId,
    issuedByName: actor.personName,
    issuedOn: on,
  },
  templateSha256: sha256(JSON.stringify({ ...template, file: '' })),
})

/** Prints and keeps both files; answers with their digests. */
async function keepFiles({ printing }: DocumentsNeeds, { tx }: Writing, id: Id, content: Content): Promise<Record<string, string>> {
  const bytes = { docx: await printing.toDocx(content), pdf: await printing.toPdf(content) }
  const digests: Record<string, string> = {}
  for (const format of formats) {
    digests[format] = sha256(bytes[format])
    await store.insertFile(tx, id, format, bytes[format], digests[format])
  }
  return digests
}
