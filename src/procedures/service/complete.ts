import { formatTerm } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Outcome, ok, refuse, type Tx, type Writing } from '../../kernel/index.ts'
import { documentOf, type OutcomeRule } from '../../regimes/index.ts'
import type { FieldValues, Proposal } from '../case.ts'
import { earliestDay, startOfTerms } from '../rules/clocks.ts'
import { readFields } from '../rules/fields.ts'
import { neededMaterials } from '../rules/materials.ts'
import { eventsOf } from '../store/cases.ts'
import { materialsOf } from '../store/papers.ts'
import { bodyFaults } from './bodies.ts'
import { factsOf } from './facts.ts'
import type { CasesNeeds } from './needs.ts'
import { citeStep } from './record.ts'
import type { Turn } from './turn.ts'

/** What somebody decides in a step: the outcome, and what goes with it. */
export interface ActInput {
  readonly outcome: string
  readonly opinion: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

/** Term, opinion, fields and materials that leaving by this outcome takes. Answers with the fields as read. */
export async function checkComplete(
  needs: CasesNeeds,
  { tx, now }: Pick<Writing<OfficeActor>, 'tx' | 'now'>,
  turn: Turn,
  outcome: OutcomeRule,
  { input, proposal }: { input: ActInput; proposal: Proposal | null },
): Promise<Outcome<FieldValues>> {
  const citation = citeStep(turn)
  // Who endorses what was proposed need not give its reasons a second time.
  if (outcome.opinionRequired && !input.opinion?.trim() && !proposal?.opinion)
    return refuse('case.opinion-missing', { facts: { outcome: outcome.name }, citation })
  const due = await checkTerm(needs, { tx, now }, turn)
  if (!due.ok) return due
  if (outcome.endsAs === 'withdrawn') return ok({})
  const fields = await readForm({ tx, now }, turn, outcome, { ...proposal?.fields, ...input.fields })
  if (!fields.ok) return fields
  // Which papers it takes may hang on what is filled in with this very act.
  const file = { ...turn.file, fields: { ...turn.file.fields, ...fields.value } }
  const complete = await checkMaterials(needs, tx, { ...turn, file }, outcome)
  return complete.ok ? fields : complete
}

/** A step that must last a full term is not left before. */
export async function checkTerm(
  needs: CasesNeeds,
  { tx, now }: Pick<Writing<OfficeActor>, 'tx' | 'now'>,
  turn: Turn,
): Promise<Outcome<null>> {
  const { step, file } = turn
  if (!step.lasts) return ok(null)
  const earliest = earliestDay(step, startOfTerms(step, await eventsOf(tx, file.id), file.enteredAt), needs.calendar)
  if (!earliest || now >= earliest.at) return ok(null)
  const facts = { step: step.name, term: formatTerm(step.lasts), earliest: earliest.on }
  return refuse('case.too-early', { facts, citation: citeStep(turn) })
}

/** The fields that the step and the outcome ask for: what was saved, and what comes with the act. */
async function readForm(
  { tx, now }: Pick<Writing<OfficeActor>, 'tx' | 'now'>,
  turn: Turn,
  outcome: OutcomeRule,
  said: ActInput['fields'],
): Promise<Outcome<FieldValues>> {
  const asked = [...turn.step.asks, ...outcome.asks]
  // What a draft holds that does not fit is told here at its field: only a submission has to fit.
  const written = { ...turn.file.fields, ...turn.file.unfit?.fields }
  const saved = Object.fromEntries(Object.entries(written).filter(([field]) => asked.some((ask) => ask.field === field)))
  const read = readFields(asked, { ...saved, ...said }, false)
  const { values, onlyMissing } = read
  const faults = read.faults.length > 0 ? read.faults : await bodyFaults(tx, { ...turn.file, on: dayOf(now) }, asked, values)
  if (faults.length === 0) return ok(values)
  return refuse(onlyMissing ? 'case.field-missing' : 'case.field-invalid', {
    facts: { fields: faults.map(({ message }) => message).join('；') },
    faults,
    citation: citeStep(turn),
  })
}

/** Refuses with the names of the papers still to be attached. */
export async function checkMaterials(needs: CasesNeeds, tx: Tx, turn: Turn, outcome: OutcomeRule): Promise<Outcome<null>> {
  const { file, regime, step } = turn
  const needed = neededMaterials(step, outcome, await factsOf(needs, tx, file), needs.calendar)
  const there = await materialsOf(tx, file.id)
  const lacking = needed.filter((document) => !there.some((each) => each.document === document && each.step === step.id))
  if (lacking.length === 0) return ok(null)
  const documents = lacking.map((document) => `《${documentOf(regime, document)?.name ?? document}》`).join('、')
  return refuse('case.material-missing', { facts: { documents }, citation: citeStep(turn) })
}
