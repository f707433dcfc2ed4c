import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, type Reader, today } from '../../kernel/index.ts'
import { linesOf } from '../../orders/index.ts'
import { citeInWords, documentOf, type ProcedureRule, partyOf, procedureOf, type Regime } from '../../regimes/index.ts'
import {
  dayInWords,
  fieldInWords,
  instantInWords,
  joined,
  levelInWords,
  lineRows,
  maybeDay,
  numbered,
  stateNames,
  workNames,
} from '../rules/case-facts.ts'
import { partsOf } from '../rules/paper-body.ts'
import * as store from '../store/case-facts.ts'
import type { Facts } from '../templates/vocabulary.ts'
import type { DocumentsNeeds } from './needs.ts'
import { type Matter, unseen } from './subject.ts'

interface Read {
  readonly needs: DocumentsNeeds
  readonly reader: Reader
  readonly file: store.CaseRow
  readonly regime: Regime
  readonly procedure: ProcedureRule
}

/** A case as the matter of documents. */
export async function caseMatter(needs: DocumentsNeeds, reader: Reader, actor: OfficeActor, id: Id): Promise<Outcome<Matter>> {
  const file = await store.findCaseRow(reader, actor, id)
  if (!file) return unseen('该办件')
  const regime = needs.regimes.get(file.regimeId)
  const procedure = procedureOf(regime, file.procedure)
  if (!procedure) throw new Error(`case ${file.number}: no procedure ${file.procedure}`)
  const read: Read = { needs, reader, file, regime, procedure }
  return ok({
    ...{ about: 'case', aboutId: id, jurisdictionId: file.jurisdictionId, regime, procedure: procedure.id, order: procedure.order },
    papers: await store.papersOf(reader, id),
    standing: (paper) => ({
      unitId: file.organisationId,
      providerId: file.providerId,
      beginnerId: file.begunByOrganisationId,
      issuerId: paper?.issuerId ?? null,
      issuerParty: paper && partyThatIssues(procedure, paper.document),
    }),
    facts: (paper) => factsOf(read, paper),
  })
}

/** Whose step issues a paper: its people stand for it where a term issued it by itself. */
const partyThatIssues = ({ steps }: ProcedureRule, document: string): string | null =>
  steps.find(({ outcomes }) => outcomes.some(({ issues }) => issues.includes(document)))?.by ?? null

async function factsOf(read: Read, paper: store.PaperRow | null): Promise<Facts> {
  const { reader, file } = read
  const lines = linesOf({ lines: (paper && (await store.linesAt(reader, file.id, paper.issuedAt))) ?? file.lines })
  const said = paper && paperFacts(read, paper, lines)
  // Where the paper lists its resources in words that are not those of the lines, it is left to speak for itself.
  const shown = said?.speaks ? [] : lines
  return joined(
    await bodyFacts(read),
    await caseFacts(read),
    await storyFacts(read),
    await resourceFacts(
      read,
      lines.flatMap(({ resourceId }) => (resourceId ? [resourceId] : [])),
    ),
    await fieldFacts(read),
    { rows: { lines: lineRows(shown) } },
    said?.facts ?? {},
  )
}

function paperFacts({ needs, regime }: Read, paper: store.PaperRow, lines: ReturnType<typeof linesOf>) {
  const parts = partsOf(paper.text, paper.issuerName, needs.linesInWords({ lines }))
  const lists = documentOf(regime, paper.document)?.says?.includes('{lines}') ?? false
  const to = paper.to.length > 0 ? paper.to : parts.to
  const texts = {
    'paper.name': paper.name,
    'paper.number': paper.number,
    'paper.date': instantInWords(paper.issuedAt),
    'paper.article': paper.cite === '' ? '' : citeInWords(paper.cite),
    'paper.body': parts.body,
    'paper.to': to.join('\n'),
    'paper.copies': paper.copies.join('\n'),
  }
  return { facts: { texts }, speaks: lists && !parts.listed }
}

async function bodyFacts({ needs, reader, file, regime }: Read): Promise<Partial<Facts>> {
  const bodies = await store.bodiesOf(reader, [file.organisationId, ...(file.providerId ? [file.providerId] : [])])
  const unit = bodies.get(file.organisationId)
  const provider = file.providerId ? bodies.get(file.providerId) : undefined
  const on = today(needs.clock)
  const office = async (party: string) => (await store.officesOf(reader, file.jurisdictionId, party, on)).join('\n')
  return {
    texts: {
      'unit.name': unit?.name ?? '',
      'unit.contact': unit?.contact ?? '',
      'unit.phone': unit?.phone ?? '',
      'unit.code': unit?.code ?? '',
      'unit.superior': unit?.superior ?? '',
      'provider.name': provider?.name ?? '',
      'provider.contact': provider?.contact ?? '',
      'provider.phone': provider?.phone ?? '',
      'authority.name': partyOf(regime, 'authority')?.name ?? '',
      'authority.office': await office('authority'),
      'support.name': partyOf(regime, 'support')?.name ?? '',
      'support.office': await office('support'),
    },
  }
}

