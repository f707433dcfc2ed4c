import type { OfficeActor } from '../../identity/index.ts'
import { type Id, instant, type Outcome, ok, refuse, type Tx, type Writing } from '../../kernel/index.ts'
import type { CaseClock } from '../case.ts'
import { readClock } from '../rules/clocks.ts'
import { insertEvent, lockCase, touchCase } from '../store/cases.ts'
import { clocksRunOut, provisionalClocks, updateClock } from '../store/clocks.ts'
import { citeStep, missingMaterials } from './act.ts'
import { type CasesNeeds, lawOf, ruleOf, systemActor } from './needs.ts'
import { pass } from './passage.ts'

const batch = 200

/**
 * Marks the terms that have run out, and moves the cases whose step says so (`else`). Runs every minute and after each
 * move of a moving clock; a second process leaves rows alone that a first one holds. Answers how many it marked.
 */
export async function sweep(needs: CasesNeeds): Promise<number> {
  let marked = 0
  for (;;) {
    const count = await sweepBatch(needs)
    marked += count
    if (count < batch) return marked
  }
}

async function sweepBatch(needs: CasesNeeds): Promise<number> {
  let count = 0
  await needs.door.write({ actor: systemActor, does: 'case.term-ran-out', needs: null }, async (writing) => {
    const clocks = await clocksRunOut(writing.tx, writing.now, batch)
    count = clocks.length
    // Nothing ran out: nothing to put on record, so the transaction is given up.
    if (count === 0) return refuse('case.nothing-proposed')
    for (const clock of clocks) await runOut(needs, writing, clock)
    return ok(null)
  })
  return count
}

async function runOut(needs: CasesNeeds, writing: Writing<OfficeActor>, clock: CaseClock): Promise<void> {
  const { tx, now } = writing
  const file = await lockCase(tx, clock.caseId)
  const { regime, procedure } = lawOf(needs.regimes, file)
  const step = ruleOf(procedure, clock.step)
  await updateClock(tx, { ...clock, overdueAt: instant(clock.dueAt ?? now) })
  await insertEvent(tx, file.id, {
    at: now,
    kind: 'overdue',
    step: step.id,
    outcome: null,
    opinion: null,
    fields: {},
    level: null,
    personId: null,
    personName: null,
    organisationId: null,
    organisationName: null,
  })
  await touchCase(tx, file.id)
  await writing.record({
    object: { kind: 'case', id: file.id },
    jurisdiction: file.jurisdictionId,
    organisation: file.organisationId,
    citation: citeStep({ regime, step }),
    after: { overdue: step.id, dueOn: clock.dueOn },
  })
  if (!step.else || file.step !== step.id) return
  const passed = await pass(needs, writing, {
    regime,
    procedure,
    file,
    step,
    to: step.else.to,
    outcome: { id: 'else', issues: [], endsAs: 'done' },
    kind: 'elapsed',
    opinion: step.else.name,
    fields: {},
  })
  if (!passed.ok) throw new Error(`case ${file.number}: its term could not move it: ${passed.refusal.message}`)
}

/** Reads again the running clocks whose day rested on a calendar that was not published. Answers how many moved. */
export async function rereadProvisional(needs: CasesNeeds): Promise<number> {
  return needs.db.transaction().execute(async (tx: Tx) => {
    let moved = 0
    for (const clock of await provisionalClocks(tx)) {
      const reading = readClock(clock, needs.calendar)
      if (reading.provisional && reading.dueOn === clock.dueOn) continue
      await updateClock(tx, { ...clock, ...reading })
      moved += 1
    }
    return moved
  })
}

/** All of a work order is done: the case leaves the step by `done`, if the papers that this takes are there. */
export async function completeWork(needs: CasesNeeds, writing: Writing<OfficeActor>, caseId: Id): Promise<Outcome<null>> {
  const file = await lockCase(writing.tx, caseId)
  const { regime, procedure } = lawOf(needs.regimes, file)
  const step = ruleOf(procedure, file.step ?? '')
  const outcome = step.outcomes.find(({ id }) => id === 'done')
  if (!outcome) throw new Error(`step ${procedure.id}.${step.id} is no work order`)
  const turn = { file, regime, procedure, step }
  const lacking = await missingMaterials(needs, writing.tx, turn, outcome)
  if (lacking.length > 0) return refuse('case.material-missing', { facts: { documents: lacking.join('、') }, citation: citeStep(turn) })
  return pass(needs, writing, { ...turn, to: outcome.to, outcome, kind: 'left', opinion: null, fields: {} })
}
