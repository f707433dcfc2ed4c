import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Fault, type Id, newId, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { DutiesNeeds } from '../ports.ts'
import { fixedOn, warnDay } from '../rules/due.ts'
import { moveDue, openOfPeriod } from '../store/instances.ts'
import { endPeriod, type ImportantPeriod, importantPeriodsOf, insertPeriod, lockPeriod } from '../store/settings.ts'
import { ariseInPeriods } from './calendar.ts'
import { lawOf } from './law.ts'

export interface Declaration {
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly reason: string
}

/** Declares an important period for the whole jurisdiction; the duties in it arise when it begins. */
export async function declare(needs: DutiesNeeds, actor: OfficeActor, input: Declaration, key: string): Promise<Outcome<{ id: Id }>> {
  const { jurisdictionId, sight } = actor
  const act = { actor, does: 'duty.declare-period', needs: 'duty.manage', once: { key, input } }
  const declared = await needs.door.write(act, async ({ tx, now, record }) => {
    if (jurisdictionId === null || !sight.all) return refuse('request.not-found', { facts: { what: '适用区域' } })
    const faults = faultsOf(input, dayOf(now))
    if (faults.length > 0) return refuse('request.invalid', { faults })
    const id = newId()
    const by = { declaredBy: actor.personId, declaredByName: actor.personName, declaredAt: now }
    if (!(await insertPeriod(tx, { ...input, id, jurisdictionId, ...by })))
      return refuse('duty.period-declared', { facts: { name: input.name, from: input.from } })
    await record({ object: { kind: 'important-period', id }, jurisdiction: jurisdictionId, after: input })
    return ok({ id })
  })
  // What has begun already need not wait for the next sweep.
  if (declared.ok) await ariseInPeriods(needs)
  return declared
}

function faultsOf({ from, to }: Declaration, on: Day): Fault[] {
  const faults: Fault[] = []
  if (to < from) faults.push({ path: '/to', message: '止日不能早于起日' })
  if (to < on) faults.push({ path: '/to', message: `止日不能早于今天（${on}）` })
  return faults
}

/** Ends a period early: what is due on its last day is due on the new one. */
export function endEarly(
  needs: DutiesNeeds,
  actor: OfficeActor,
  id: Id,
  { on, reason }: { on: Day; reason: string },
  key: string,
): Promise<Outcome<{ id: Id }>> {
  const act = { actor, does: 'duty.end-period', needs: 'duty.manage', once: { key, input: { id, on, reason } } }
  return needs.door.write(act, async ({ tx, now, record }) => {
    const period = actor.sight.all ? await lockPeriod(tx, actor.jurisdictionId, id) : null
    if (!period) return refuse('request.not-found', { facts: { what: '该重要时期' } })
    const fault = endFault(period, on, dayOf(now))
    if (fault) return fault
    await endPeriod(tx, id, { on, reason, byName: actor.personName, at: now })
    for (const instance of await openOfPeriod(tx, id)) {
      if (instance.countedFrom !== null) continue
      const warnOn = warnDay(on, lawOf(needs.regimes, instance).rule.warns, needs.calendar)
      await moveDue(tx, instance.id, { ...fixedOn(on), warnOn }, now)
    }
    await record({
      object: { kind: 'important-period', id },
      jurisdiction: period.jurisdictionId,
      before: { to: period.to },
      after: { to: on, reason },
    })
    return ok({ id })
  })
}

function endFault({ name, from, to, endedReason }: ImportantPeriod, on: Day, today: Day): Outcome<never> | null {
  if (endedReason !== null || to < today) return refuse('duty.period-over', { facts: { name, to } })
  const message = `提前结束的最后一日须在${from > today ? from : today}至${to}前一日之间`
  return on < from || on < today || on >= to ? refuse('request.invalid', { faults: [{ path: '/on', message }] }) : null
}

/** The periods of the actor's jurisdiction, the newest first. */
export const listPeriods = async ({ db }: DutiesNeeds, { jurisdictionId }: OfficeActor) =>
  ok({ items: jurisdictionId === null ? [] : await importantPeriodsOf(db, jurisdictionId) })
