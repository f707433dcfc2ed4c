import { sql } from 'kysely'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'

export interface Binding {
  readonly regimeId: string
  readonly from: Day
  readonly lastDay: Day | null
  /** What was decided of minimum terms that it no longer charges; null: there were none. */
  readonly lostTerms: { readonly count: number; readonly reason: string; readonly decidedBy: string } | null
}

export interface Jurisdiction {
  readonly id: Id
  readonly name: string
  /** Which measure binds from when to when, the newest last. */
  readonly regimes: Binding[]
}

/** All jurisdictions by name, or the one. */
export async function listJurisdictions(db: Reader, only: Id | null = null): Promise<Jurisdiction[]> {
  const { rows } = await sql<Jurisdiction>`
    select j.id, j.name, coalesce((
      select json_agg(json_build_object('regimeId', r.regime_id, 'from', lower(r.during), 'lastDay', upper(r.during) - 1,
        'lostTerms', case when d.id is not null then json_build_object('count', d.resources, 'reason', d.reason, 'decidedBy', d.decided_by_person) end) order by r.during)
      from jurisdiction_regime r left join lost_term_decision d on d.jurisdiction_id = r.jurisdiction_id and d.starts_on = lower(r.during) where r.jurisdiction_id = j.id), '[]') as regimes
    from jurisdiction j where ${only}::uuid is null or j.id = ${only}::uuid order by j.name`.execute(db)
  return rows
}

/** False when the name is taken. */
export async function insertJurisdiction(tx: Tx, { id, name, at }: { id: Id; name: string; at: Instant }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into jurisdiction (id, name, created_at) values (${id}, ${name}, ${at}) on conflict (name) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The jurisdiction, locked until the transaction ends. */
export async function lockJurisdiction(tx: Tx, id: Id): Promise<Jurisdiction | null> {
  await sql`select from jurisdiction where id = ${id} for no key update`.execute(tx)
  return (await listJurisdictions(tx, id))[0] ?? null
}

/** Binds a measure from a day on; the one that bound until then ends the day before. */
export async function bindRegime(tx: Tx, jurisdictionId: Id, regimeId: string, from: Day): Promise<void> {
  await sql`update jurisdiction_regime set during = daterange(lower(during), ${from}::date)
    where jurisdiction_id = ${jurisdictionId} and during @> ${from}::date`.execute(tx)
  await sql`insert into jurisdiction_regime (jurisdiction_id, regime_id, during)
    values (${jurisdictionId}, ${regimeId}, daterange(${from}::date, null))`.execute(tx)
}

/** The measure that binds a jurisdiction on a day. */
export async function regimeIdOn(db: Reader, jurisdictionId: Id, on: Day): Promise<string | null> {
  const { rows } = await sql<{ regime_id: string }>`
    select regime_id from jurisdiction_regime where jurisdiction_id = ${jurisdictionId} and during @> ${on}::date`.execute(db)
  return rows[0]?.regime_id ?? null
}

/** What was decided of minimum terms that a measure no longer charges. */
export interface LostTermDecision {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly from: Day
  readonly count: number
  readonly cite: string | null
  readonly reason: string
  readonly by: { readonly organisationId: Id; readonly personId: Id; readonly personName: string }
  readonly at: Instant
}

export async function insertLostTermDecision(tx: Tx, { by, ...of }: LostTermDecision): Promise<void> {
  await sql`insert into lost_term_decision (id, jurisdiction_id, regime_id, starts_on, resources, cite, reason, decided_by, decided_by_id, decided_by_person, decided_at)
    values (${of.id}, ${of.jurisdictionId}, ${of.regimeId}, ${of.from}, ${of.count}, ${of.cite}, ${of.reason}, ${by.organisationId}, ${by.personId}, ${by.personName},
      ${of.at})`.execute(tx)
}
