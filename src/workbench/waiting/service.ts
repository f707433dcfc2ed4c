import { waitingBudgets } from '../../budget/index.ts'
import { type Calendar, daysLeft, dueOf } from '../../calendar/index.ts'
import { type Shelves, waitingPapers } from '../../documents/index.ts'
import { dutyLawOf, waitingDuties } from '../../duties/index.ts'
import { waitingObjections, waitingScorecards } from '../../evaluation/index.ts'
import { waitingHolidays } from '../../holidays/index.ts'
import { type OfficeActor, waitingAccounts } from '../../identity/index.ts'
import { type Clock, type Database, decodeCursor, type Outcome, ok, type Page, pageOf, today } from '../../kernel/index.ts'
import { waitingObjected, waitingQuantities } from '../../metering/index.ts'
import { waitingWebhooks } from '../../notices/index.ts'
import { waitingWorkOrders } from '../../orders/index.ts'
import { waitingCases, waitingReceived } from '../../procedures/index.ts'
import { waitingReconciliations } from '../../reconciliation/index.ts'
import { procedureOf, type Regimes } from '../../regimes/index.ts'
import { waitingEmergencies, waitingHandovers } from '../../rights/index.ts'
import { waitingMoney, waitingStatements } from '../../settlement/index.ts'
import { waitingFindings } from '../../utilization/index.ts'
import { actOf, type WaitingKind, waitingKinds, workOrderName } from './kinds.ts'

import { afterOf, type Count, countWaiting, listWaiting, type WaitingRow } from './store.ts'

export interface WaitingNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly calendar: Calendar
  readonly regimes: Regimes
  /** The templates of official documents: a paper that one of them makes official waits to be issued. */
  readonly templates: Shelves
}

export type WaitingView = ReturnType<typeof viewRow>
export interface Counts {
  readonly count: number
  readonly overdue: number
  readonly soon: number
  readonly kinds: Count[]
}

/** What waits for a person, of all kinds of work: one list, and how much of it presses. */
export const createWaiting = (needs: WaitingNeeds) => ({
  async waiting(
    actor: OfficeActor,
    query: { readonly kind?: WaitingKind | undefined; readonly limit: number; readonly after?: string | undefined },
  ): Promise<Outcome<Page<WaitingView>>> {
    const parts = partsOf(needs, actor)
    if (parts.length === 0) return ok({ items: [], next: null })
    const after = afterOf(decodeCursor(query.after, 3) ?? [])
    const rows = await listWaiting(needs.db, parts, { ...query, after })
    const { items, next } = pageOf(rows, query.limit, ({ dueAt, since, id }) => [dueAt ?? '', since, id])
    return ok({ items: items.map((row) => viewRow(needs, row)), next })
  },

  async counts(actor: OfficeActor): Promise<Outcome<Counts>> {
    const parts = partsOf(needs, actor)
    const now = needs.clock.now()
    const kinds = parts.length === 0 ? [] : await countWaiting(needs.db, parts, { now, soon: endOfNextWorkingDay(needs) })
    const sum = (of: (each: Count) => number) => kinds.reduce((before, each) => before + of(each), 0)
    const sorted = kinds.toSorted((a, b) => waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind))
    return ok({ count: sum(({ count }) => count), overdue: sum(({ overdue }) => overdue), soon: sum(({ soon }) => soon), kinds: sorted })
  },
})

/** The parts that the folders give for this person: nothing that he would be refused. Who stands in no jurisdiction has those that are of none. */
const partsOf = (needs: WaitingNeeds, actor: OfficeActor) =>
  [waitingAccounts(actor), waitingHolidays(actor), ...(actor.jurisdictionId === null ? [] : partsWithin(needs, actor))].filter(
    (part) => part !== null,
  )

function partsWithin(needs: WaitingNeeds, actor: OfficeActor) {
  const { regimes, clock } = needs
  const on = today(clock)
  return [
    ...waitingCases(regimes, actor, on),
    waitingWorkOrders(actor),
    waitingDuties(actor, on),
    waitingHandovers(actor),
    waitingQuantities(actor),
    waitingObjected(actor),
    waitingFindings(actor),
    ...waitingStatements(regimes, actor),
    ...waitingMoney(regimes, actor),
    ...waitingReconciliations(actor),
    waitingBudgets(actor),
    ...waitingScorecards(regimes, actor),
    waitingObjections(regimes, actor),
    waitingEmergencies(actor, clock.now()),
    waitingPapers(needs, actor),
    waitingReceived(actor),
    waitingWebhooks(actor),
  ]
}

function endOfNextWorkingDay({ calendar, clock }: WaitingNeeds) {
  const due = dueOf({ term: { count: 1, unit: 'working-day' }, start: clock.now(), suspensions: [], calendar })
  if (due.stands) throw new Error('a term without suspensions stands still')
  return due.dueAt
}

function viewRow(needs: WaitingNeeds, row: WaitingRow) {
  const { kind, id, place, number, organisation, system, since, version } = row
  const told = row.told ?? {}
  return {
    ...{ kind, id, place, number, since, version },
    act: actOf(kind, told),
    ...namesOf(needs.regimes, row),
    organisationName: organisation,
    systemName: system,
    clock: clockOf(needs, row),
  }
}

/** What it is about, by the words of the measure that it arose under. */
function namesOf(regimes: Regimes, { kind, title, told }: WaitingRow): { title: string; stepName: string | null } {
  const of = (key: string): string => String(told?.[key] ?? '')
  const regime = regimes.has(of('regime')) ? regimes.get(of('regime')) : null
  if (kind === 'case' || kind === 'consultation') {
    const procedure = regime && procedureOf(regime, of('procedure'))
    const step = procedure?.steps.find(({ id }) => id === of('step'))
    return { title: procedure?.name ?? of('procedure'), stepName: step?.name ?? null }
  }
  if (kind === 'duty')
    return { title: regime ? dutyLawOf(regimes, { regimeId: regime.id, duty: of('duty') }).rule.name : of('duty'), stepName: null }
  if (kind === 'objection' || kind === 'score' || kind === 'scorecard')
    return { title: regime?.evaluations.find(({ id }) => id === of('evaluation'))?.name ?? of('evaluation'), stepName: null }
  if (kind === 'holiday') return { title: `${of('year')} 年：${title}（${of('enteredBy')} 录入）`, stepName: null }
  if (kind === 'work-order') return { title: workOrderName(told ?? {}), stepName: null }
  if (kind === 'metering') return { title: `${title} ${of('quantity')} ${of('unit')}（${of('from')} 至 ${of('to')}）`, stepName: null }
  if (kind === 'emergency') return { title: `${of('askedBy')}：${title}`, stepName: null }
  return { title: title ?? '', stepName: null }
}

/** Days left are working days here, whatever the term is counted in: one list compares them all. Null for what has no term. */
function clockOf({ calendar, clock }: WaitingNeeds, { dueOn, dueAt, stands, provisional }: WaitingRow) {
  if (dueOn === null && !stands) return null
  const left = dueOn && daysLeft({ dueOn, today: today(clock), unit: 'working-day', calendar })
  return { dueOn, daysLeft: left, unit: 'working-day' as const, overdue: dueAt !== null && clock.now() >= dueAt, provisional, stands }
}
