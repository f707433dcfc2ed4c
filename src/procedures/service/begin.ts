import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, refuse, today, type Writing } from '../../kernel/index.ts'
import { type ProcedureRule, partyOf, procedureOf, type Regime, validityNotice } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'
import { insertCase, nextNumber } from '../store/cases.ts'
import { type CasesNeeds, ruleOf } from './needs.ts'
import { enter } from './passage.ts'
import { citeStep, happened, recordCase } from './record.ts'

export interface Begin {
  readonly procedure: string
  readonly systemId: Id | null
  readonly providerId: Id | null
}

/** Begins a case as a draft of the actor's own organisation, under the measure that binds today. */
export async function begin(
  needs: CasesNeeds,
  actor: OfficeActor,
  input: Begin,
  key: string,
): Promise<Outcome<{ id: Id; number: string }>> {
  const law = await lawToday(needs, actor, input)
  if (!law.ok) return law
  return needs.door.write({ actor, does: 'case.begin', needs: 'case.begin', once: { key, input } }, async (writing) => {
    const opening = { ...law.value, input }
    const choice = await checkChoice(writing, opening)
    if (!choice.ok) return choice
    const file = await open(writing, opening)
    const first = ruleOf(opening.procedure, file.step ?? '')
    await recordCase(writing, file, {
      citation: citeStep({ regime: opening.regime, step: first }),
      after: { number: file.number, ...input },
    })
    const entered = await enter(needs, writing, file, first)
    return entered.ok ? ok({ id: file.id, number: file.number }) : entered
  })
}

interface Law {
  readonly jurisdictionId: Id
  readonly regime: Regime
  readonly procedure: ProcedureRule
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

/** The system must be the unit's own, the provider one that provides here today; an order needs both. */
async function checkChoice(
  { tx, actor, now }: Writing<OfficeActor>,
  { jurisdictionId, regime, procedure, input }: Opening,
): Promise<Outcome<null>> {
  const providing = regime.parties.filter(({ sees }) => sees === 'assigned').map(({ id }) => id)
  const { rows } = await sql<{ system: boolean; provider: boolean }>`select
    exists (select from system where id = ${input.systemId} and organisation_id = ${actor.organisationId}) as system,
    exists (select from organisation o join organisation_party p on p.organisation_id = o.id where o.id = ${input.providerId}
      and o.jurisdiction_id = ${jurisdictionId} and p.party = any(${providing}) and p.during @> ${dayOf(now)}::date) as provider`.execute(
    tx,
  )
  if (input.systemId && !rows[0]?.system) return refuse('request.not-found', { facts: { what: '该信息系统' } })
  if (input.providerId && !rows[0]?.provider) return refuse('request.not-found', { facts: { what: '该云服务商' } })
  if (procedure.order === 'none') return ok(null)
  const citation = { regime: regime.id, cite: procedure.source.cites[0] ?? '' }
  if (!input.systemId) return refuse('case.system-needed', { facts: { procedure: procedure.name }, citation })
  return input.providerId ? ok(null) : refuse('case.provider-needed', { facts: { procedure: procedure.name }, citation })
}

interface Opening extends Law {
  readonly input: Begin
}

async function open(writing: Writing<OfficeActor>, opening: Opening): Promise<CaseFile> {
  const { tx, now } = writing
  const { year, number } = await nextNumber(tx, opening.jurisdictionId, 'case', dayOf(now))
  const file = draft(writing, opening, `${year}-${String(number).padStart(6, '0')}`)
  await insertCase(tx, file)
  await happened(writing, file.id, { kind: 'begun', step: file.step ?? '' })
  return file
}

const draft = ({ actor, now }: Writing<OfficeActor>, { jurisdictionId, regime, procedure, input }: Opening, number: string): CaseFile => ({
  id: newId(),
  jurisdictionId,
  regimeId: regime.id,
  procedure: procedure.id,
  number,
  organisationId: actor.organisationId,
  systemId: input.systemId,
  providerId: input.providerId,
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
  begunBy: actor.personId,
})