async function caseFacts({ reader, file, procedure }: Read): Promise<Partial<Facts>> {
  const system = file.systemId ? await store.systemOf(reader, file.systemId) : null
  return {
    texts: {
      'system.name': system?.name ?? '',
      'system.purpose': system?.purpose ?? '',
      'system.level': system ? levelInWords(system.mlps) : '',
      'system.filing': system?.filing ?? '',
      'system.builder': system?.builder ?? '',
      'system.contact': system?.contact ?? '',
      'case.number': file.number,
      'case.procedure': procedure.name,
      'case.begun': instantInWords(file.begunAt),
      'case.submitted': instantInWords(await store.submittedAt(reader, file.id)),
      'case.ended': instantInWords(file.endedAt),
    },
  }
}

async function storyFacts({ reader, file, regime, procedure }: Read): Promise<Partial<Facts>> {
  const step = (id: string) => procedure.steps.find((each) => each.id === id)
  const stepName = (id: string) => step(id)?.name ?? id
  const outcomeName = (id: string, outcome: string | null) => step(id)?.outcomes.find((each) => each.id === outcome)?.name ?? ''
  const clocks = await store.clocksOf(reader, file.id)
  const running = clocks.find((clock) => clock.step === file.step && clock.endedAt === null)
  const opinions = (await store.eventsOf(reader, file.id)).map((event) => ({
    step: stepName(event.step),
    outcome: outcomeName(event.step, event.outcome),
    organisation: event.organisationName ?? '',
    person: event.personName ?? '',
    opinion: event.opinion ?? '',
    date: instantInWords(event.at),
  }))
  const materials = (await store.materialsOf(reader, file.id)).map(({ document, name, attachedAt }) => ({
    document: documentOf(regime, document)?.name ?? document,
    file: name,
    date: instantInWords(attachedAt),
  }))
  const terms = clocks.map((clock) => ({
    step: stepName(clock.step),
    started: instantInWords(clock.startedAt),
    due: maybeDay(clock.dueOn),
    ended: instantInWords(clock.endedAt),
  }))
  return {
    texts: { 'case.due': running?.dueOn ? dayInWords(running.dueOn) : '' },
    rows: { opinions: numbered(opinions), materials: numbered(materials), clocks: numbered(terms) },
  }
}

async function resourceFacts({ reader, file }: Read, named: readonly Id[]): Promise<Partial<Facts>> {
  const resources = (await store.resourcesOf(reader, file.id, named)).map((row) => ({
    name: row.name ?? '',
    item: row.item,
    specification: row.specification,
    unit: row.unit,
    pool: row.pool,
    quantity: row.quantity ?? '',
    state: stateNames[row.state] ?? row.state,
    'charged-from': maybeDay(row.chargedFrom),
    'charged-until': maybeDay(row.chargedUntil),
  }))
  const works = (await store.worksOf(reader, file.id)).map((row) => ({
    number: row.number,
    kind: workNames[row.kind] ?? row.kind,
    state: stateNames[row.state] ?? row.state,
    issued: instantInWords(row.issuedAt),
    done: instantInWords(row.doneAt),
  }))
  return { rows: { resources: numbered(resources), works: numbered(works) } }
}

async function fieldFacts({ reader, file, procedure }: Read): Promise<Partial<Facts>> {
  const asked = procedure.steps.flatMap(({ asks, outcomes }) => [...asks, ...outcomes.flatMap((outcome) => outcome.asks)])
  const asks = asked.filter(({ field }, index) => asked.findIndex((each) => each.field === field) === index)
  const filled = asks.flatMap((ask) => (Object.hasOwn(file.fields, ask.field) ? [{ ask, value: file.fields[ask.field] ?? '' }] : []))
  const ids = filled.flatMap(({ ask, value }) => (ask.type === 'body' && typeof value === 'string' ? value.split(',') : []))
  const bodies = await store.bodiesOf(reader, ids)
  const names = new Map([...bodies].map(([id, { name }]) => [id, name]))
  const said = filled.map(({ ask, value }) => ({ ...ask, value: fieldInWords(value, ask.type === 'body' ? names : null) }))
  return {
    texts: Object.fromEntries(said.map(({ field, value }) => [`field.${field}`, value])),
    rows: { fields: said.map(({ label, value }) => ({ label, value })) },
  }
}
