import type { OfficeActor } from '../../identity/index.ts'
import type { AuditEntry, Citation, Id, Writing } from '../../kernel/index.ts'
import type { Regime, StepRule } from '../../regimes/index.ts'
import type { CaseEvent, CaseFile } from '../case.ts'
import { insertEvent } from '../store/cases.ts'

/** The article that a step rests on. */
export const citeStep = ({ regime, step }: { regime: Pick<Regime, 'id'>; step: StepRule }): Citation => ({
  regime: regime.id,
  cite: step.source.cites[0] ?? '',
})

type Happening = Pick<CaseEvent, 'kind' | 'step'> & Partial<Pick<CaseEvent, 'outcome' | 'opinion' | 'fields' | 'level'>>

/** Puts an event on the case's file, by the actor; by nobody when a term ran out. Answers with its place in the record. */
export function happened({ tx, now, actor }: Writing<OfficeActor>, caseId: Id, event: Happening): Promise<string> {
  const { personId, personName, organisationId, organisationName } = actor
  const by =
    event.kind === 'overdue'
      ? { personId: null, personName: null, organisationId: null, organisationName: null }
      : { personId, personName, organisationId, organisationName }
  return insertEvent(tx, caseId, { at: now, outcome: null, opinion: null, fields: {}, level: null, ...event, ...by })
}

/** Leaves an entry about a level's proposal: the matter of the organisation that proposes, not yet of the applicant. */
export const recordInside = (
  writing: Writing<OfficeActor>,
  file: Pick<CaseFile, 'id' | 'jurisdictionId'>,
  entry: Pick<AuditEntry, 'citation' | 'before' | 'after'>,
): Promise<void> => recordOf(writing, file, writing.actor.organisationId, entry)

/** Leaves an entry about a case in the audit record: its organisation's matter, while a draft only its beginner's. */
export const recordCase = (
  writing: Writing<OfficeActor>,
  file: Pick<CaseFile, 'id' | 'jurisdictionId' | 'organisationId' | 'begunByOrganisationId' | 'submissions'>,
  entry: Pick<AuditEntry, 'citation' | 'before' | 'after'>,
): Promise<void> => recordOf(writing, file, file.submissions > 0 ? file.organisationId : file.begunByOrganisationId, entry)

const recordOf = (
  writing: Writing<OfficeActor>,
  file: Pick<CaseFile, 'id' | 'jurisdictionId'>,
  organisation: Id | null,
  entry: Pick<AuditEntry, 'citation' | 'before' | 'after'>,
): Promise<void> => writing.record({ object: { kind: 'case', id: file.id }, jurisdiction: file.jurisdictionId, organisation, ...entry })
