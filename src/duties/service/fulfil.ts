import type { OfficeActor } from '../../identity/index.ts'
import {
  type Day,
  dayOf,
  type Fault,
  type Id,
  labelOf,
  mediaTypeOf,
  newId,
  type Outcome,
  ok,
  plusDays,
  refuse,
  sha256,
  uploadSizeMax,
  type Writing,
} from '../../kernel/index.ts'
import type { Filing, Instance } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { lastValidDay, leavesGap } from '../rules/papers.ts'
import { filingsOf, fulfilInstance, insertFiling, lockInstance, revalidate } from '../store/instances.ts'
import { eyesOf } from './eyes.ts'
import { citeDuty, type DutyLaw, lawOf, paperName, paperOf } from './law.ts'
import { overdue } from './overdue.ts'
import { recordInstance } from './record.ts'
import { followUp } from './renew.ts'

export interface Fulfilment {
  readonly note: string
  readonly evidence: { readonly name: string; readonly bytes: Uint8Array } | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  /** The filing that this one replaces; needed once it is fulfilled. */
  readonly replaces: Id | null
}

/** Files what proves a duty: the first filing fulfils it, a further one replaces a wrong one. Late is possible, and stays late. */
export function fulfil(needs: DutiesNeeds, actor: OfficeActor, id: Id, said: Fulfilment, key: string): Promise<Outcome<{ id: Id }>> {
  const digest = said.evidence && sha256(said.evidence.bytes)
  const input = { id, ...said, evidence: said.evidence && { name: said.evidence.name, digest } }
  return needs.door.write({ actor, does: 'duty.fulfil', needs: 'duty.fulfil', once: { key, input } }, async (writing) => {
    const instance = await lockInstance(writing.tx, eyesOf(needs, actor), id)
    if (!instance) return refuse('request.not-found', { facts: { what: '该义务' } })
    const law = lawOf(needs.regimes, instance)
    const may = await mayFile(writing, instance, law, said)
    if (!may.ok) return may
    const filing = readFiling(needs, writing, instance, law, said)
    if (!filing.ok) return filing
    const { bytes, ...filed } = filing.value
    await insertFiling(writing.tx, id, { ...filed, personId: actor.personId, bytes })
    return instance.state === 'open' ? first(needs, writing, instance, filed) : replaced(needs, writing, instance, filed)
  })
}

/** His own, neither waived, nor fulfilled unless he says which filing he replaces. */
async function mayFile(
  { tx, actor }: Writing<OfficeActor>,
  instance: Instance,
  law: DutyLaw,
  { replaces }: Fulfilment,
): Promise<Outcome<null>> {
  const citation = citeDuty(law)
  const { organisationId, organisationName, state } = instance
  const name = law.rule.name
  if (organisationId !== actor.organisationId)
    return refuse('duty.not-yours', { facts: { duty: name, organisation: organisationName }, citation })
  if (state === 'waived') return refuse('duty.waived', { facts: { duty: name }, citation })
  const last = (await filingsOf(tx, instance.id)).at(-1)?.id ?? null
  return last === replaces ? ok(null) : refuse('duty.filed-already', { facts: { duty: name }, citation })
}

type Read = Filing & { readonly bytes: Uint8Array | null }

function readFiling(
  needs: DutiesNeeds,
  { now, actor }: Writing<OfficeActor>,
  instance: Instance,
  law: DutyLaw,
  said: Fulfilment,
): Outcome<Read> {
  const file = readEvidence(law, said)
  if (!file.ok) return file
  const validity = readValidity(needs, law, instance, said, dayOf(now))
  if (!validity.ok) return validity
  return ok({ id: newId(), at: now, personName: actor.personName, note: said.note, ...file.value, ...validity.value })
}

type File = Pick<Read, 'sha256' | 'name' | 'mediaType' | 'size' | 'bytes'>

