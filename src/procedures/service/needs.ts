import type { Calendar } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import type { Clock, Database, Day, Door, Id } from '../../kernel/index.ts'
import { type ProcedureRule, procedureOf, type Regime, type Regimes, type StepRule, stepOf } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'
import type { FactSource } from '../facts.ts'
import type { CaseHooks } from '../hooks.ts'

/** What the cases are built from. */
export interface CasesNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly calendar: Calendar
  readonly regimes: Regimes
  /** The measure that binds a jurisdiction on a day; null where none does. */
  readonly regimeIdOn: (jurisdictionId: Id, on: Day) => Promise<string | null>
  readonly hooks: CaseHooks
  /** All that the folders know of unit, system and provider. */
  readonly facts: FactSource
}

/** A case's measure and procedure; they are those it began under, so they exist. */
export function lawOf(regimes: Regimes, file: CaseFile): { regime: Regime; procedure: ProcedureRule } {
  const regime = regimes.get(file.regimeId)
  const procedure = procedureOf(regime, file.procedure)
  if (!procedure) throw new Error(`case ${file.number}: measure ${file.regimeId} has no procedure ${file.procedure}`)
  return { regime, procedure }
}

/** The rule of a step that a case stands in or passed. */
export function ruleOf(procedure: ProcedureRule, id: string): StepRule {
  const step = stepOf(procedure, id)
  if (!step) throw new Error(`procedure ${procedure.id} has no step ${id}`)
  return step
}

/** Who acts when a term moves a case or a work order is done: recorded as the platform itself. */
export const systemActor: OfficeActor = {
  personId: '00000000-0000-0000-0000-000000000000',
  personName: '平台',
  organisationId: '00000000-0000-0000-0000-000000000000',
  organisationName: '平台',
  permissions: new Set(),
  jurisdictionId: null,
  parties: [],
  posts: [],
  sight: { jurisdictionId: null, all: false, organisationIds: [], providerId: null },
  mustChangePassword: false,
  from: { ip: 'local', requestId: 'sweep' },
}
