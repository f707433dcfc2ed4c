import { formatTerm } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { type Citation, type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { documentOf, type OutcomeRule, type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseFile, FieldValues } from '../case.ts'
import { earliestDay, startOfTerms } from '../rules/clocks.ts'
import { readFields } from '../rules/fields.ts'
import { passLevel } from '../rules/levels.ts'
import { neededMaterials } from '../rules/materials.ts'
import { isTurnOf } from '../rules/turn.ts'
import {
  dropProposal,
  eventsOf,
  findCase,
  insertEvent,
  proposalOf,
  saveProposal,
  submittersOf,
  touchCase,
  updateContent,
} from '../store/cases.ts'
import { countVersions, insertFindings, insertVersion, materialsOf } from '../store/papers.ts'
import { type CasesNeeds, lawOf, ruleOf } from './needs.ts'
import { pass } from './passage.ts'

export interface ActInput {
  readonly outcome: string
  readonly opinion: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

/** A case opened for writing by somebody whose turn it is. */
export interface Turn {
  readonly file: CaseFile
  readonly regime: Regime
  readonly procedure: ProcedureRule
  readonly step: StepRule
}

export const citeStep = ({ regime, step }: Pick<Turn, 'regime' | 'step'>): Citation => ({
  regime: regime.id,
  cite: step.source.cites[0] ?? '',
})

/** Locks the case for somebody whose turn it is; refuses others, ended cases, and acts on an older version than today's. */
export async function openTurn(
  needs: CasesNeeds,
  { tx, actor }: Writing<OfficeActor>,
  id: Id,
  ifVersion: number | null,
): Promise<Outcome<Turn>> {
  const file = await findCase(tx, id, actor, true)
  if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
  if (file.step === null) return refuse('case.ended', { facts: { number: file.number } })
  const { regime, procedure } = lawOf(needs.regimes, file)
  const step = ruleOf(procedure, file.step)
  if (!isTurnOf(actor, regime, procedure, step, file)) {
    return refuse('case.not-your-turn', {
      facts: { step: step.name, party: partyOf(regime, step.by)?.name ?? '' },
      citation: citeStep({ regime, step }),
    })
  }
  if (ifVersion !== null && ifVersion !== file.version)
    return refuse('request.changed-meanwhile', { facts: { what: `办件 ${file.number} ` } })
  return ok({ file, regime, procedure, step })
}

/** Leaves the present step by an outcome, or passes one of its levels. */
export function act(
  needs: CasesNeeds,
  actor: OfficeActor,
  id: Id,
  input: ActInput,
  once: { key: string; ifVersion: number | null },
): Promise<Outcome<{ id: Id }>> {
  return needs.door.write(
    { actor, does: 'case.act', needs: 'case.read', once: { key: once.key, input: { id, ...input } } },
    async (writing) => {
      const turn = await openTurn(needs, writing, id, once.ifVersion)
      if (!turn.ok) return turn
      const { step } = turn.value
      const outcome = step.outcomes.find((each) => each.id === input.outcome)
      if (!outcome) {
        const known = step.outcomes.map(({ name }) => name).join('、')
        return refuse('case.wrong-state', { facts: { step: step.name, outcome: input.outcome, known }, citation: citeStep(turn.value) })
      }
      if (step.work && outcome.id === 'done') return refuse('case.by-work-order', { facts: { step: step.name } })
      const done = await decide(needs, writing, turn.value, outcome, input)
      return done.ok ? ok({ id }) : done
    },
  )
}

async function decide(
  needs: CasesNeeds,
  writing: Writing<OfficeActor>,
  turn: Turn,
  outcome: OutcomeRule,
  input: ActInput,
): Promise<Outcome<null>> {
  const allowed = await checkPerson(writing, turn)
  if (!allowed.ok) return allowed
  const complete = await checkComplete(needs, writing, turn, outcome, input)
  if (!complete.ok) return complete
  const opinion = input.opinion?.trim() || null
  if (turn.step.levels.length > 0) {
    const passed = await takeLevel(writing, turn, outcome, { opinion, fields: complete.value })
    if (!passed.ok || !passed.value) return passed.ok ? ok(null) : passed
    return leave(needs, writing, turn, outcome, { ...passed.value })
  }
  return leave(needs, writing, turn, outcome, { opinion, fields: complete.value })
}

/** Nobody reviews what he submitted himself, even where his organisation is on both sides. */
async function checkPerson({ tx, actor }: Writing<OfficeActor>, turn: Turn): Promise<Outcome<null>> {
  const { file, procedure, step } = turn
  if (step.by === procedure.by) return ok(null)
  const own = procedure.steps.filter(({ by }) => by === procedure.by).map(({ id }) => id)
  const submitters = await submittersOf(tx, file.id, own)
  return submitters.includes(actor.personId)
    ? refuse('case.reviewed-own', { facts: { step: step.name }, citation: citeStep(turn) })
    : ok(null)
}

/** Term, opinion, fields and materials that leaving by this outcome takes. Answers with the fields as read. */
async function checkComplete(
  needs: CasesNeeds,
  { tx, now }: Writing<OfficeActor>,
  turn: Turn,
  outcome: OutcomeRule,
  input: ActInput,
): Promise<Outcome<FieldValues>> {
  const { file, step } = turn
  const citation = citeStep(turn)
  if (outcome.opinionRequired && !input.opinion?.trim())
    return refuse('case.opinion-missing', { facts: { outcome: outcome.name }, citation })
  if (step.lasts) {
    const earliest = earliestDay(step, startOfTerms(step, await eventsOf(tx, file.id), file.enteredAt), needs.calendar)
    if (earliest && now < earliest.at)
      return refuse('case.too-early', { facts: { step: step.name, term: formatTerm(step.lasts), earliest: earliest.on }, citation })
  }
  if (outcome.endsAs === 'withdrawn') return ok({})
  const asked = [...step.asks, ...outcome.asks]
  const stored = Object.fromEntries(Object.entries(file.fields).filter(([field]) => asked.some((ask) => ask.field === field)))
  const { values, faults } = readFields(asked, { ...stored, ...input.fields }, false)
  if (faults.length > 0) {
    const missing = faults.every(({ message }) => message.endsWith('必填'))
    return refuse(missing ? 'case.field-missing' : 'case.field-invalid', {
      facts: { fields: faults.map(({ message }) => message).join('；') },
      faults,
      citation,
    })
  }
  const lacking = await missingMaterials(needs, tx, turn, outcome)
  if (lacking.length > 0) return refuse('case.material-missing', { facts: { documents: lacking.join('、') }, citation })
  return ok(values)
}

/** The names of the papers still to be attached. */
export async function missingMaterials(
  needs: CasesNeeds,
  tx: Writing['tx'],
  { file, regime, step }: Turn,
  outcome: OutcomeRule,
): Promise<string[]> {
  const needed = neededMaterials(step, outcome, await needs.hooks.facts(tx, file), needs.calendar)
  const there = await materialsOf(tx, file.id)
  return needed
    .filter((document) => !there.some((each) => each.document === document && each.step === step.id))
    .map((document) => documentOf(regime, document)?.name ?? document)
}

interface Decision {
  readonly opinion: string | null
  readonly fields: FieldValues
}

/** Passes one level; answers with the decision when it was the last, null while further levels must agree. */
async function takeLevel(
  writing: Writing<OfficeActor>,
  turn: Turn,
  outcome: OutcomeRule,
  decision: Decision,
): Promise<Outcome<Decision | null>> {
  const { tx, actor, now } = writing
  const { file, step } = turn
  const proposal = await proposalOf(tx, file.id, step.id)
  const level = passLevel(step, proposal, actor, outcome.id)
  if (!level.ok) return level
  const passed = [
    ...(proposal?.passed ?? []),
    { level: level.value.level, personId: actor.personId, personName: actor.personName, at: now, opinion: decision.opinion },
  ]
  const whole = { opinion: decision.opinion ?? proposal?.opinion ?? null, fields: { ...proposal?.fields, ...decision.fields } }
  await insertEvent(tx, file.id, {
    at: now,
    kind: proposal ? 'endorsed' : 'proposed',
    step: step.id,
    outcome: outcome.id,
    opinion: decision.opinion,
    fields: decision.fields,
    level: level.value.level,
    personId: actor.personId,
    personName: actor.personName,
    organisationId: actor.organisationId,
    organisationName: actor.organisationName,
  })
  if (level.value.last) return ok(whole)
  await saveProposal(tx, file.id, { step: step.id, outcome: outcome.id, ...whole, passed })
  await touchCase(tx, file.id)
  await writing.record({
    object: { kind: 'case', id: file.id },
    jurisdiction: file.jurisdictionId,
    organisation: file.organisationId,
    citation: citeStep(turn),
    after: { level: level.value.level, outcome: outcome.id, opinion: decision.opinion },
  })
  return ok(null)
}

async function leave(
  needs: CasesNeeds,
  writing: Writing<OfficeActor>,
  turn: Turn,
  outcome: OutcomeRule,
  decision: Decision,
): Promise<Outcome<null>> {
  const submitted = await submit(needs, writing, turn, outcome, decision)
  if (!submitted.ok) return submitted
  await updateContent(writing.tx, turn.file, { ...turn.file.fields, ...decision.fields }, turn.file.lines)
  return pass(needs, writing, { ...turn, to: outcome.to, outcome, kind: 'left', ...decision })
}

/** Where the order or the first form is written: judged by the measure, and kept as a version. */
async function submit(
  needs: CasesNeeds,
  writing: Writing<OfficeActor>,
  { file, procedure, step }: Turn,
  outcome: OutcomeRule,
  decision: Decision,
): Promise<Outcome<null>> {
  const first = step === procedure.steps[0]
  if ((!first && !step.lines) || outcome.endsAs === 'withdrawn') return ok(null)
  const { tx, now, actor } = writing
  const whole = { ...file, fields: { ...file.fields, ...decision.fields } }
  const judged = await needs.hooks.submitted({ writing, file: whole, step })
  if (!judged.ok) return judged
  const version = (await countVersions(tx, file.id)) + 1
  const materials = (await materialsOf(tx, file.id)).map(({ document, name, sha256 }) => ({ document, name, sha256 }))
  await insertVersion(
    tx,
    file,
    { version, step: step.id, fields: whole.fields, lines: file.lines, materials, at: now, personName: actor.personName },
    actor.personId,
  )
  await insertFindings(
    tx,
    file.id,
    now,
    judged.value.map(({ rule, message, citation }) => ({ version, rule, message, cite: citation.cite })),
  )
  return ok(null)
}

/** A level sends the proposal back to the handler, who proposes anew. */
export function sendBack(
  needs: CasesNeeds,
  actor: OfficeActor,
  id: Id,
  opinion: string,
  once: { key: string; ifVersion: number | null },
): Promise<Outcome<{ id: Id }>> {
  return needs.door.write(
    { actor, does: 'case.send-back', needs: 'case.read', once: { key: once.key, input: { id, opinion } } },
    async (writing) => {
      const turn = await openTurn(needs, writing, id, once.ifVersion)
      if (!turn.ok) return turn
      const { file, step } = turn.value
      const proposal = await proposalOf(writing.tx, id, step.id)
      if (!proposal) return refuse('case.nothing-proposed')
      const level = passLevel(step, proposal, actor, proposal.outcome)
      if (!level.ok) return level
      await dropProposal(writing.tx, id)
      await touchCase(writing.tx, id)
      await insertEvent(writing.tx, id, {
        at: writing.now,
        kind: 'returned',
        step: step.id,
        outcome: proposal.outcome,
        opinion,
        fields: {},
        level: level.value.level,
        personId: actor.personId,
        personName: actor.personName,
        organisationId: actor.organisationId,
        organisationName: actor.organisationName,
      })
      await writing.record({
        object: { kind: 'case', id },
        jurisdiction: file.jurisdictionId,
        organisation: file.organisationId,
        citation: citeStep(turn.value),
        after: { returned: opinion },
      })
      return ok({ id })
    },
  )
}
