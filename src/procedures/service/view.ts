import type { OfficeActor } from '../../identity/index.ts'
import { ok, refuse, today } from '../../kernel/index.ts'
import { citeInWords, type Field, type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseFile, FieldValues } from '../case.ts'
import { earliestDay, labelsOf, startOfTerms } from '../rules/clocks.ts'
import { bodiesIn, bodyFields, idsOf } from '../rules/fields.ts'
import { isConsulted, isTurnOf } from '../rules/turn.ts'
import { eventsOf, findCase, type Names, namesOf, proposalOf } from '../store/cases.ts'
import { clocksOf } from '../store/clocks.ts'
import { addressesOf } from '../store/documents.ts'
import { involvedIn, namesOfBodies } from '../store/involved.ts'
import { type LastChange, lastChangeOf } from '../store/last-change.ts'
import { findingsOf, issuedOf, materialsOf, versionsOf } from '../store/papers.ts'
import { deskOf } from './desk.ts'
import { factsOf } from './facts.ts'
import { type CasesNeeds, lawOf, ruleOf } from './needs.ts'
import { basisOf, seesEvent, viewClock, viewEvent, viewRun, viewStep } from './view-parts.ts'

/** The whole story of a case, as this actor may see it. */
export async function viewCase(needs: CasesNeeds, actor: OfficeActor, id: string) {
  const file = await findCase(needs.db, id, actor)
  if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
  const story = await read(needs, file)
  const { regime, procedure, clocks, events } = story
  const step = file.step === null ? null : ruleOf(procedure, file.step)
  const running = clocks.find((clock) => clock.step === file.step && clock.endedAt === null)
  return ok({
    ...viewHead(file, story),
    ...viewPresent(needs, actor, { file, step, story }),
    changed: changedFor(actor, story.changed),
    fields: file.fields,
    bodies: story.bodies,
    fieldLabels: labelsOf(procedure),
    lines: file.lines,
    clock: running ? viewClock(needs, running) : null,
    steps: procedure.steps.map((each) => viewStep(regime, procedure, each, { file, events })),
    timeline: events.filter((event) => seesEvent(actor, event)).map((event) => viewEvent(procedure, event, story.bodyNames)),
    clocks: clocks.map((clock) => viewRun(procedure, clock, needs.clock.now())),
    ...viewPapers(regime, story),
  })
}

async function read(needs: CasesNeeds, file: CaseFile) {
  const { db } = needs
  const law = lawOf(needs.regimes, file)
  const [names, events, clocks, materials, documents, findings, addresses, versions, proposal, facts, involved, changed] =
    await Promise.all([
      namesOf(db, file),
      eventsOf(db, file.id),
      clocksOf(db, file.id),
      materialsOf(db, file.id),
      issuedOf(db, file.id),
      findingsOf(db, file.id),
      addressesOf(db, file.id),
      versionsOf(db, file.id),
      file.step ? proposalOf(db, file.id, file.step) : null,
      factsOf(needs, db, file),
      involvedIn(db, file, today(needs.clock)),
      lastChangeOf(db, file.id),
    ])
  const asks = bodyFields(law.procedure)
  const bodyNames = await namesOfBodies(
    db,
    [file, ...events].flatMap(({ fields }) => bodiesIn(asks, fields)),
  )
  return {
    ...law,
    bodyNames,
    bodies: namedIn(asks, file.fields, bodyNames),
    involved,
    names,
    events,
    clocks,
    materials,
    documents,
    findings,
    addresses,
    versions: versions.length,
    proposal,
    facts,
    changed,
  }
}

/** Who is named in each field, as forms and screens show it. */
const namedIn = (asks: readonly Field[], fields: FieldValues, names: ReadonlyMap<string, string>) =>
  Object.fromEntries(asks.map(({ field }) => [field, idsOf(fields[field]).map((id) => ({ id, name: names.get(id) ?? id }))]))

/** Who wrote in the case last, for colleagues who write in it too; what others do is told by the timeline. */
const changedFor = (actor: OfficeActor, changed: LastChange | null) =>
  changed && changed.organisationId === actor.organisationId
    ? { at: changed.at, act: changed.act, personName: changed.personName, mine: changed.personId === actor.personId }
    : null

type Story = Awaited<ReturnType<typeof read>>

const named = (id: string | null, name: Names['system']) => (id && name ? { id, name } : null)

/** Whom it is about, as the measure calls that party; null for somebody's own matter. */
const aboutName = (regime: Regime, { about }: ProcedureRule): string | null => about && (partyOf(regime, about)?.name ?? about)

const viewHead = (file: CaseFile, { regime, procedure, names, versions }: Story) => ({
  id: file.id,
  number: file.number,
  version: file.version,
  regime: { id: regime.id, title: regime.title },
  procedure: { id: procedure.id, name: procedure.name, order: procedure.order, aboutName: aboutName(regime, procedure) },
  organisation: { id: file.organisationId, name: names.unit },
  system: named(file.systemId, names.system),
  provider: named(file.providerId, names.provider),
  endsAs: file.endsAs,
  begunAt: file.begunAt,
  endedAt: file.endedAt,
  notice: file.notice,
  submissions: file.submissions,
  versions,
})

interface Present {
  readonly file: CaseFile
  readonly step: StepRule | null
  readonly story: Story
}

/** The step in which the case stands, and what it asks of this actor; of a case that has ended, nothing. */
function viewPresent(needs: CasesNeeds, actor: OfficeActor, { file, step, story }: Present) {
  if (!step) return { step: null, earliestOn: null, yourTurn: false, consulted: false, desk: null }
  const { regime, procedure, events, clocks, names, proposal, materials, facts, involved } = story
  const standing = { file, involved }
  const arriving = { clocks, events, facts, now: needs.clock.now(), calendar: needs.calendar }
  const earliest = earliestDay(step, startOfTerms(step, events, file.enteredAt), needs.calendar)
  return {
    step: { id: step.id, name: step.name, by: step.by, byName: partyOf(regime, step.by)?.name ?? step.by },
    earliestOn: earliest?.on ?? null,
    yourTurn: isTurnOf(actor, regime, procedure, step, standing),
    consulted: isConsulted(actor, regime, procedure, step, standing),
    desk: deskOf(actor, { regime, procedure, step, ...standing, proposal, materials, facts, names, arriving, calendar: needs.calendar }),
  }
}

function viewPapers(regime: Regime, { materials, documents, addresses, findings }: Story) {
  const documentName = (document: string) => regime.documents.find((each) => each.id === document)?.name ?? document
  return {
    materials: materials.map((material) => ({ ...material, documentName: documentName(material.document) })),
    documents: documents.map(({ cite, ...document }) => ({
      ...document,
      addresses: addresses
        .filter(({ documentId }) => documentId === document.id)
        .map(({ organisationName: name, kind, readAt }) => ({ name, kind, readAt })),
      basis: basisOf(regime, [cite]),
    })),
    findings: findings.map(({ version, rule, message, cite }) => ({ version, rule, message, words: citeInWords(cite) })),
  }
}