function readEvidence(law: DutyLaw, { evidence }: Fulfilment): Outcome<File> {
  const citation = citeDuty(law)
  if (evidence === null) {
    return paperOf(law) === null
      ? ok({ sha256: null, name: null, mediaType: null, size: null, bytes: null })
      : refuse('duty.evidence-missing', { facts: { duty: law.rule.name, document: paperName(law) }, citation })
  }
  const { bytes } = evidence
  const name = labelOf(evidence.name)
  if (bytes.length === 0) return refuse('case.material-empty', { facts: { name } })
  if (bytes.length > uploadSizeMax) return refuse('case.material-too-large', { facts: { name, limit: '20 MB' } })
  const mediaType = mediaTypeOf(name, bytes)
  return mediaType
    ? ok({ sha256: sha256(bytes), name, mediaType, size: bytes.length, bytes })
    : refuse('case.material-type', { facts: { name } })
}

type Validity = Pick<Filing, 'validFrom' | 'validTo'>

/** From when to when the paper is good. It must be good today or later, and a renewal must reach further than what it renews. */
function readValidity({ calendar }: DutiesNeeds, law: DutyLaw, instance: Instance, said: Fulfilment, on: Day): Outcome<Validity> {
  if (law.rule.keeps === null) {
    const fault = said.validFrom !== null || said.validTo !== null
    return fault ? invalid('/validFrom', '只有须持续有效的文书填写有效期') : ok({ validFrom: null, validTo: null })
  }
  const validFrom = said.validFrom ?? on
  const validTo = said.validTo ?? (law.rule.valid && lastValidDay(validFrom, law.rule.valid, calendar))
  if (validTo !== null && validTo < validFrom) return invalid('/validTo', '有效期的止日不能早于起日')
  const renews = instance.origin.startsWith('renews:') && instance.dueOn >= on
  const after = renews ? instance.dueOn : plusDays(on, -1)
  if (validTo !== null && validTo <= after)
    return refuse('duty.paper-over', { facts: { document: paperName(law), last: validTo, after }, citation: citeDuty(law) })
  return ok({ validFrom, validTo })
}

const invalid = (path: string, message: string): Outcome<never> =>
  refuse('request.invalid', { faults: [{ path, message } satisfies Fault] })

async function first(needs: DutiesNeeds, writing: Writing<OfficeActor>, instance: Instance, filing: Filing): Promise<Outcome<{ id: Id }>> {
  const { tx, now, actor } = writing
  const law = lawOf(needs.regimes, instance)
  const isLate = now >= instance.dueAt
  // Nobody marked it yet: what the measure says of lateness is not escaped by being quick.
  if (isLate && instance.overdueAt === null) await overdue(needs, writing, instance, true)
  const gap = filing.validFrom !== null && leavesGap(filing.validFrom, instance.dueOn, !instance.origin.startsWith('renews:'))
  const { validFrom, validTo } = filing
  const late = isLate || gap
  await fulfilInstance(tx, instance.id, { at: now, personId: actor.personId, personName: actor.personName, late, validFrom, validTo })
  await recordInstance(writing, instance, { citation: citeDuty(law), before: { state: 'open' }, after: { ...shown(filing), late } })
  if (law.rule.keeps) await followUp(needs, writing, instance, validTo)
  return ok({ id: filing.id })
}

async function replaced(
  needs: DutiesNeeds,
  writing: Writing<OfficeActor>,
  instance: Instance,
  filing: Filing,
): Promise<Outcome<{ id: Id }>> {
  const law = lawOf(needs.regimes, instance)
  await recordInstance(writing, instance, {
    citation: citeDuty(law),
    before: { state: 'fulfilled' },
    after: { ...shown(filing), replaces: true },
  })
  if (law.rule.keeps) {
    await revalidate(writing.tx, instance.id, filing.validFrom, filing.validTo)
    await followUp(needs, writing, instance, filing.validTo)
  }
  return ok({ id: filing.id })
}

const shown = ({ id, note, name, sha256: digest, validFrom, validTo }: Filing) => ({
  filing: id,
  note,
  name,
  sha256: digest,
  validFrom,
  validTo,
})
