import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, today } from '../../kernel/index.ts'
import { partyOf, procedureOf } from '../../regimes/index.ts'
import { choose } from './choosing.ts'
import { type CasesNeeds, ruleOf } from './needs.ts'
import { type Begin, type Law, openFile } from './opening.ts'
import { enter } from './passage.ts'
import { citeStep, happened, recordCase } from './record.ts'

/** Begins a case under the measure that binds today, as a draft that the actor's organisation alone sees: its own matter, or about another. */
export async function begin(
  needs: CasesNeeds,
  actor: OfficeActor,
  input: Begin,
  key: string,
): Promise<Outcome<{ id: Id; number: string }>> {
  const law = await lawToday(needs, actor, input)
  if (!law.ok) return law
  return needs.door.write({ actor, does: 'case.begin', needs: 'case.begin', once: { key, input } }, async (writing) => {
    const concerned = await choose(needs, writing, law.value, input)
    if (!concerned.ok) return concerned
    const beginner = { begunBy: actor.personId, begunByOrganisationId: actor.organisationId, openedFor: null }
    const file = await openFile(writing, law.value, concerned.value, beginner)
    await happened(writing, file.id, { kind: 'begun', step: file.step ?? '' })
    const first = ruleOf(law.value.procedure, file.step ?? '')
    await recordCase(writing, file, {
      citation: citeStep({ regime: law.value.regime, step: first }),
      after: { number: file.number, ...input },
    })
    const entered = await enter(needs, writing, file, first)
    return entered.ok ? ok({ id: file.id, number: file.number }) : entered
  })
}

/** The procedure under the measure that binds today, for an organisation that begins it. */
async function lawToday(needs: CasesNeeds, { jurisdictionId, parties }: OfficeActor, input: Begin): Promise<Outcome<Law>> {
  const on = today(needs.clock)
  if (!jurisdictionId) return refuse('permission.denied', { facts: { permission: '发起申请' } })
  const regimeId = await needs.regimeIdOn(jurisdictionId, on)
  if (!regimeId) return refuse('jurisdiction.regime-none', { facts: { on } })
  const regime = needs.regimes.get(regimeId)
  const procedure = procedureOf(regime, input.procedure)
  const known = regime.procedures.map(({ name }) => `“${name}”`).join('、')
  if (!procedure) return refuse('case.procedure-unknown', { facts: { procedure: input.procedure, known } })
  if (parties.includes(procedure.by)) return ok({ jurisdictionId, regime, procedure })
  const party = partyOf(regime, procedure.by)?.name ?? ''
  const citation = { regime: regime.id, cite: procedure.source.cites[0] ?? '' }
  return refuse('case.not-beginner', { facts: { procedure: procedure.name, party }, citation })
}
