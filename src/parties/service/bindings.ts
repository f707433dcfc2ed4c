import type { OfficeActor, PartyStanding } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, type Reader, refuse, today, type Writing } from '../../kernel/index.ts'
import { jurisdictionFor, notFound } from '../rules/reach.ts'
import {
  bindRegime,
  insertJurisdiction,
  insertLostTermDecision,
  type Jurisdiction,
  listJurisdictions,
  lockJurisdiction,
  regimeIdOn,
} from '../store/jurisdictions.ts'
import { onceOf, type PartiesNeeds, type WriteOptions } from './needs.ts'

export interface JurisdictionDraft {
  readonly name: string
  readonly regimeId: string
  /** From which day the measure binds. */
  readonly from: Day
}

export interface RegimeBinding {
  readonly regimeId: string
  readonly from: Day
  /** What was decided of the minimum terms that the measure no longer charges: how many were named, and why it is in order. */
  readonly lostTerms?: { readonly count: number; readonly reason: string } | undefined
}

/** How a measure calls one of its parties. */
export type PartyName = Pick<PartyStanding, 'id' | 'name'>

/** Jurisdictions and the measures that bind them. */
export const createBindings = (needs: PartiesNeeds) => ({
  /**
   * The measure that binds a jurisdiction on a day; null before the first. Whether it has expired, `regimes` knows. `reader`: within a
   * transaction under way.
   */
  regimeIdOn: (jurisdictionId: Id, on: Day, reader: Reader = needs.db) => regimeIdOn(reader, jurisdictionId, on),

  /** The parties of the measure that binds on a day; none where none binds. */
  partiesOf: (jurisdictionId: Id, on: Day) => partiesOn(needs, needs.db, jurisdictionId, on),

  /** All jurisdictions for the operator, the own one for others. */
  listJurisdictions: (actor: OfficeActor): Promise<Jurisdiction[]> => listJurisdictions(needs.db, actor.jurisdictionId),

  /**
   * The parties of the measure that binds today, by id and name; none where none binds. Refuses with `request.not-found`
   * for a jurisdiction that is not there, or not the actor's own.
   */
  listParties: async (actor: OfficeActor, id: Id): Promise<Outcome<readonly PartyName[]>> => {
    const reached = jurisdictionFor(actor, id)
    if (!reached.ok) return reached
    if ((await listJurisdictions(needs.db, id)).length === 0) return notFound('适用区域')
    const parties = await partiesOn(needs, needs.db, id, today(needs.clock))
    return ok(parties.map(({ id: party, name }) => ({ id: party, name })))
  },

  createJurisdiction: (actor: OfficeActor, draft: JurisdictionDraft, { key }: WriteOptions = {}): Promise<Outcome<Jurisdiction>> =>
    needs.door.write<Jurisdiction, OfficeActor>(
      { actor, does: 'jurisdiction.create', needs: 'jurisdiction.manage', once: onceOf(key, draft) },
      async ({ tx, now, record }) => {
        const { name, regimeId, from } = draft
        if (!needs.regimes.has(regimeId)) return unknownRegime(regimeId)
        const id = newId()
        if (!(await insertJurisdiction(tx, { id, name, at: now }))) return refuse('jurisdiction.name-taken', { facts: { name } })
        await bindRegime(tx, id, regimeId, from)
        await record({ object: { kind: 'jurisdiction', id }, jurisdiction: id, after: draft })
        return ok({ id, name, regimes: [{ regimeId, from, lastDay: null, lostTerms: null }] })
      },
    ),

  /**
   * Binds another measure from a day on; days before keep theirs. Refuses a day on or before the last binding's first; and, with `jurisdiction.lost-terms`, a measure that no longer charges minimum
   * terms that are on file, until it is decided of exactly so many.
   */
  bindRegime: (actor: OfficeActor, id: Id, binding: RegimeBinding, { key }: WriteOptions = {}): Promise<Outcome<Jurisdiction>> =>
    needs.door.write<Jurisdiction, OfficeActor>(
      { actor, does: 'jurisdiction.bind-regime', needs: 'jurisdiction.manage', once: onceOf(key, { id, binding }) },
      async (writing) => {
        const { tx, record } = writing
        const before = await lockJurisdiction(tx, id)
        if (!before) return notFound('适用区域')
        if (!needs.regimes.has(binding.regimeId)) return unknownRegime(binding.regimeId)
        const last = before.regimes.at(-1)
        if (last && last.from >= binding.from) return refuse('jurisdiction.regime-earlier', { facts: { from: last.from } })
        const decided = await decideLost(needs, writing, id, binding)
        if (!decided.ok) return decided
        await bindRegime(tx, id, binding.regimeId, binding.from)
        const [after = before] = await listJurisdictions(tx, id)
        await record({
          object: { kind: 'jurisdiction', id },
          ...{ jurisdiction: id, citation: decided.value?.citation ?? null },
          before: before.regimes,
          after: decided.value ? { regimes: after.regimes, lostTerms: { ...binding.lostTerms, says: decided.value.says } } : after.regimes,
        })
        return ok(after)
      },
    ),
})

/** Nothing that is on file is dropped in silence: what the measure no longer charges is decided of, as many as there are. Null: nothing is lost. */
async function decideLost(
  needs: PartiesNeeds,
  { tx, actor, now }: Writing<OfficeActor>,
  id: Id,
  { lostTerms: decision, ...binding }: RegimeBinding,
) {
  const lost = await needs.lostTerms(tx, { jurisdictionId: id, ...binding })
  if (lost === null) return ok(null)
  const { count, says, citation } = lost
  const reason = decision?.reason.trim()
  if (!reason || decision?.count !== count) return refuse('jurisdiction.lost-terms', { facts: { count: String(count), says }, citation })
  const by = { organisationId: actor.organisationId, personId: actor.personId, personName: actor.personName }
  await insertLostTermDecision(tx, {
    id: newId(),
    jurisdictionId: id,
    ...binding,
    count,
    cite: citation?.cite ?? null,
    reason,
    by,
    at: now,
  })
  return ok(lost)
}

/** As `partiesOf`, within a transaction. */
export async function partiesOn({ regimes }: PartiesNeeds, db: Reader, jurisdictionId: Id, on: Day): Promise<readonly PartyStanding[]> {
  const regimeId = await regimeIdOn(db, jurisdictionId, on)
  return regimeId !== null && regimes.has(regimeId) ? regimes.partiesOf(regimeId) : []
}

const unknownRegime = (regime: string) => refuse('jurisdiction.regime-unknown', { facts: { regime } })
