import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { Field, OutcomeRule } from '../../regimes/index.ts'
import { providerNamed, withForm } from '../rules/fields.ts'
import { proposalOf, updateContent } from '../store/cases.ts'
import { type ActInput, checkComplete } from './complete.ts'
import { judgeLeaving, keepFindings } from './judging.ts'
import { type Decision, takeLevel } from './levels.ts'
import type { CasesNeeds } from './needs.ts'
import { pass } from './passage.ts'
import { citeStep } from './record.ts'
import { submit } from './submit.ts'
import { checkPerson, type Once, openTurn, type Turn } from './turn.ts'

/** Leaves the present step by an outcome, or passes one of its levels. */
export function act(needs: CasesNeeds, actor: OfficeActor, id: Id, input: ActInput, once: Once): Promise<Outcome<{ id: Id }>> {
  const act = { actor, does: 'case.act', needs: 'case.read', once: { key: once.key, input: { id, ...input } } }
  return needs.door.write(act, async (writing) => {
    const turn = await openTurn(needs, writing, id, once.ifVersion)
    if (!turn.ok) return turn
    const outcome = chosen(turn.value, input.outcome)
    if (!outcome.ok) return outcome
    const done = await decide(needs, writing, turn.value, outcome.value, input)
    return done.ok ? ok({ id }) : done
  })
}

function chosen(turn: Turn, id: string): Outcome<OutcomeRule> {
  const { step } = turn
  const citation = citeStep(turn)
  const outcome = step.outcomes.find((each) => each.id === id)
  if (outcome && step.work && outcome.id === 'done') return refuse('case.by-work-order', { facts: { step: step.name }, citation })
  if (outcome) return ok(outcome)
  const known = step.outcomes
    .filter((each) => !(step.work && each.id === 'done'))
    .map(({ name }) => `“${name}”`)
    .join('、')
  return refuse('case.wrong-state', { facts: { step: step.name, outcome: id, known: known || '（由工单办结，无须办理）' }, citation })
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
  const levelled = turn.step.levels.length > 0
  const proposal = levelled ? await proposalOf(writing.tx, turn.file.id, turn.step.id) : null
  const complete = await checkComplete(needs, writing, turn, outcome, { input, proposal })
  if (!complete.ok) return complete
  const decision = { opinion: input.opinion?.trim() || null, fields: complete.value }
  if (!levelled) return leave(needs, writing, turn, outcome, decision)
  // Nobody proposes what could not be decided.
  const judged = await judgeLeaving(needs, writing, filled(turn, outcome, decision.fields), outcome)
  if (!judged.ok) return judged
  const passed = await takeLevel(writing, turn, outcome, { ...decision, proposal })
  if (!passed.ok) return passed
  return passed.value ? leave(needs, writing, turn, outcome, passed.value) : ok(null)
}

const askedBy = ({ step }: Turn, { endsAs, asks }: OutcomeRule): Field[] => (endsAs === 'withdrawn' ? [] : [...step.asks, ...asks])

/** The case with what is filled in by this act: its fields, and the provider that one of them names. */
function filled(turn: Turn, outcome: OutcomeRule, values: Decision['fields']): Turn {
  const asks = askedBy(turn, outcome)
  const fields = withForm(
    turn.file.fields,
    asks.map(({ field }) => field),
    values,
  )
  return { ...turn, file: { ...turn.file, fields, providerId: providerNamed(asks, values) ?? turn.file.providerId } }
}

async function leave(
  needs: CasesNeeds,
  writing: Writing<OfficeActor>,
  turn: Turn,
  outcome: OutcomeRule,
  decision: Decision,
): Promise<Outcome<null>> {
  const left = filled(turn, outcome, decision.fields)
  const lines = await submit(needs, writing, left, outcome)
  if (!lines.ok) return lines
  const file = { ...left.file, lines: lines.value }
  await updateContent(writing.tx, file, file.fields, file.lines, null)
  // Judged as it is left, after all levels: what is on file meanwhile counts.
  const judged = await judgeLeaving(needs, writing, { ...left, file }, outcome)
  if (!judged.ok) return judged
  const passed = await pass(needs, writing, {
    ...left,
    file,
    to: outcome.to,
    outcome,
    kind: 'left',
    asks: askedBy(turn, outcome),
    ...(turn.step.lines && outcome.endsAs !== 'withdrawn' ? { lines: file.lines } : {}),
    ...decision,
  })
  if (!passed.ok) return passed
  await keepFindings(needs, writing, { ...left, file }, judged.value)
  return passed
}
