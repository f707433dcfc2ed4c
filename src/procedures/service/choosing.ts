import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { partyOf } from '../../regimes/index.ts'
import { standingAs } from '../store/involved.ts'
import { isProviders } from './facts.ts'
import type { CasesNeeds } from './needs.ts'
import type { Begin, Concerned, Law } from './opening.ts'

/** Whom and what a new case concerns: its organisation, that one's system, and the provider as the procedure says. */
export async function choose(
  { hooks }: Pick<CasesNeeds, 'hooks'>,
  writing: Writing<OfficeActor>,
  law: Law,
  input: Begin,
): Promise<Outcome<Concerned>> {
  const subject = await subjectOf(hooks, writing, law, input)
  if (!subject.ok) return subject
  const organisationId = subject.value
  const system = await checkSystem(writing, law, input, organisationId)
  if (!system.ok) return system
  const provider = await providerOf(hooks, writing, law, { input, organisationId })
  return provider.ok ? ok({ organisationId, systemId: input.systemId, providerId: provider.value }) : provider
}

type Hooks = CasesNeeds['hooks']

const citeProcedure = ({ regime, procedure }: Law) => ({
  facts: { procedure: procedure.name, party: partyOf(regime, procedure.about ?? '')?.name ?? '' },
  citation: { regime: regime.id, cite: procedure.source.cites[0] ?? '' },
})

/** Whose matter it is: the beginner's own, or of somebody within its sight or with whom it deals. Others are as good as unknown. */
async function subjectOf(hooks: Hooks, { tx, actor, now }: Writing<OfficeActor>, law: Law, { aboutId }: Begin): Promise<Outcome<Id>> {
  const { about } = law.procedure
  const said = citeProcedure(law)
  if (about === null) return aboutId === null ? ok(actor.organisationId) : refuse('case.about-nobody', said)
  if (aboutId === null) return refuse('case.about-needed', said)
  const { sight, organisationId } = actor
  const stands = (await standingAs(tx, [aboutId], { jurisdictionId: law.jurisdictionId, party: about, on: dayOf(now) })).has(aboutId)
  const reached = sight.all || sight.organisationIds.includes(aboutId) || (await hooks.partners(tx, organisationId)).includes(aboutId)
  return stands && reached ? ok(aboutId) : refuse('request.not-found', { facts: { what: `该${said.facts.party}` } })
}

/** The system must be the organisation's own; an order needs one. */
async function checkSystem({ tx }: Writing<OfficeActor>, law: Law, { systemId }: Begin, organisationId: Id): Promise<Outcome<null>> {
  if (systemId === null) return law.procedure.order === 'none' ? ok(null) : refuse('case.system-needed', citeProcedure(law))
  const { rows } = await sql`select from system where id = ${systemId} and organisation_id = ${organisationId}`.execute(tx)
  return rows.length > 0 ? ok(null) : refuse('request.not-found', { facts: { what: '该信息系统' } })
}

interface Choice {
  readonly input: Begin
  readonly organisationId: Id
}

/** The provider: whoever the case is about or begins it as one, the only one there is, nobody yet, or the one that was chosen. */
async function providerOf(hooks: Hooks, writing: Writing<OfficeActor>, law: Law, choice: Choice): Promise<Outcome<Id | null>> {
  const { regime, procedure } = law
  const { providerId } = choice.input
  if (isProviders(regime, procedure)) return theOne(choice.organisationId, providerId)
  if (partyOf(regime, procedure.by)?.sees === 'assigned') return theOne(writing.actor.organisationId, providerId)
  if (procedure.provider === 'assigned') return providerId === null ? ok(null) : refuse('case.provider-later', citeProcedure(law))
  if (procedure.provider === 'single') return theSingle(hooks, writing, law, providerId)
  if (providerId !== null) return isProviding(writing, law, providerId)
  return procedure.order === 'none' ? ok(null) : refuse('case.provider-needed', citeProcedure(law))
}

const unknownProvider = () => refuse('request.not-found', { facts: { what: '该云服务商' } })

const theOne = (one: Id, said: Id | null): Outcome<Id> => (said === null || said === one ? ok(one) : unknownProvider())

async function theSingle(hooks: Hooks, { tx, now }: Writing<OfficeActor>, law: Law, said: Id | null): Promise<Outcome<Id>> {
  const [one, ...others] = await hooks.contractedProviders(tx, law.jurisdictionId, dayOf(now))
  if (one === undefined) return refuse('case.provider-none', citeProcedure(law))
  return others.length > 0 ? refuse('case.provider-several', citeProcedure(law)) : theOne(one, said)
}

async function isProviding({ tx, now }: Writing<OfficeActor>, { jurisdictionId, regime }: Law, id: Id): Promise<Outcome<Id>> {
  for (const { id: party } of regime.parties.filter(({ sees }) => sees === 'assigned')) {
    if ((await standingAs(tx, [id], { jurisdictionId, party, on: dayOf(now) })).has(id)) return ok(id)
  }
  return unknownProvider()
}
