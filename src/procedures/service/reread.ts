import type { Calendar, ChangedDays } from '../../calendar/index.ts'
import { type Day, type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { procedureOf, stepOf } from '../../regimes/index.ts'
import { readClock } from '../rules/clocks.ts'
import { lockCase } from '../store/cases.ts'
import { caseOfClock, clockOf, clocksTouched, type NamedClock, provisionalClocks, updateClock } from '../store/clocks.ts'
import { type CasesNeeds, lawOf, ruleOf, systemActor } from './needs.ts'
import { citeStep, happened, recordCase } from './record.ts'

/** Another calendar than the one that terms were read by, and where the two differ. */
export interface CalendarChange {
  readonly calendar: Calendar
  readonly changed: ChangedDays
}

/**
 * Reads again the running clocks whose day rested on a calendar that was not published. Answers how many were read anew; a
 * second run changes nothing.
 */
export async function rereadProvisional(needs: CasesNeeds): Promise<number> {
  let moved = 0
  for (const clock of await provisionalClocks(needs.db)) if (await rereadTerm(needs, clock.id, '节假日安排已公布')) moved += 1
  return moved
}

const atOnce = 500

/** The running clocks that read otherwise by another calendar, page by page; a page says how many were looked at. */
export async function* movedTerms({ db, regimes }: CasesNeeds, { calendar, changed }: CalendarChange) {
  let after: Id | null = null
  for (;;) {
    const clocks: NamedClock[] = await clocksTouched(db, changed.from, { after, limit: atOnce })
    yield { looked: clocks.length, moves: clocks.flatMap((clock) => moveOf(clock, calendar, regimes)) }
    after = clocks.at(-1)?.id ?? null
    if (clocks.length < atOnce) return
  }
}

function moveOf(clock: NamedClock, calendar: Calendar, regimes: CasesNeeds['regimes']) {
  const { dueOn, provisional } = readClock(clock, calendar)
  if (dueOn === clock.dueOn && provisional === clock.provisional) return []
  const { id, number, organisationId, organisationName } = clock
  const procedure = regimes.has(clock.regimeId) ? procedureOf(regimes.get(clock.regimeId), clock.procedure) : null
  const what = (procedure && stepOf(procedure, clock.step)?.name) ?? clock.step
  const days = { from: clock.dueOn, to: dueOn, wasProvisional: clock.provisional, provisional }
  return [{ kind: 'case' as const, id, name: number, what, organisationId, organisationName, ...days }]
}

/** Reads one clock again. False where its day stays as it was, or it has ended meanwhile: then there is nothing to put on record. */
export async function rereadTerm(needs: CasesNeeds, id: Id, because: string): Promise<boolean> {
  return (await rereadOne(needs, id, because)).ok
}

function rereadOne(needs: CasesNeeds, id: Id, because: string): Promise<Outcome<null>> {
  return needs.door.write({ actor: systemActor, does: 'case.term-reread', needs: null }, async (writing) => {
    const file = await lockCase(writing.tx, await caseOfClock(writing.tx, id))
    const clock = await clockOf(writing.tx, id)
    const reading = readClock(clock, needs.calendar)
    const same = reading.provisional === clock.provisional && reading.dueOn === clock.dueOn
    if (clock.endedAt !== null || same) return refuse('request.changed-meanwhile', { facts: { what: '该时限' } })
    // Marked too early by a calendar that nobody had published: it is not overdue after all.
    const overdueAt = reading.dueAt !== null && reading.dueAt > writing.now ? null : clock.overdueAt
    await updateClock(writing.tx, { ...clock, ...reading, overdueAt })
    const { regime, procedure } = lawOf(needs.regimes, file)
    if (reading.dueOn !== clock.dueOn) {
      await happened(writing, file.id, { kind: 'reread', step: clock.step, opinion: movedInWords(clock.dueOn, reading.dueOn, because) })
    }
    await recordCase(writing, file, {
      citation: citeStep({ regime, step: ruleOf(procedure, clock.step) }),
      before: { dueOn: clock.dueOn, provisional: clock.provisional },
      after: { dueOn: reading.dueOn, provisional: reading.provisional, because },
    })
    return ok(null)
  })
}

const movedInWords = (from: Day | null, to: Day | null, because: string): string =>
  `办理期限由${from ?? '中止计时'}改为${to ?? '中止计时'}：${because}`
