import { dayOf, type Instant, type Outcome, ok, refuse, type Tx } from '../../kernel/index.ts'
import { type ProcedureRule, partyOf, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'
import { reachOf } from '../rules/turn.ts'
import { organisationsAs } from '../store/documents.ts'
import { involvedIn } from '../store/involved.ts'
import { citeStep } from './record.ts'

interface Next {
  readonly regime: Regime
  readonly procedure: ProcedureRule
  readonly file: CaseFile
  /** The step that is left: whoever leaves it is told under its article. */
  readonly step: StepRule
}

/**
 * A case goes to no step that waits for a superior or for whoever looks after the area where there is none: it would lie there, seen by nobody
 * whose turn could come.
 */
export async function checkSomebody(tx: Tx, now: Instant, { regime, procedure, file, step }: Next, next: StepRule): Promise<Outcome<null>> {
  const party = partyOf(regime, next.by)
  const reach = party && reachOf(party, procedure)
  if (!party || (reach !== 'superior' && reach !== 'looked-after')) return ok(null)
  const on = dayOf(now)
  const there =
    reach === 'superior'
      ? (await involvedIn(tx, file, on)).superiors[party.id] !== undefined
      : (await organisationsAs(tx, { jurisdictionId: file.jurisdictionId, party: party.id, on }, file.organisationId)).length > 0
  if (there) return ok(null)
  const where = reach === 'superior' ? '上级单位' : '所在区划'
  return refuse('case.nobody-there', { facts: { step: next.name, party: party.name, where }, citation: citeStep({ regime, step }) })
}
