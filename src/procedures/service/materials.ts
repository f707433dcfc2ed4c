import type { OfficeActor } from '../../identity/index.ts'
import { type Id, labelOf, mediaTypeOf, newId, type Outcome, ok, refuse, sha256, uploadSizeMax, type Writing } from '../../kernel/index.ts'
import { documentOf } from '../../regimes/index.ts'
import { acceptedMaterials } from '../rules/materials.ts'
import { findCase, touchCase } from '../store/cases.ts'
import { bytesOf, insertMaterial, materialsOf, withdrawMaterial } from '../store/papers.ts'
import type { CasesNeeds } from './needs.ts'
import { citeStep, recordCase } from './record.ts'
import { type Once, openDesk, type Turn } from './turn.ts'

export interface Upload {
  readonly document: string
  readonly name: string
  readonly bytes: Uint8Array
}

interface Attached {
  readonly id: Id
  readonly sha256: string
}

/** Attaches a paper to the present step. Stored by its digest; the client's name is only a label. */
export function attach(needs: CasesNeeds, actor: OfficeActor, id: Id, upload: Upload, once: Once): Promise<Outcome<Attached>> {
  const digest = sha256(upload.bytes)
  const input = { id, document: upload.document, name: upload.name, digest }
  return needs.door.write({ actor, does: 'case.attach', needs: 'case.read', once: { key: once.key, input } }, async (writing) => {
    const turn = await openDesk(needs, writing, id, null)
    if (!turn.ok) return turn
    const sound = checkUpload(turn.value, upload)
    return sound.ok ? keep(writing, turn.value, { ...upload, ...sound.value, digest }) : sound
  })
}

/** The paper must be one of the step's, and the file of a kind and size that are accepted. */
function checkUpload(turn: Turn, { document, name: said, bytes }: Upload): Outcome<{ name: string; mediaType: string }> {
  const { regime, step } = turn
  const citation = citeStep(turn)
  const accepted = acceptedMaterials(step)
  const title = (id: string) => `《${documentOf(regime, id)?.name ?? id}》`
  if (accepted.length === 0) return refuse('case.material-none', { facts: { step: step.name }, citation })
  if (!accepted.includes(document)) {
    const facts = { step: step.name, document: title(document), known: accepted.map(title).join('、') }
    return refuse('case.material-unknown', { facts, citation })
  }
  const name = labelOf(said)
  if (bytes.length === 0) return refuse('case.material-empty', { facts: { name } })
  if (bytes.length > uploadSizeMax) return refuse('case.material-too-large', { facts: { name, limit: '20 MB' } })
  const mediaType = mediaTypeOf(name, bytes)
  return mediaType ? ok({ name, mediaType }) : refuse('case.material-type', { facts: { name } })
}

interface Kept extends Upload {
  readonly mediaType: string
  readonly digest: string
}

async function keep(
  writing: Writing<OfficeActor>,
  turn: Turn,
  { document, name, mediaType, bytes, digest }: Kept,
): Promise<Outcome<Attached>> {
  const { tx, now, actor } = writing
  const { file, step } = turn
  const stored = { step: step.id, document, name, mediaType, sha256: digest, size: bytes.length }
  const material = { id: newId(), ...stored, attachedAt: now, attachedByName: actor.personName }
  await insertMaterial(tx, file.id, material, bytes, actor.personId)
  await touchCase(tx, file.id)
  await recordCase(writing, file, { citation: citeStep(turn), after: { attached: { document, name, sha256: digest } } })
  return ok({ id: material.id, sha256: digest })
}

/** Takes a paper back while its step is still open. */
export function withdraw(needs: CasesNeeds, actor: OfficeActor, id: Id, materialId: Id, once: Once): Promise<Outcome<{ id: Id }>> {
  const act = { actor, does: 'case.withdraw-material', needs: 'case.read', once: { key: once.key, input: { id, materialId } } }
  return needs.door.write(act, async (writing) => {
    const turn = await openDesk(needs, writing, id, null)
    if (!turn.ok) return turn
    const { file, step } = turn.value
    const material = (await materialsOf(writing.tx, id)).find((each) => each.id === materialId && each.step === step.id)
    if (!material) return refuse('request.not-found', { facts: { what: '该材料' } })
    await withdrawMaterial(writing.tx, materialId, writing.now)
    await touchCase(writing.tx, id)
    const before = { attached: { document: material.document, name: material.name, sha256: material.sha256 } }
    await recordCase(writing, file, { citation: citeStep(turn.value), before })
    return ok({ id: materialId })
  })
}

/** The content of a paper, to whoever sees its case. */
export async function materialOf({ db }: CasesNeeds, actor: OfficeActor, id: Id, materialId: Id) {
  const file = await findCase(db, id, actor)
  const found = file && (await materialsOf(db, id)).find((each) => each.id === materialId)
  if (!found) return refuse('request.not-found', { facts: { what: '该材料' } })
  return ok({ name: found.name, mediaType: found.mediaType, bytes: await bytesOf(db, found.sha256) })
}
