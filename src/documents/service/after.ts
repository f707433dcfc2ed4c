import type { OfficeActor } from '../../identity/index.ts'
import { isOfficePost } from '../../identity/index.ts'
import { type FileAnswer, type Id, labelOf, newId, type Outcome, ok, refuse, sha256, uploadSizeMax } from '../../kernel/index.ts'
import type { IssuedOfficialDocument } from '../document.ts'
import { scanKind, scanName } from '../rules/scan.ts'
import { findOfficialDocument, insertWithdrawal } from '../store/documents.ts'
import { countScans, insertScan, scanContent } from '../store/scans.ts'
import type { DocumentsNeeds } from './needs.ts'
import { mayAttach, unseenDocument } from './reading.ts'

/** More signatures than any document takes. */
const scansMax = 50

export interface ScanInput {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What becomes of a document after it was issued: withdrawn, signed. */
export const createAfter = (needs: DocumentsNeeds) => ({
  /** Withdraws a document for a reason; it stays as it is, and verification says so. Refuses with `document.withdrawn`, `document.superseded`. */
  withdraw: (actor: OfficeActor, id: Id, reason: string, key: string): Promise<Outcome<{ readonly id: Id }>> =>
    needs.door.write(
      { actor, does: 'document.withdraw', needs: 'case.read', once: { key, input: { id, reason } } },
      async ({ tx, now, record }) => {
        const document = await findOfficialDocument(tx, actor, id)
        if (!document) return unseenDocument()
        const { number, name, replacedByNumber } = document
        if (document.issuerId !== actor.organisationId || !actor.posts.some(isOfficePost))
          return refuse('document.not-issuer', { facts: { name } })
        if (replacedByNumber !== null) return refuse('document.superseded', { facts: { number, by: replacedByNumber } })
        const done = await insertWithdrawal(tx, { documentId: id, reason, at: now, byId: actor.personId, byName: actor.personName })
        if (!done) return refuse('document.withdrawn', { facts: { number } })
        await record({ ...objectOf(actor, document), after: { withdrawn: reason, number } })
        return ok({ id })
      },
    ),

  /** Attaches the signed copy of a document: a PDF, JPEG or PNG by its content. */
  attachScan: (
    actor: OfficeActor,
    id: Id,
    { name: said, bytes }: ScanInput,
    key: string,
  ): Promise<Outcome<{ readonly id: Id; readonly sha256: string }>> => {
    const digest = sha256(bytes)
    const once = { key, input: { id, name: said, digest } }
    return needs.door.write({ actor, does: 'document.attach-scan', needs: 'case.read', once }, async ({ tx, now, record }) => {
      const document = await findOfficialDocument(tx, actor, id)
      if (!document) return unseenDocument()
      if (document.withdrawnAt !== null) return refuse('document.withdrawn', { facts: { number: document.number } })
      if (!(await mayAttach(needs, actor, document))) return refuse('document.scan-not-yours')
      const sound = await checkScan(labelOf(said), bytes)
      if (!sound.ok) return sound
      if ((await countScans(tx, id)) >= scansMax) return refuse('document.scans-full', { facts: { max: String(scansMax) } })
      const { name, mediaType } = sound.value
      const scan = { id: newId(), documentId: id, name, mediaType, sha256: digest, bytes }
      const by = { organisationId: actor.organisationId, attachedAt: now, attachedBy: actor.personId, attachedByName: actor.personName }
      if (!(await insertScan(tx, { ...scan, ...by }))) return refuse('document.scan-twice', { facts: { name } })
      await record({ ...objectOf(actor, document), after: { scan: { name, sha256: digest, size: bytes.length } } })
      return ok({ id: scan.id, sha256: digest })
    })
  },

  async scan(actor: OfficeActor, id: Id, scanId: Id): Promise<Outcome<FileAnswer>> {
    const document = await findOfficialDocument(needs.db, actor, id)
    const found = document && (await scanContent(needs.db, id, scanId))
    return found ? ok(found) : refuse('request.not-found', { facts: { what: '该扫描件' } })
  },
})

const objectOf = (actor: OfficeActor, { id }: IssuedOfficialDocument) => ({
  object: { kind: 'official-document', id },
  jurisdiction: actor.jurisdictionId,
  organisation: actor.organisationId,
})

/** By what a file is, not by what it is called. */
function checkScan(label: string, bytes: Uint8Array): Outcome<{ readonly name: string; readonly mediaType: string }> {
  const name = label || '扫描件'
  if (bytes.length > uploadSizeMax) return refuse('document.scan-too-large', { facts: { name, limit: '20 MB' } })
  const kind = scanKind(bytes)
  return kind ? ok({ name: scanName(name, kind.ending), mediaType: kind.type }) : refuse('document.scan-type', { facts: { name } })
}
