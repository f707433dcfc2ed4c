import type { Calendar, ChangedDays } from '../../calendar/index.ts'
import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { Instance } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { countedDue, warnDay } from '../rules/due.ts'
import { insertDueMove, instancesTouched, moveDue, provisionalIds, tryLockInstance } from '../store/instances.ts'
import { citeDuty, lawOf, platform } from './law.ts'
import { recordInstance } from './record.ts'

/** Another calendar than the one that days were counted by, and where the two differ. */
export interface CalendarChange {
  readonly calendar: Calendar
  readonly changed: ChangedDays
}

/** Computes again the days that rested on a year that was not published. Answers how many moved; a second run changes nothing. */
export async function rereadProvisional(needs: DutiesNeeds): Promise<number> {
  let moved = 0
  for (const id of await provisionalIds(needs.db)) if (await rereadTerm(needs, id, '节假日安排已公布')) moved += 1
  return moved
}

const atOnce = 500

/** The open duties that fall on another day by another calendar, page by page; a page says how many were looked at. */
export async function* movedTerms(needs: DutiesNeeds, { calendar, changed }: CalendarChange) {
  let after: Id | null = null
  for (;;) {
    const instances: Instance[] = await instancesTouched(needs.db, changed.from, { after, limit: atOnce })
    yield { looked: instances.length, moves: instances.flatMap((instance) => moveOf(needs, instance, calendar)) }
    after = instances.at(-1)?.id ?? null
    if (instances.length < atOnce) return
  }
}

function moveOf(needs: DutiesNeeds, instance: Instance, calendar: Calendar) {
  if (instance.countedFrom === null) return []
  const { dueOn, provisional } = countedDue(instance.countedFrom, instance.term, calendar)
  if (dueOn === instance.dueOn && provisional === instance.provisional) return []
  const { id, organisationId, organisationName, origin } = instance
  const what = instance.systemName ?? (origin.includes(':') ? '' : origin)
  const days = { from: instance.dueOn, to: dueOn, wasProvisional: instance.provisional, provisional }
  return [{ kind: 'duty' as const, id, name: lawOf(needs.regimes, instance).rule.name, what, organisationId, organisationName, ...days }]
}

/** Counts one open duty again. False where its day stays as it was, or it is not open any more. */
export async function rereadTerm(needs: DutiesNeeds, id: Id, because: string): Promise<boolean> {
  return (await rereadOne(needs, id, because)).ok
}

function rereadOne(needs: DutiesNeeds, id: Id, because: string): Promise<Outcome<null>> {
  return needs.door.write({ actor: platform, does: 'duty.term-reread', needs: null }, async (writing) => {
    const instance = await tryLockInstance(writing.tx, id)
    const unchanged = refuse('request.changed-meanwhile', { facts: { what: '该义务' } })
    if (instance?.state !== 'open' || instance.countedFrom === null) return unchanged
    const due = countedDue(instance.countedFrom, instance.term, needs.calendar)
    if (due.dueOn === instance.dueOn && due.provisional === instance.provisional) return unchanged
    const law = lawOf(needs.regimes, instance)
    const warnOn = warnDay(due.dueOn, law.rule.keeps ? (law.rule.renews ?? law.rule.warns) : law.rule.warns, needs.calendar)
    await moveDue(writing.tx, id, { ...due, warnOn }, writing.now)
    const { dueOn, provisional } = instance
    if (due.dueOn !== dueOn) await insertDueMove(writing.tx, id, { at: writing.now, from: dueOn, to: due.dueOn, because })
    const after = { dueOn: due.dueOn, provisional: due.provisional, because }
    await recordInstance(writing, instance, { citation: citeDuty(law), before: { dueOn, provisional }, after })
    return ok(null)
  })
}
