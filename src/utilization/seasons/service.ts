import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { UtilizationNeeds } from '../ports.ts'
import { type DeclaredSeason, type SeasonInput, seasonFaults } from './season.ts'
import * as store from './store.ts'

export interface Seasons {
  seasons(actor: OfficeActor, systemId: Id): Promise<Outcome<DeclaredSeason[]>>
  /** The unit declares a busy or quiet time of its system, before its first day ends. */
  declareSeason(actor: OfficeActor, systemId: Id, input: SeasonInput, key: string): Promise<Outcome<DeclaredSeason>>
  /** Takes a season back before it begins. */
  withdrawSeason(actor: OfficeActor, systemId: Id, id: Id, key: string): Promise<Outcome<DeclaredSeason>>
}

const unseen = (what: string) => refuse('request.not-found', { facts: { what } })

export const createSeasons = ({ db, door }: Pick<UtilizationNeeds, 'db' | 'door'>): Seasons => ({
  async seasons(actor, systemId) {
    const system = await store.systemSeen(db, actor.sight, systemId)
    return system ? ok(await store.seasonsOfSystem(db, systemId)) : unseen('系统')
  },

  declareSeason: (actor, systemId, input, key) =>
    door.write(
      { actor, does: 'season.declare', needs: 'season.declare', once: { key, input: { systemId, ...input } } },
      async ({ tx, now, record }) => {
        const system = await store.systemSeen(tx, actor.sight, systemId)
        if (!system) return unseen('系统')
        const faults = seasonFaults(input, dayOf(now))
        if (faults.length > 0) return refuse('request.invalid', { faults })
        const id = newId()
        const by = { by: actor.organisationId, person: actor.personName, at: now }
        if (!(await store.insertSeason(tx, { ...input, ...system, ...by, id, systemId })))
          return refuse('season.overlaps', { facts: { from: input.from, to: input.to } })
        const declared = await store.lockSeason(tx, systemId, id)
        if (!declared) throw new Error(`season ${id} was written and is not there`)
        const { jurisdictionId: jurisdiction, organisationId: organisation } = system
        await record({ object: { kind: 'season', id }, jurisdiction, organisation, after: declared })
        return ok(declared)
      },
    ),

  withdrawSeason: (actor, systemId, id, key) =>
    door.write(
      { actor, does: 'season.withdraw', needs: 'season.declare', once: { key, input: { systemId, id } } },
      async ({ tx, now, record }) => {
        const system = await store.systemSeen(tx, actor.sight, systemId)
        const before = system && (await store.lockSeason(tx, systemId, id))
        if (!system || !before || before.withdrawnAt !== null) return unseen('业务周期')
        if (before.from <= dayOf(now)) return refuse('season.begun', { facts: { from: before.from } })
        await store.withdrawSeason(tx, id, now)
        const after = { ...before, withdrawnAt: now }
        const { jurisdictionId: jurisdiction, organisationId: organisation } = system
        await record({ object: { kind: 'season', id }, jurisdiction, organisation, before, after })
        return ok(after)
      },
    ),
})
