import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { shipped } from '../../app/shipped.ts'
import { loadTemplates } from '../../documents/index.ts'
import type { OfficeActor, Post } from '../../identity/index.ts'
import { type Id, newId } from '../../kernel/index.ts'
import type { ProcedureRule, Regime, StepRule } from '../../regimes/index.ts'
import { aJurisdiction, anOrganisation, fixedClock, must, testDatabase } from '../../testing/index.ts'
import { aPerson, calendar, regimes } from './cast.fixture.ts'
import { createWaiting } from './service.ts'

// From the packs alone: a case stands in every step of every procedure of every measure, and is looked for in the list of everybody who is any party there.

const { db, ownerDb } = await testDatabase()
const templates = loadTemplates({ shipped: shipped.templates, packs: [shipped.regimes], office: null })
const { waiting } = createWaiting({ db, clock: fixedClock('2024-09-24T09:00'), calendar, regimes, templates })
const at = '2024-09-20T01:00:00Z'
const posts: readonly Post[] = ['handler', 'reviewer', 'approver', 'signer']

interface Somebody {
  readonly party: string
  readonly post: Post
  /** One whose organisation acts; another of the same party that has nothing to do with it; the same elsewhere. */
  readonly which: 'own' | 'other' | 'far'
  readonly actor: OfficeActor
}

/** Organisations of each party, above each other in a ring, so that each is a superior of each and is seen by it; and those that are not. */
async function peopleOf(regime: Regime): Promise<{ place: Id; houses: ReadonlyMap<string, Id>; people: Somebody[] }> {
  const people: Somebody[] = []
  const [place, far] = [await aJurisdiction(ownerDb), await aJurisdiction(ownerDb)]
  const houses = new Map<string, Id>()
  for (const { id } of regime.parties) houses.set(id, await aHouse(place, id))
  const ring = [...houses.values()]
  for (const [index, id] of ring.entries())
    if (ring.length > 1) await sql`update organisation set parent_id = ${ring[(index + 1) % ring.length]} where id = ${id}`.execute(ownerDb)
  for (const { id: party } of regime.parties)
    for (const post of posts) {
      const own = { regime: regime.id, jurisdictionId: place, organisationId: houses.get(party) ?? '', subordinateIds: ring }
      people.push({ party, post, which: 'own', actor: await aPerson(ownerDb, own, [party], [post]) })
      for (const which of ['other', 'far'] as const) {
        const jurisdictionId = which === 'far' ? far : place
        const where = { regime: regime.id, jurisdictionId, organisationId: await aHouse(jurisdictionId, party) }
        people.push({ party, post, which, actor: await aPerson(ownerDb, where, [party], [post]) })
      }
    }
  return { place, houses, people }
}

async function aHouse(jurisdictionId: Id, party: string): Promise<Id> {
  const id = await anOrganisation(ownerDb, jurisdictionId)
  await sql`insert into organisation_party (organisation_id, party, during) values (${id}, ${party}, '[2024-01-01,)')`.execute(ownerDb)
  return id
}

/** A case that stands in the step, every field of which names the organisation of its party. */
async function aCaseIn(
  regime: Regime,
  procedure: ProcedureRule,
  step: StepRule,
  { place, houses }: { place: Id; houses: ReadonlyMap<string, Id> },
) {
  const id = newId()
  const provider = regime.parties.find(({ sees }) => sees === 'assigned')?.id
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, provider_id, step, entered_at, submissions, begun_at, begun_by,
      begun_by_organisation_id)
    values (${id}, ${place}, ${regime.id}, ${procedure.id}, ${`N-${id.slice(-12)}`}, ${houses.get(procedure.about ?? procedure.by)},
      ${provider ? houses.get(provider) : null}, ${step.id}, ${at}, 1, ${at}, ${newId()}, ${houses.get(procedure.by)})`.execute(ownerDb)
  const { rows } = await sql<{
    id: string
  }>`insert into case_event (case_id, at, kind, step) values (${id}, ${at}, 'begun', ${step.id}) returning id`.execute(ownerDb)
  const asks = procedure.steps.flatMap((each) => [...each.asks, ...each.outcomes.flatMap((outcome) => outcome.asks)])
  for (const ask of asks) {
    const party = ask.type === 'body' ? ask.party : null
    if (party && houses.has(party))
      await sql`insert into case_body (case_id, field, organisation_id, event_id) values (${id}, ${ask.field}, ${houses.get(party)}, ${rows[0]?.id})
        on conflict do nothing`.execute(ownerDb)
  }
  return id
}

const measures = regimes.all()
test('measures are read', () => expect(measures.length).toBeGreaterThanOrEqual(5))

test.each(measures.map((regime) => [regime.id, regime] as const))(
  '%s: whoever acts in a step finds it, and nobody else',
  async (_, regime) => {
    const world = await peopleOf(regime)
    const stands = new Map<Id, { readonly procedure: ProcedureRule; readonly step: StepRule }>()
    for (const procedure of regime.procedures)
      for (const step of procedure.steps) stands.set(await aCaseIn(regime, procedure, step, world), { procedure, step })
    const faults: string[] = []
    for (const { party, post, which, actor } of world.people) {
      const { items } = must(await waiting(actor, { limit: 5000 }))
      const found = (kind: string) => new Set(items.filter((item) => item.kind === kind).map(({ place }) => place))
      const [turns, asked] = [found('case'), found('consultation')]
      const everywhere = regime.parties.some(({ id, sees }) => id === party && sees === 'jurisdiction')
      for (const [id, { procedure, step }] of stands) {
        const level = step.levels[0]
        const turn = step.work === null && step.by === party && (level === undefined || level === post)
        const consulted = step.with.includes(party)
        // Another organisation that sees the whole place acts as well, where nobody is named: it is the same office.
        if (which === 'other' && everywhere && (turn || consulted)) continue
        const told = `${party} ${post} ${which} ${procedure.id}.${step.id}`
        if (turns.has(id) !== (which === 'own' && turn)) faults.push(`${told}: case ${turns.has(id) ? 'listed' : 'missing'}`)
        if (asked.has(id) !== (which === 'own' && consulted)) faults.push(`${told}: consultation ${asked.has(id) ? 'listed' : 'missing'}`)
      }
    }
    expect(faults).toEqual([])
    expect(stands.size).toBeGreaterThan(5)
  },
)

test('a step that a work order completes waits as that work order for the provider', () => {
  const works = measures.flatMap((regime) =>
    regime.procedures.flatMap(({ id, steps }) =>
      steps.filter(({ work }) => work !== null).map(({ by, id: step }) => ({ regime, told: `${regime.id} ${id}.${step}`, by })),
    ),
  )
  expect(works.length).toBeGreaterThan(0)
  for (const { regime, told, by } of works) expect(regime.parties.find(({ id }) => id === by)?.may, told).toContain('work-order.carry-out')
})
