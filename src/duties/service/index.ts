import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Writing } from '../../kernel/index.ts'
import type { DutiesNeeds } from '../ports.ts'
import type { DutyQuery } from '../store/lists.ts'
import { ariseByPeriod, ariseForPapers, ariseForSystems, ariseInPeriods } from './calendar.ts'
import { contractSigned, leftOf, type SignedContract } from './events.ts'
import { type Fulfilment, fulfil } from './fulfil.ts'
import { type Declaration, declare, endEarly, listPeriods } from './important.ts'
import { type IntervalInput, setEvery } from './intervals.ts'
import { markAllOverdue } from './overdue.ts'
import { type CalendarChange, movedTerms, rereadProvisional, rereadTerm } from './reread.ts'
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
  /** For `holidays`: open duties that another calendar would move, page by page. */
  movedTerms: (change: CalendarChange) => movedTerms(needs, change),
  /** For `holidays`: reads one again by the platform's calendar, and tells why; false where it is as it was. */
  rereadTerm: (id: Id, because: string) => rereadTerm(needs, id, because),
})

/** Several processes may sweep at once: each instance is made and marked by one of them. */
async function sweep(needs: DutiesNeeds): Promise<{ made: number; overdue: number }> {
  let made = await ariseByPeriod(needs)
  made += await ariseForPapers(needs)
  made += await ariseForSystems(needs)
  made += await ariseInPeriods(needs)
  return { made, overdue: await markAllOverdue(needs) }
}
