import { dayOf, type Id, type Instant, newId, type Tx } from '../../kernel/index.ts'
import { type ProcedureRule, type Regime, validityNotice } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'
import { insertCase, nextNumber } from '../store/cases.ts'

/** What is said when a case is begun. */
export interface Begin {
  readonly procedure: string
  /** Whom it is about, where the procedure is about somebody else. */
  readonly aboutId: Id | null
  readonly systemId: Id | null
  readonly providerId: Id | null
}

/** The procedure under the measure that binds. */
export interface Law {
  readonly jurisdictionId: Id
  readonly regime: Regime
  readonly procedure: ProcedureRule
}

/** Whom and what a case concerns. */
export type Concerned = Pick<CaseFile, 'organisationId' | 'systemId' | 'providerId'>

/** Who begins it: a person of an organisation, or the platform, for whoever is `openedFor`. */
export type Beginner = Pick<CaseFile, 'begunBy' | 'begunByOrganisationId' | 'openedFor'>

/** A new case in its first step, with its number. */
export async function openFile(
  { tx, now }: { tx: Tx; now: Instant },
  { jurisdictionId, regime, procedure }: Law,
  concerned: Concerned,
  beginner: Beginner,
): Promise<CaseFile> {
  const { year, number } = await nextNumber(tx, jurisdictionId, 'case', dayOf(now))
  const file: CaseFile = {
    id: newId(),
    jurisdictionId,
    regimeId: regime.id,
    procedure: procedure.id,
    number: `${year}-${String(number).padStart(6, '0')}`,
    organisationId: concerned.organisationId,
    systemId: concerned.systemId,
    providerId: concerned.providerId,
    step: procedure.steps[0]?.id ?? null,
    enteredAt: now,
    endsAs: null,
    endedAt: null,
    notice: validityNotice(regime, dayOf(now)),
    fields: {},
    lines: [],
    submissions: 0,
    version: 1,
    begunAt: now,
    ...beginner,
    unfit: null,
  }
  await insertCase(tx, file)
  return file
}
