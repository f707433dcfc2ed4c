import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { readClock } from '../rules/clocks.ts'
import { lockCase } from '../store/cases.ts'
import { clockOf, provisionalClocks, updateClock } from '../store/clocks.ts'
import { type CasesNeeds, lawOf, ruleOf, systemActor } from './needs.ts'
import { citeStep, recordCase } from './record.ts'

/**
 * Reads again the running clocks whose day rested on a calendar that was not published. Answers how many were read anew; a
 * second run changes nothing.
 */
export async function rereadProvisional(needs: CasesNeeds): Promise<number> {
  let moved = 0
  for (const { id, caseId } of await provisionalClocks(needs.db)) {
    const reread = await rereadOne(needs, id, caseId)
    if (reread.ok) moved += 1
  }
  return moved
}

/** Refuses where the day stays as it was: then there is nothing to put on record. */
function rereadOne(needs: CasesNeeds, id: Id, caseId: Id): Promise<Outcome<null>> {
  return needs.door.write({ actor: systemActor, does: 'case.term-reread', needs: null }, async (writing) => {
    const file = await lockCase(writing.tx, caseId)
    const clock = await clockOf(writing.tx, id)
    const reading = readClock(clock, needs.calendar)
    const same = reading.provisional === clock.provisional && reading.dueOn === clock.dueOn
    if (clock.endedAt !== null || same) return refuse('request.changed-meanwhile', { facts: { what: '该时限' } })
    // Marked too early by a calendar that nobody had published: it is not overdue after all.
    const overdueAt = reading.dueAt !== null && reading.dueAt > writing.now ? null : clock.overdueAt
    await updateClock(writing.tx, { ...clock, ...reading, overdueAt })
    const { regime, procedure } = lawOf(needs.regimes, file)
    await recordCase(writing, file, {
      citation: citeStep({ regime, step: ruleOf(procedure, clock.step) }),
      before: { dueOn: clock.dueOn, provisional: clock.provisional },
      after: { dueOn: reading.dueOn, provisional: reading.provisional },
    })
    return ok(null)
  })
}
