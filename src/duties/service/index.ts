import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { DutiesNeeds } from '../ports.ts'
import { countedDue, warnDay } from '../rules/due.ts'
import { moveDue, provisionalIds, tryLockInstance } from '../store/instances.ts'
import type { DutyQuery } from '../store/lists.ts'
import { ariseByPeriod, ariseForPapers, ariseForSystems, ariseInPeriods } from './calendar.ts'
import { contractSigned, leftOf, type SignedContract } from './events.ts'
import { type Fulfilment, fulfil } from './fulfil.ts'
import { type Declaration, declare, endEarly, listPeriods } from './important.ts'
import { type IntervalInput, setEvery } from './intervals.ts'
import { citeDuty, lawOf, platform } from './law.ts'
import { markAllOverdue } from './overdue.ts'
import { recordInstance } from './record.ts'
import { evidence, list, rules, summary, view } from './view.ts'
import { waive } from './waive.ts'

export type Duties = ReturnType<typeof createDuties>

/** Standing obligations: what arises when, who fulfils it with what, and what is overdue. Refusals cite the duty's article. */
export const createDuties = (needs: DutiesNeeds) => ({
  list: (actor: OfficeActor, query: DutyQuery) => list(needs, actor, query),
  summary: (actor: OfficeActor) => summary(needs, actor),
  rules: (actor: OfficeActor) => rules(needs, actor),
  view: (actor: OfficeActor, id: Id) => view(needs, actor, id),
  evidence: (actor: OfficeActor, id: Id, filingId: Id) => evidence(needs, actor, id, filingId),
  fulfil: (actor: OfficeActor, id: Id, said: Fulfilment, key: string) => fulfil(needs, actor, id, said, key),
  waive: (actor: OfficeActor, id: Id, reason: string, key: string) => waive(needs, actor, id, reason, key),
  setEvery: (actor: OfficeActor, duty: string, input: IntervalInput, key: string) => setEvery(needs, actor, duty, input, key),
  periods: (actor: OfficeActor) => listPeriods(needs, actor),
  declare: (actor: OfficeActor, input: Declaration, key: string) => declare(needs, actor, input, key),
  endEarly: (actor: OfficeActor, id: Id, end: Parameters<typeof endEarly>[3], key: string) => endEarly(needs, actor, id, end, key),
  /** For `procedures`: a case left a step. */
  left: leftOf(needs),
  /** For `contracts`: a contract is recorded. */
  contractSigned: (writing: Writing<OfficeActor>, contract: SignedContract) => contractSigned(needs, writing, contract),
  /** For the clock's ticks: what has come due to exist, then what is overdue. */
  sweep: () => sweep(needs),
  /** For the start of the program, after a calendar was added. */
  rereadProvisional: () => rereadProvisional(needs),
})

/** Several processes may sweep at once: each instance is made and marked by one of them. */
async function sweep(needs: DutiesNeeds): Promise<{ made: number; overdue: number }> {
  let made = await ariseByPeriod(needs)
  made += await ariseForPapers(needs)
  made += await ariseForSystems(needs)
  made += await ariseInPeriods(needs)
  return { made, overdue: await markAllOverdue(needs) }
}

/** Computes again the days that rested on a year that was not published. Answers how many moved; a second run changes nothing. */
async function rereadProvisional(needs: DutiesNeeds): Promise<number> {
  let moved = 0
  for (const id of await provisionalIds(needs.db)) if ((await rereadOne(needs, id)).ok) moved += 1
  return moved
}

function rereadOne(needs: DutiesNeeds, id: Id): Promise<Outcome<null>> {
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
    const after = { dueOn: due.dueOn, provisional: due.provisional }
    await recordInstance(writing, instance, { citation: citeDuty(law), before: { dueOn, provisional }, after })
    return ok(null)
  })
}
