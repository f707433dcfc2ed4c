import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { type DocumentQuery, findDocument, listDocuments, markRead, type ReceivedDocument } from '../store/documents.ts'
import type { CasesNeeds } from './needs.ts'
import { basisOf } from './view-parts.ts'

/** Papers that were addressed to the actor's organisation, or published. */
export async function documents(needs: CasesNeeds, actor: OfficeActor, query: DocumentQuery) {
  const { items, next } = await listDocuments(needs.db, actor, query)
  return ok({ items: items.map((paper) => view(needs, paper)), next })
}

/** One paper. When somebody of an addressed organisation opens it for the first time, that is put on record. */
export async function document(needs: CasesNeeds, actor: OfficeActor, id: Id) {
  const paper = await findDocument(needs.db, actor, id)
  if (!paper) return refuse('request.not-found', { facts: { what: '该文书' } })
  if (paper.kind === null || paper.readAt !== null) return ok(view(needs, paper))
  // Whoever came second finds it read already; either way it is read now.
  await read(needs, actor, paper)
  return ok(view(needs, (await findDocument(needs.db, actor, id)) ?? paper))
}

const read = (
  needs: CasesNeeds,
  actor: OfficeActor,
  { id, jurisdictionId, number, regimeId, cite }: ReceivedDocument,
): Promise<Outcome<null>> =>
  needs.door.write({ actor, does: 'document.read', needs: 'case.read' }, async ({ tx, now, record }) => {
    if (!(await markRead(tx, id, actor, now))) return refuse('request.changed-meanwhile', { facts: { what: '该文书' } })
    const object = { kind: 'document', id }
    await record({
      object,
      jurisdiction: jurisdictionId,
      organisation: actor.organisationId,
      citation: { regime: regimeId, cite },
      after: { number },
    })
    return ok(null)
  })

const view = ({ regimes }: CasesNeeds, { regimeId, cite, jurisdictionId: _, ...paper }: ReceivedDocument) => ({
  ...paper,
  basis: basisOf(regimes.get(regimeId), [cite]),
})
