import type { OfficeActor } from '../../identity/index.ts'
import { earlier, type Id, plusDays, startOf, today } from '../../kernel/index.ts'
import type { OverviewNeeds } from '../needs.ts'
import { calendarSpan, type Period, standingOn } from '../rules/period.ts'
import { dayNumbers } from '../rules/working-time.ts'
import type { Scope, StepParty } from '../store/scope.ts'

/** What an actor is told of a period: bounded by his sight, as of its end or now. */
export function scopeOf(needs: OverviewNeeds, actor: OfficeActor, jurisdictionId: Id, period: Period, regimeIds: readonly string[]): Scope {
  const now = needs.clock.now()
  const on = today(needs.clock)
  const until = plusDays(period.to, 1)
  const span = calendarSpan(on)
  return {
    reader: { sight: actor.sight, organisationId: actor.organisationId, parties: actor.parties },
    jurisdictionId,
    ...{ from: period.from, until, fromAt: startOf(period.from), untilAt: startOf(until) },
    ...{ on: standingOn(period, on), at: earlier(now, startOf(until)), now },
    ...{ numbers: dayNumbers(needs.calendar, span), numbersFrom: span.from },
    steps: stepsOf(needs, regimeIds),
  }
}

const stepsOf = ({ regimes }: OverviewNeeds, ids: readonly string[]): StepParty[] =>
  ids
    .filter(regimes.has)
    .flatMap((regime) =>
      regimes
        .get(regime)
        .procedures.flatMap((procedure) => procedure.steps.map(({ id, by }) => ({ regime, procedure: procedure.id, step: id, party: by }))),
    )
