import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, type Outcome, ok, refused, type Writing } from '../../kernel/index.ts'
import { type Finding, type OutcomeRule, procedureOf, type Regime } from '../../regimes/index.ts'
import { countVersions, insertFindings } from '../store/papers.ts'
import { factsOf, isProviders } from './facts.ts'
import type { CasesNeeds } from './needs.ts'
import { openAbout } from './open-about.ts'
import type { Turn } from './turn.ts'

/** Judges the leaving of a step by the measure's rules; whoever takes back what he began is let go. */
export async function judgeLeaving(
  needs: CasesNeeds,
  { tx, now }: Pick<Writing<OfficeActor>, 'tx' | 'now'>,
  { file, procedure, step }: Turn,
  outcome: Pick<OutcomeRule, 'id' | 'endsAs'>,
): Promise<Outcome<readonly Finding[]>> {
  if (outcome.endsAs === 'withdrawn') return ok([])
  const facts = { ...(await factsOf(needs, tx, file)), step: `${procedure.id}.${step.id}`, outcome: outcome.id, today: dayOf(now) }
  const { refusal, findings } = needs.regimes.judge(file.regimeId, 'step.leave', facts)
  return refusal ? refused(refusal) : ok(findings)
}

/** A term ran out: what the measure's rules say of it goes on file. Nothing can be refused any more. */
export async function judgeOverdue(needs: CasesNeeds, writing: Writing<OfficeActor>, turn: Turn): Promise<void> {
  const { file, procedure, step } = turn
  const facts = { ...(await factsOf(needs, writing.tx, file)), step: `${procedure.id}.${step.id}` }
  await keepFindings(needs, writing, turn, needs.regimes.judge(file.regimeId, 'step.overdue', facts).findings)
}

/** Puts findings on the case's file; one that opens a procedure begins a case about the same unit, or about its provider. */
export async function keepFindings(
  needs: CasesNeeds,
  writing: Writing<OfficeActor>,
  turn: Turn,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return
  const { file } = turn
  const version = await countVersions(writing.tx, file.id)
  const found = findings.map(({ rule, message, citation }) => ({ version, rule, message, cite: citation.cite }))
  await insertFindings(writing.tx, file.id, writing.now, found)
  for (const { opens, rule, message, citation } of findings) {
    const subject = opens === null ? null : subjectOf(turn, opens)
    if (opens === null || subject === null) continue
    const about = { jurisdictionId: file.jurisdictionId, regimeId: file.regimeId, procedure: opens, ...subject }
    await openAbout(needs, writing, { ...about, finding: { rule, message, cite: citation.cite } })
  }
}

interface Subject {
  readonly organisationId: Id
  readonly systemId: Id | null
  readonly providerId: Id | null
}

/** Whom a case that follows from this one is about; null where this one has nobody of that kind. */
function subjectOf({ regime, procedure, file }: Turn, opens: string): Subject | null {
  if (opensAboutProvider(regime, opens)) {
    const { providerId } = file
    return providerId === null ? null : { organisationId: providerId, systemId: null, providerId }
  }
  const { organisationId, systemId, providerId } = file
  return isProviders(regime, procedure) ? null : { organisationId, systemId, providerId }
}

function opensAboutProvider(regime: Regime, opens: string): boolean {
  const opened = procedureOf(regime, opens)
  return opened !== undefined && isProviders(regime, opened)
}
