import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, refuse, type Tx, today } from '../../kernel/index.ts'
import { type ProcedureRule, partyOf, procedureOf, type Regime, validityNotice } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'
import { insertCase, insertEvent, nextNumber } from '../store/cases.ts'
import { type CasesNeeds, ruleOf } from './needs.ts'
import { enter } from './passage.ts'

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
  const { jurisdictionId } = actor
  const regimeId = jurisdictionId && (await needs.regimeIdOn(jurisdictionId, today(needs.clock)))
  if (!jurisdictionId || !regimeId) return refuse('permission.denied', { facts: { permission: '发起申请' } })
  const regime = needs.regimes.get(regimeId)
  const procedure = procedureOf(regime, input.procedure)
  const known = regime.procedures.map(({ name }) => name).join('、')
  if (!procedure) return refuse('case.procedure-unknown', { facts: { procedure: input.procedure, known } })
  if (!actor.parties.includes(procedure.by)) {
    return refuse('case.not-beginner', { facts: { procedure: procedure.name, party: partyOf(regime, procedure.by)?.name ?? '' } })
  }
  return needs.door.write({ actor, does: 'case.begin', needs: 'case.begin', once: { key, input } }, async (writing) => {
    const choice = await checkChoice(writing.tx, jurisdictionId, actor, procedure, input)
    if (!choice.ok) return choice
    const first = ruleOf(procedure, procedure.steps[0]?.id ?? '')
    const file = await open(writing, { actor, jurisdictionId, regime, procedure, input })
    await writing.record({
      object: { kind: 'case', id: file.id },
      jurisdiction: jurisdictionId,
      organisation: actor.organisationId,
      citation: { regime: regime.id, cite: first.source.cites[0] ?? '' },
      after: { number: file.number, ...input },
    })
    const entered = await enter(needs, writing, file, first)
    return entered.ok ? ok({ id: file.id, number: file.number }) : entered
  })
}

/** The system must be the unit's own, the provider one of the jurisdiction; an order needs both. */
async function checkChoice(tx: Tx, jurisdictionId: Id, actor: OfficeActor, procedure: ProcedureRule, input: Begin): Promise<Outcome<null>> {
  const { rows } = await sql<{ system: boolean; provider: boolean }>`select
    exists (select from system where id = ${input.systemId} and organisation_id = ${actor.organisationId}) as system,
    exists (select from organisation o join organisation_party p on p.organisation_id = o.id where o.id = ${input.providerId}
      and o.jurisdiction_id = ${jurisdictionId}) as provider`.execute(tx)
  if (input.systemId && !rows[0]?.system) return refuse('request.not-found', { facts: { what: '该信息系统' } })
  if (input.providerId && !rows[0]?.provider) return refuse('request.not-found', { facts: { what: '该云服务商' } })
  if (procedure.order === 'none') return ok(null)
  if (!input.systemId) return refuse('case.system-needed')
  return input.providerId ? ok(null) : refuse('case.provider-needed')
}

interface Opening {
  readonly actor: OfficeActor
  readonly jurisdictionId: Id
  readonly regime: Regime
  readonly procedure: ProcedureRule
  readonly input: Begin
}

async function open(
  { tx, now }: { tx: Tx; now: CaseFile['begunAt'] },
  { actor, jurisdictionId, regime, procedure, input }: Opening,
): Promise<CaseFile> {
  const on = dayOf(now)
  const { year, number } = await nextNumber(tx, jurisdictionId, 'case', on)
  const file: CaseFile = {
    id: newId(),
    jurisdictionId,
    regimeId: regime.id,
    procedure: procedure.id,
    number: `${year}-${String(number).padStart(6, '0')}`,
    organisationId: actor.organisationId,
    systemId: input.systemId,
    providerId: input.providerId,
    step: procedure.steps[0]?.id ?? null,
    enteredAt: now,
    endsAs: null,
    endedAt: null,
    notice: validityNotice(regime, on),
    fields: {},
    lines: [],
    submissions: 0,
    version: 1,
    begunAt: now,
    begunBy: actor.personId,
  }
  await insertCase(tx, file)
  await insertEvent(tx, file.id, {
    at: now,
    kind: 'begun',
    step: file.step ?? '',
    outcome: null,
    opinion: null,
    fields: {},
    level: null,
    personId: actor.personId,
    personName: actor.personName,
    organisationId: actor.organisationId,
    organisationName: actor.organisationName,
  })
  return file
}
