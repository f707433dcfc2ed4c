import type { OfficeActor } from '../../identity/index.ts'
import { type Day, newId, type Writing } from '../../kernel/index.ts'
import type { StepRule } from '../../regimes/index.ts'
import type { CaseClock, CaseFile } from '../case.ts'
import { readClock } from '../rules/clocks.ts'
import { type Coming, comingInto } from '../rules/coming.ts'
import { eventsOf } from '../store/cases.ts'
import { clocksOf, insertClock, updateClock } from '../store/clocks.ts'
import { factsOf } from './facts.ts'
import type { CasesNeeds } from './needs.ts'

type Needs = Pick<CasesNeeds, 'calendar' | 'hooks' | 'facts' | 'clock' | 'regimes'>

/** The clock of a step that a case comes into: started, or gone on with where it stood. Nothing for a step without a term. */
export async function runClock(needs: Needs, writing: Writing<OfficeActor>, file: CaseFile, step: StepRule): Promise<void> {
  const coming = await comingClock(needs, writing, file, step)
  if (!coming) return
  if (coming.standing) return updateClock(writing.tx, { ...coming.standing, ...coming.clock })
  const about = { id: newId(), caseId: file.id, step: step.id, overdueAt: null, endedAt: null }
  await insertClock(writing.tx, { ...about, ...coming.clock })
}

/** The last day of the step that a case is about to come into, for the paper that says so; null for a step without a term. */
export async function dueOnOf(needs: Needs, writing: Writing<OfficeActor>, file: CaseFile, step: StepRule): Promise<Day | null> {
  return (await comingClock(needs, writing, file, step))?.clock.dueOn ?? null
}

async function comingClock(needs: Needs, { tx, now }: Writing<OfficeActor>, file: CaseFile, step: StepRule): Promise<Coming | null> {
  if (!step.within && step.alternatives.length === 0) return null
  const [clocks, events] = [await clocksOf(tx, file.id), await eventsOf(tx, file.id)]
  const facts = step.alternatives.length > 0 ? await factsOf(needs, tx, file) : {}
  return comingInto(step, { clocks, events, facts, now, calendar: needs.calendar })
}

interface Leaving {
  readonly file: CaseFile
  readonly step: StepRule
  /** Null when the case ends. */
  readonly next: StepRule | null
}

/** The clock of the step that is left ends, or stands still when the next step suspends it; one that nobody goes on with ends. */
export async function stopClocks(needs: Needs, { tx, now }: Writing<OfficeActor>, leaving: Leaving): Promise<void> {
  for (const clock of await clocksOf(tx, leaving.file.id)) {
    if (clock.endedAt !== null) continue
    const stands = leaving.next?.suspends === clock.step
    if (stands && clock.step === leaving.step.id) await updateClock(tx, suspended(clock, now, needs))
    else if (!stands && !goesOn(clock, leaving)) await updateClock(tx, { ...clock, endedAt: now })
  }
}

/**
 * True for a standing clock that this leaving does not concern: the case comes back to its step, or was elsewhere. When the step
 * that made it stand is left for yet another one, the matter was not settled there, and coming again later counts anew.
 */
const goesOn = (clock: CaseClock, { step, next }: Leaving): boolean =>
  next !== null && clock.step !== step.id && (clock.step === next.id || step.suspends !== clock.step)

const suspended = (clock: CaseClock, now: CaseClock['startedAt'], needs: Needs): CaseClock =>
  reread({ ...clock, suspensions: [...clock.suspensions, { from: now, to: null }] }, needs)

const reread = (clock: CaseClock, { calendar }: Needs): CaseClock => ({ ...clock, ...readClock(clock, calendar) })
