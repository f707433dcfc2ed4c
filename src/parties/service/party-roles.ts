import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, type Outcome, ok, refuse, type Tx, type Writing } from '../../kernel/index.ts'
import { periodOf } from '../rules/period.ts'
import { notFound, reaches } from '../rules/reach.ts'
import { findOrganisation, lockOrganisation, type Organisation } from '../store/organisations.ts'
import { endParty, insertParty } from '../store/party-roles.ts'
import { partiesOn } from './bindings.ts'
import { onceOf, type PartiesNeeds, type WriteOptions } from './needs.ts'
import { about } from './organisations.ts'

export interface Assignment {
  readonly party: string
  readonly from: Day
  readonly lastDay: Day | null
}

/** Which parties of the measure an organisation is. */
export const createPartyRoles = (needs: PartiesNeeds) => ({
  /**
   * Makes an organisation a party for a period. Refuses with `organisation.party-unknown` when the measure that binds on
   * the first day defines no such party, `organisation.party-held` when it is that party already.
   */
  assignParty: (actor: OfficeActor, id: Id, assignment: Assignment, { key }: WriteOptions = {}): Promise<Outcome<Organisation>> =>
    onOrganisation(needs, actor, { id, does: 'organisation.assign-party', key, input: assignment }, async ({ tx }, organisation) => {
      const { party, from, lastDay } = assignment
      const period = periodOf(from, lastDay)
      if (!period.ok) return period
      const name = await nameOfParty(needs, tx, organisation, party, from)
      if (name === null) return refuse('organisation.party-unknown', { facts: { party, on: from } })
      const inserted = await insertParty(tx, id, party, period.value)
      return inserted ? ok(null) : refuse('organisation.party-held', { facts: { party: name } })
    }),

  /** Ends a party with its last day. Refuses with `organisation.party-not-held` when the organisation is not it on that day. */
  endParty: (
    actor: OfficeActor,
    id: Id,
    { party, lastDay }: { party: string; lastDay: Day },
    { key }: WriteOptions = {},
  ): Promise<Outcome<Organisation>> =>
    onOrganisation(needs, actor, { id, does: 'organisation.end-party', key, input: { party, lastDay } }, async ({ tx }, organisation) => {
      if (await endParty(tx, id, party, lastDay)) return ok(null)
      const name = await nameOfParty(needs, tx, organisation, party, lastDay)
      return refuse('organisation.party-not-held', { facts: { party: name ?? party, on: lastDay } })
    }),
})

interface Doing {
  readonly id: Id
  readonly does: string
  readonly key: string | undefined
  readonly input: unknown
}

function onOrganisation(
  needs: PartiesNeeds,
  actor: OfficeActor,
  { id, does, key, input }: Doing,
  work: (writing: Writing<OfficeActor>, organisation: Organisation) => Promise<Outcome<null>>,
): Promise<Outcome<Organisation>> {
  const act = { actor, does, needs: 'organisation.manage', once: onceOf(key, { id, input }) }
  return needs.door.write<Organisation, OfficeActor>(act, async (writing) => {
    const before = await lockOrganisation(writing.tx, id)
    if (!before || !reaches(actor, before.jurisdictionId)) return notFound('单位')
    const done = await work(writing, before)
    if (!done.ok) return done
    const after = (await findOrganisation(writing.tx, id)) ?? before
    await writing.record({ ...about(before), before: before.parties, after: after.parties })
    return ok(after)
  })
}

async function nameOfParty(needs: PartiesNeeds, tx: Tx, { jurisdictionId }: Organisation, party: string, on: Day): Promise<string | null> {
  if (jurisdictionId === null) return null
  const defined = await partiesOn(needs, tx, jurisdictionId, on)
  return defined.find(({ id }) => id === party)?.name ?? null
}
