import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Instant, instant, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { CaseClock } from '../case.ts'
import { tryLockCase } from '../store/cases.ts'
import { clockOf, clocksRunOut, updateClock } from '../store/clocks.ts'
import { judgeOverdue } from './judging.ts'
import { type CasesNeeds, lawOf, ruleOf, systemActor } from './needs.ts'
import { pass } from './passage.ts'
import { citeStep, happened, recordCase } from './record.ts'
import type { Turn } from './turn.ts'

const batch = 200

/**
 * Marks the terms that have run out, and moves the cases whose step says so (`else`). Runs every minute and after each
 * move of a moving clock. Every case is a transaction of its own: what one of them cannot do holds up no other, and one that
 * another process works on is left to it. Answers how many it marked; throws at the end when something broke on the way.
 */
export async function sweep(needs: CasesNeeds): Promise<number> {
  const seen: Id[] = []
  const broken: unknown[] = []
  let marked = 0
  for (let more = true; more; ) {
    const due = await clocksRunOut(needs.db, needs.clock.now(), { limit: batch, except: seen })
    for (const clock of due) {
      seen.push(clock.id)
      try {
        if (await runOut(needs, clock)) marked += 1
      } catch (error) {
        broken.push(error)
      }
    }
    more = due.length === batch
  }
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} of the terms that ran out could not be dealt with`)
  return marked
}

/** True when this process marked the clock; false when another was there first. */
async function runOut(needs: CasesNeeds, clock: CaseClock): Promise<boolean> {
  const moved = await marking(needs, clock, (writing, turn) => moveOn(needs, writing, turn))
  if (moved.ok || moved.refusal.code === taken) return moved.ok
  // It cannot be moved now (its resource is at work elsewhere, say): marked all the same, and the reason is on record.
  const after = { notMoved: moved.refusal.message }
  const kept = await marking(needs, clock, async (writing, turn) => {
    await recordCase(writing, turn.file, { citation: citeStep(turn), after })
    return ok(null)
  })
  return kept.ok
}

const taken = 'request.changed-meanwhile'

type Then = (writing: Writing<OfficeActor>, turn: Turn) => Promise<Outcome<null>>

/** Marks a clock and does what follows, in one transaction. The case is locked first, as in every act: nothing waits crosswise. */
function marking(needs: CasesNeeds, { id, caseId }: CaseClock, then: Then): Promise<Outcome<null>> {
  return needs.door.write({ actor: systemActor, does: 'case.term-ran-out', needs: null }, async (writing) => {
    const file = await tryLockCase(writing.tx, caseId)
    const clock = file && (await clockOf(writing.tx, id))
    if (!file || !clock || !isDue(clock, writing.now)) return refuse(taken, { facts: { what: '该时限' } })
    const { regime, procedure } = lawOf(needs.regimes, file)
    const turn = { file, regime, procedure, step: ruleOf(procedure, clock.step) }
    await mark(writing, turn, clock)
    await judgeOverdue(needs, writing, turn)
    return then(writing, turn)
  })
}

const isDue = ({ dueAt, endedAt, overdueAt }: CaseClock, now: Instant): boolean =>
  endedAt === null && overdueAt === null && dueAt !== null && dueAt <= now

async function mark(writing: Writing<OfficeActor>, turn: Turn, clock: CaseClock): Promise<void> {
  const { file, step } = turn
  await updateClock(writing.tx, { ...clock, overdueAt: instant(clock.dueAt ?? writing.now) })
  await happened(writing, file.id, { kind: 'overdue', step: step.id })
  await recordCase(writing, file, { citation: citeStep(turn), after: { overdue: step.id, dueOn: clock.dueOn } })
}

/** Where the step says what follows on its term, the clock itself moves the case. */
async function moveOn(needs: CasesNeeds, writing: Writing<OfficeActor>, turn: Turn): Promise<Outcome<null>> {
  const { file, step } = turn
  if (!step.else || file.step !== step.id) return ok(null)
  const outcome = { id: 'else', issues: [], endsAs: 'done' as const }
  const { to, name: opinion } = step.else
  return pass(needs, writing, { ...turn, to, outcome, kind: 'elapsed', opinion, fields: {}, asks: [] })
}
