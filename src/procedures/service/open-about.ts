import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Writing } from '../../kernel/index.ts'
import { procedureOf } from '../../regimes/index.ts'
import { insertEvent, lockOpenings, openCaseAbout } from '../store/cases.ts'
import { countVersions, insertFindings } from '../store/papers.ts'
import { type CasesNeeds, ruleOf, systemActor } from './needs.ts'
import { openFile } from './opening.ts'
import { enter } from './passage.ts'
import { recordCase } from './record.ts'

/** What a finding begins, about whom, and what was found. */
export interface OpenAbout {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly procedure: string
  readonly organisationId: Id
  readonly systemId: Id | null
  readonly providerId: Id | null
  readonly finding: { readonly rule: string; readonly message: string; readonly cite: string }
}

/**
 * Begins a case by the platform itself, which waits in its first step for the party that begins such cases; where one about the same
 * organisation and system is open, the finding joins it. Answers with the case, in the caller's transaction.
 */
export async function openAbout(needs: CasesNeeds, writing: Writing<OfficeActor>, about: OpenAbout): Promise<Id> {
  const { tx, now } = writing
  // Of two findings at once the second must see the first's case.
  await lockOpenings(tx, about.jurisdictionId)
  const file = (await openCaseAbout(tx, about)) ?? (await beginByItself(needs, writing, about))
  const { rule, message, cite } = about.finding
  const version = await countVersions(tx, file.id)
  await insertFindings(tx, file.id, now, [{ version, rule, message, cite }])
  await recordCase(writing, file, {
    citation: { regime: about.regimeId, cite },
    after: { number: file.number, finding: { rule, message } },
  })
  return file.id
}

async function beginByItself(needs: CasesNeeds, writing: Writing<OfficeActor>, about: OpenAbout) {
  const regime = needs.regimes.get(about.regimeId)
  const procedure = procedureOf(regime, about.procedure)
  if (!procedure) throw new Error(`measure ${regime.id} has no procedure ${about.procedure} to open`)
  const beginner = { begunBy: systemActor.personId, begunByOrganisationId: null, openedFor: procedure.by }
  const file = await openFile(writing, { jurisdictionId: about.jurisdictionId, regime, procedure }, about, beginner)
  const first = ruleOf(procedure, file.step ?? '')
  const event = { at: writing.now, kind: 'begun' as const, step: first.id, outcome: null, opinion: null, fields: {}, level: null }
  const platform = {
    personId: null,
    personName: systemActor.personName,
    organisationId: null,
    organisationName: systemActor.organisationName,
  }
  await insertEvent(writing.tx, file.id, { ...event, ...platform })
  const entered = await enter(needs, writing, file, first)
  if (!entered.ok) throw new Error(`case ${file.number} cannot begin: ${entered.refusal.message}`)
  return file
}
