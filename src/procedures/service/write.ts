import type { OfficeActor } from '../../identity/index.ts'
import { type Id, newId, type Outcome, ok, refuse, sha256 } from '../../kernel/index.ts'
import { documentOf } from '../../regimes/index.ts'
import { readFields } from '../rules/fields.ts'
import { acceptedMaterials, materialSizeMax, mediaTypeOf } from '../rules/materials.ts'
import { isConsulted } from '../rules/turn.ts'
import { findCase, insertEvent, touchCase, updateContent } from '../store/cases.ts'
import { insertMaterial, materialsOf, withdrawMaterial } from '../store/papers.ts'
import { citeStep, openTurn } from './act.ts'
import { type CasesNeeds, lawOf, ruleOf } from './needs.ts'

interface Once {
  readonly key: string
  readonly ifVersion: number | null
}

export interface Content {
  readonly fields: Readonly<Record<string, unknown>>
  /** Absent: the lines stay as they are. */
  readonly lines?: readonly unknown[] | undefined
}

/** Saves what is being written in the present step: fields may still be missing, but not wrong. */
export function write(needs: CasesNeeds, actor: OfficeActor, id: Id, content: Content, once: Once): Promise<Outcome<{ version: number }>> {
  return needs.door.write(
    { actor, does: 'case.write', needs: 'case.read', once: { key: once.key, input: { id, ...content } } },
    async (writing) => {
      const turn = await openTurn(needs, writing, id, once.ifVersion)
      if (!turn.ok) return turn
      const { file, step } = turn.value
      if (content.lines && !step.lines) return refuse('case.not-writing', { facts: { step: step.name }, citation: citeStep(turn.value) })
      const { values, faults } = readFields([...step.asks, ...step.outcomes.flatMap(({ asks }) => asks)], content.fields, true)
      if (faults.length > 0)
        return refuse('case.field-invalid', {
          facts: { fields: faults.map(({ message }) => message).join('；') },
          faults,
          citation: citeStep(turn.value),
        })
      const lines = content.lines ? await needs.hooks.readLines(writing.tx, file, content.lines) : ok(file.lines)
      if (!lines.ok) return lines
      const fields = { ...file.fields, ...values }
      await updateContent(writing.tx, file, fields, lines.value)
      await writing.record({
        object: { kind: 'case', id },
        jurisdiction: file.jurisdictionId,
        organisation: file.organisationId,
        citation: citeStep(turn.value),
        before: { fields: file.fields, lines: file.lines },
        after: { fields, lines: lines.value },
      })
      return ok({ version: file.version + 1 })
    },
  )
}

export interface Upload {
  readonly document: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** Attaches a paper to the present step. Stored by its digest; the client's name is only a label. */
export function attach(
  needs: CasesNeeds,
  actor: OfficeActor,
  id: Id,
  upload: Upload,
  once: Once,
): Promise<Outcome<{ id: Id; sha256: string }>> {
  const digest = sha256(upload.bytes)
  const input = { id, document: upload.document, name: upload.name, digest }
  return needs.door.write({ actor, does: 'case.attach', needs: 'case.read', once: { key: once.key, input } }, async (writing) => {
    const turn = await openTurn(needs, writing, id, null)
    if (!turn.ok) return turn
    const { file, step, regime } = turn.value
    const accepted = acceptedMaterials(step)
    if (!accepted.includes(upload.document)) {
      const known = accepted.map((document) => documentOf(regime, document)?.name ?? document).join('、') || '（无）'
      return refuse('case.material-unknown', {
        facts: { document: documentOf(regime, upload.document)?.name ?? upload.document, known },
        citation: citeStep(turn.value),
      })
    }
    const name = labelOf(upload.name)
    if (upload.bytes.length > materialSizeMax) return refuse('case.material-too-large', { facts: { name, limit: '20 MB' } })
    const mediaType = mediaTypeOf(name, upload.bytes)
    if (!mediaType || upload.bytes.length === 0) return refuse('case.material-type', { facts: { name } })
    const material = {
      id: newId(),
      step: step.id,
      document: upload.document,
      name,
      mediaType,
      sha256: digest,
      size: upload.bytes.length,
      attachedAt: writing.now,
      attachedByName: actor.personName,
    }
    await insertMaterial(writing.tx, id, material, upload.bytes, actor.personId)
    await touchCase(writing.tx, id)
    await writing.record({
      object: { kind: 'case', id },
      jurisdiction: file.jurisdictionId,
      organisation: file.organisationId,
      citation: citeStep(turn.value),
      after: { attached: { document: upload.document, name, sha256: digest } },
    })
    return ok({ id: material.id, sha256: digest })
  })
}

/** No path and no control character of the client's survives; a name is only shown. */
const labelOf = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .slice(-200)

/** Takes a paper back while its step is still open. */
export function withdraw(needs: CasesNeeds, actor: OfficeActor, id: Id, materialId: Id, once: Once): Promise<Outcome<{ id: Id }>> {
  return needs.door.write(
    { actor, does: 'case.withdraw-material', needs: 'case.read', once: { key: once.key, input: { id, materialId } } },
    async (writing) => {
      const turn = await openTurn(needs, writing, id, null)
      if (!turn.ok) return turn
      const { file, step } = turn.value
      const material = (await materialsOf(writing.tx, id)).find((each) => each.id === materialId && each.step === step.id)
      if (!material) return refuse('request.not-found', { facts: { what: '该材料' } })
      await withdrawMaterial(writing.tx, materialId, writing.now)
      await touchCase(writing.tx, id)
      await writing.record({
        object: { kind: 'case', id },
        jurisdiction: file.jurisdictionId,
        organisation: file.organisationId,
        before: { attached: { document: material.document, name: material.name, sha256: material.sha256 } },
      })
      return ok({ id: materialId })
    },
  )
}

/** A consulted body puts its opinion on file; the step goes on. */
export function advise(needs: CasesNeeds, actor: OfficeActor, id: Id, opinion: string, once: Once): Promise<Outcome<{ id: Id }>> {
  return needs.door.write(
    { actor, does: 'case.advise', needs: 'case.read', once: { key: once.key, input: { id, opinion } } },
    async (writing) => {
      const file = await findCase(writing.tx, id, actor, true)
      if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
      if (file.step === null) return refuse('case.ended', { facts: { number: file.number } })
      const { regime, procedure } = lawOf(needs.regimes, file)
      const step = ruleOf(procedure, file.step)
      if (!isConsulted(actor, regime, procedure, step, file))
        return refuse('case.not-consulted', { facts: { step: step.name }, citation: citeStep({ regime, step }) })
      await insertEvent(writing.tx, id, {
        at: writing.now,
        kind: 'advised',
        step: step.id,
        outcome: null,
        opinion,
        fields: {},
        level: null,
        personId: actor.personId,
        personName: actor.personName,
        organisationId: actor.organisationId,
        organisationName: actor.organisationName,
      })
      await touchCase(writing.tx, id)
      await writing.record({
        object: { kind: 'case', id },
        jurisdiction: file.jurisdictionId,
        organisation: file.organisationId,
        citation: citeStep({ regime, step }),
        after: { opinion },
      })
      return ok({ id })
    },
  )
}
