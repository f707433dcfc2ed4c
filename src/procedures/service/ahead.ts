import { formatTerm } from '../../calendar/index.ts'
import { documentOf, type OutcomeRule, type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseEvent, CaseFile } from '../case.ts'
import { earliestDay, startOfTerms } from '../rules/clocks.ts'
import { type Arriving, comingInto } from '../rules/coming.ts'
import { reachOf } from '../rules/turn.ts'
import type { Names } from '../store/cases.ts'
import { clockInWords } from './view-parts.ts'

/** What taking a decision would cause if it were taken now. */
export interface Ahead {
  readonly regime: Regime
  readonly procedure: ProcedureRule
  readonly step: StepRule
  readonly file: CaseFile
  readonly names: Names
  readonly arriving: Arriving
}

/** The step that an outcome leads to: who is asked, which term starts there and on which day it ends; null where the case ends. */
export function nextOf({ regime, procedure, step, file, names, arriving }: Ahead, outcome: OutcomeRule) {
  const next = procedure.steps.find(({ id }) => id === outcome.to)
  if (!next) return null
  const left: CaseEvent = { ...nobody, at: arriving.now, step: step.id, outcome: outcome.id }
  const events = [...arriving.events, left]
  // A clock that stands because of this step goes on; the present step's own ends, or stands until the case is back.
  const clocks = arriving.clocks.filter((clock) => clock.step !== step.id)
  const coming = comingInto(next, { ...arriving, events, clocks })
  const earliest = earliestDay(next, startOfTerms(next, events, arriving.now), arriving.calendar)
  return {
    id: next.id,
    name: next.name,
    byName: partyOf(regime, next.by)?.name ?? next.by,
    organisation: whose(regime, { procedure, next, file, names }),
    term: coming && clockInWords(coming.clock),
    dueOn: coming?.clock.dueOn ?? null,
    provisional: coming?.clock.provisional ?? false,
    goesOn: coming?.standing != null,
    lasts: next.lasts && formatTerm(next.lasts),
    earliestOn: earliest?.on ?? null,
    /** The present step's term stands still meanwhile. */
    stops: next.suspends === step.id,
  }
}

const nobody = {
  ...{ kind: 'left' as const, opinion: null, fields: {}, level: null },
  ...{ personId: null, personName: null, organisationId: null, organisationName: null },
}

interface Whose extends Pick<Ahead, 'procedure' | 'file' | 'names'> {
  readonly next: StepRule
}

/** The organisation that acts in the next step, where the case itself says which one. */
function whose(regime: Regime, { procedure, next, names }: Whose): string | null {
  const party = partyOf(regime, next.by)
  const reach = party && reachOf(party, procedure)
  return reach === 'own' ? names.unit : reach === 'assigned' ? names.provider : null
}

/** The papers that an outcome issues, and to which parties. */
export const papersOf = (regime: Regime, { issues }: OutcomeRule) =>
  issues.map((id) => {
    const rule = documentOf(regime, id)
    const named = (parties: readonly string[] = []) => parties.map((party) => partyOf(regime, party)?.name ?? party)
    return { name: rule?.name ?? id, to: named(rule?.to), copies: named(rule?.copies) }
  })
