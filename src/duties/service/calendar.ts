import { type Day, later, startOf, today } from '../../kernel/index.ts'
import type { Arising } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { countedDue, endOfPeriod, fixedOn } from '../rules/due.ts'
import { periodsBegun, readEvery, type Stretch, termAsText } from '../rules/periods.ts'
import { type OwingSoFar, owingsOf, systemEvents, withoutPaper } from '../store/owings.ts'
import { type ImportantPeriod, type Interval, intervalsOf, periodsToMake } from '../store/settings.ts'
import { arisingOf, makeArise } from './arise.ts'
import { whereItHolds } from './conditions.ts'
import { allDuties, type DutyLaw, keyOfLaw, lawOf } from './law.ts'

const lawsWhere = ({ regimes }: DutiesNeeds, test: (law: DutyLaw) => boolean) => allDuties(regimes).filter(test)
const keysWhere = (needs: DutiesNeeds, test: (law: DutyLaw) => boolean) => lawsWhere(needs, test).map(keyOfLaw)

/** Duties owed for a period: each full period that has begun. */
export async function ariseByPeriod(needs: DutiesNeeds): Promise<number> {
  const keys = keysWhere(needs, ({ rule }) => rule.every !== null)
  const owings = await whereItHolds(needs, await owingsOf(needs.db, keys, today(needs.clock)))
  const intervals = await intervalsOf(needs.db, null)
  return makeArise(
    needs,
    owings.flatMap((owing) => periodsOf(needs, owing, intervals)),
  )
}

function periodsOf(needs: DutiesNeeds, owing: OwingSoFar, intervals: readonly Interval[]): Arising[] {
  const { calendar } = needs
  const law = lawOf(needs.regimes, owing)
  const term = law.rule.within
  const { from, until, latest } = owing
  const stretches = stretchesOf(law, owing, intervals)
  return periodsBegun({ stretches, from, until, after: latest, today: today(needs.clock), calendar }).map((period) =>
    arisingOf(
      needs,
      law,
      owing,
      { origin: period.name, subjectFrom: period.from, subjectTo: period.to, arisesOn: period.from },
      countedDue(endOfPeriod(period.to, term), term && termAsText(term), calendar),
    ),
  )
}

/** The pack's interval, and those that the jurisdiction set after it. */
function stretchesOf({ rule }: DutyLaw, owing: OwingSoFar, intervals: readonly Interval[]): Stretch[] {
  const own = intervals.filter((each) => each.jurisdictionId === owing.jurisdictionId && each.regimeId === owing.regimeId)
  const set = own
    .filter(({ duty }) => duty === owing.duty)
    .flatMap(({ every, from }) => {
      const read = readEvery(every)
      return read ? [{ every: read, from }] : []
    })
  return rule.every === null ? set : [{ every: rule.every, from: owing.from }, ...set]
}

/** Papers of which there must always be a valid one: who has none owes it at once, or when the grace has run out. */
export async function ariseForPapers(needs: DutiesNeeds): Promise<number> {
  const on = today(needs.clock)
  const keys = keysWhere(needs, ({ rule }) => rule.keeps !== null)
  const owings = await whereItHolds(needs, await withoutPaper(needs.db, keys, on))
  return makeArise(
    needs,
    owings.map((owing) => {
      const law = lawOf(needs.regimes, owing)
      const { from } = owing
      return arisingOf(
        needs,
        law,
        owing,
        { origin: `paper:${from}`, subjectFrom: from, subjectTo: null, arisesOn: from },
        graceDue(needs, law, from),
      )
    }),
  )
}

const graceDue = ({ calendar }: DutiesNeeds, { rule }: DutyLaw, from: Day) =>
  rule.within ? countedDue(startOf(from), termAsText(rule.within), calendar) : fixedOn(from)

/** What happened to systems outside cases: read from the systems on file, so that no event is lost. */
export async function ariseForSystems(needs: DutiesNeeds): Promise<number> {
  const keys = lawsWhere(needs, ({ rule }) => rule.after.some((event) => event.startsWith('system.'))).flatMap((law) =>
    law.rule.after.map((event) => ({ ...keyOfLaw(law), event, sees: law.party.sees })),
  )
  const events = await systemEvents(needs.db, keys, today(needs.clock))
  const owings = events.map((event) => ({ ...event, from: event.on, until: null }))
  const held = (await whereItHolds(needs, owings)).filter(({ from, on }) => from === on)
  return makeArise(
    needs,
    held.map((event) => {
      const law = lawOf(needs.regimes, event)
      const { on } = event
      const due = countedDue(startOf(on), law.rule.within && termAsText(law.rule.within), needs.calendar)
      return arisingOf(
        needs,
        law,
        event,
        { origin: `${event.event}:${event.systemId}`, subjectFrom: on, subjectTo: null, arisesOn: on },
        due,
      )
    }),
  )
}

/** Duties in declared important periods: one for each who owes it while the period lasts. */
export async function ariseInPeriods(needs: DutiesNeeds): Promise<number> {
  const laws = lawsWhere(needs, ({ rule }) => rule.during !== null)
  if (laws.length === 0) return 0
  const periods = await periodsToMake(needs.db, today(needs.clock))
  let made = 0
  for (const period of periods) made += await makeArise(needs, await inPeriod(needs, laws, period))
  return made
}

async function inPeriod(needs: DutiesNeeds, laws: readonly DutyLaw[], period: ImportantPeriod): Promise<Arising[]> {
  const regimeId = await needs.regimeIdOn(period.jurisdictionId, period.from)
  const keys = laws.filter(({ regime }) => regime.id === regimeId).map(keyOfLaw)
  const owings = (await owingsOf(needs.db, keys, today(needs.clock))).filter(
    ({ jurisdictionId, from, until }) =>
      jurisdictionId === period.jurisdictionId && from <= period.to && (until === null || until > period.from),
  )
  return (await whereItHolds(needs, owings)).map((owing) => duringPeriod(needs, owing, period))
}

function duringPeriod(needs: DutiesNeeds, owing: OwingSoFar, period: ImportantPeriod): Arising {
  const law = lawOf(needs.regimes, owing)
  const from = later(owing.from, period.from)
  const term = law.rule.within
  const due = term ? countedDue(startOf(from), termAsText(term), needs.calendar) : fixedOn(period.to)
  const what = { origin: `period:${period.id}`, subjectFrom: from, subjectTo: later(from, period.to), arisesOn: from }
  return arisingOf(needs, law, owing, { ...what, importantPeriodId: period.id }, due)
}
