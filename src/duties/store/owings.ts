import { sql } from 'kysely'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import type { Owing } from '../duty.ts'

/** A duty as the tables need to know it: under which measure, whose, for each what. */
export interface DutyKey {
  readonly regime: string
  readonly duty: string
  readonly party: string
  readonly each: 'organisation' | 'system'
  /** The measure's effective day: a jurisdiction may have been bound earlier. */
  readonly effective: Day
}

/** A named duty of a measure, and the day up to which its periods exist for this organisation (and system). */
export interface OwingSoFar extends Owing {
  readonly latest: Day | null
}

const place = sql.lit('Asia/Shanghai')
const keys = (duties: readonly DutyKey[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as d(regime text, duty text, party text, "each" text, effective date)`

/**
 * Who owes these duties, from which day: the platform watches, the measure binds, the organisation is the party, the system is registered; with the
 * last period that exists. Only what has begun by `today`.
 */
export async function owingsOf(reader: Reader, duties: readonly DutyKey[], today: Day): Promise<OwingSoFar[]> {
  if (duties.length === 0) return []
  const { rows } = await sql<OwingSoFar>`
    select r.jurisdiction_id as "jurisdictionId", r.regime_id as "regimeId", d.duty, o.id as "organisationId", s.id as "systemId",
      greatest(lower(r.during), d.effective, lower(p.during), (s.created_at at time zone ${place})::date, b."from") as "from",
      least(upper(r.during), upper(p.during)) as until,
      (select max(i.subject_from) from duty_instance i where i.organisation_id = o.id and i.duty = d.duty
        and i.system_id is not distinct from s.id) as latest
    from ${keys(duties)}
    join jurisdiction_regime r on r.regime_id = d.regime and lower(r.during) <= ${today}
    join organisation o on o.jurisdiction_id = r.jurisdiction_id
    join organisation_party p on p.organisation_id = o.id and p.party = d.party and p.during && r.during and lower(p.during) <= ${today}
    left join system s on d."each" = 'system' and s.organisation_id = o.id
    left join duty_begin b on b.jurisdiction_id = r.jurisdiction_id
    where (d."each" = 'organisation' or s.id is not null)
      and greatest(lower(r.during), d.effective, lower(p.during), (s.created_at at time zone ${place})::date, b."from") <= ${today}
      and d.effective < coalesce(upper(r.during), 'infinity')
    order by 1, 2, 3, 4, 5`.execute(reader)
  return rows
}

/** Of those who must keep a paper, those who have neither an open instance, nor a waiver, nor a paper that is good today. */
export async function withoutPaper(reader: Reader, duties: readonly DutyKey[], today: Day): Promise<Owing[]> {
  const owings = await owingsOf(reader, duties, today)
  if (owings.length === 0) return []
  const { rows } = await sql<{ key: string }>`
    select distinct duty || organisation_id || coalesce(system_id::text, '') as key from duty_instance
    where duty = any(${[...new Set(duties.map(({ duty }) => duty))]})
      and (state in ('open', 'waived') or (state = 'fulfilled' and (valid_to is null or valid_to >= ${today})))`.execute(reader)
  const held = new Set(rows.map(({ key }) => key))
  const stillOwed = owings.filter(({ until }) => until === null || until > today)
  return stillOwed.filter((owing) => !held.has(`${owing.duty}${owing.organisationId}${owing.systemId ?? ''}`))
}

/** What happened to a system outside a case, and who then owes a duty for it. */
export interface SystemEvent {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly duty: string
  readonly event: 'system.registered' | 'system.cut-over'
  readonly organisationId: Id
  readonly ownerId: Id
  readonly systemId: Id
  readonly on: Day
}

/**
 * Registrations and cut-overs for which a duty has not arisen yet. It is owed by the system's owner where he is the party; else by the
 * providers of the system, where the party is one; else by all organisations of a party that sees the jurisdiction.
 */
export async function systemEvents(
  reader: Reader,
  duties: readonly (DutyKey & { readonly event: string; readonly sees: string })[],
  today: Day,
): Promise<SystemEvent[]> {
  if (duties.length === 0) return []
  const { rows } = await sql<SystemEvent>`
    with happening as (
      select id, jurisdiction_id, organisation_id, 'system.registered' as event, (created_at at time zone ${place})::date as "on" from system
      union all
      select id, jurisdiction_id, organisation_id, 'system.cut-over', original_cut_over_on from system where original_cut_over_on is not null)
    select h.jurisdiction_id as "jurisdictionId", r.regime_id as "regimeId", d.duty, h.event, o.id as "organisationId",
      h.organisation_id as "ownerId", h.id as "systemId", h."on"
    from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as d(regime text, duty text, party text, event text, sees text, effective date)
    join jurisdiction_regime r on r.regime_id = d.regime
    join happening h on h.event = d.event and h.jurisdiction_id = r.jurisdiction_id and r.during @> h."on"
      and h."on" >= d.effective and h."on" <= ${today}
    left join duty_begin b on b.jurisdiction_id = r.jurisdiction_id
    join organisation o on o.jurisdiction_id = r.jurisdiction_id
    join organisation_party p on p.organisation_id = o.id and p.party = d.party and p.during @> h."on"
    where (b."from" is null or h."on" >= b."from") and case d.sees
        when 'jurisdiction' then true
        when 'assigned' then exists (select 1 from case_file c where c.system_id = h.id and c.provider_id = o.id)
        else o.id = h.organisation_id end
      and not exists (select 1 from duty_instance i where i.organisation_id = o.id and i.duty = d.duty
        and i.origin = h.event || ':' || h.id)
    order by 1, 3, 8, 7, 5`.execute(reader)
  return rows
}

/** Organisations that are a party on a day, and how each stands to a unit: itself, above it, or of its area. */
export interface Bearer {
  readonly organisationId: Id
  /** 0: the unit itself; 1: its superior; and so on. Null: none of those above it. */
  readonly above: number | null
  readonly sameArea: boolean
}

export async function bearersOf(
  reader: Reader,
  { jurisdictionId, party, on, unitId }: { jurisdictionId: Id; party: string; on: Day; unitId: Id },
): Promise<Bearer[]> {
  const { rows } = await sql<Bearer>`
    with recursive above as (
      select id, parent_id, area, 0 as steps from organisation where id = ${unitId} and jurisdiction_id = ${jurisdictionId}
      union select o.id, o.parent_id, o.area, a.steps + 1 from organisation o join above a on o.id = a.parent_id)
    select o.id as "organisationId", a.steps as above,
      coalesce(o.area = (select area from above where steps = 0), false) as "sameArea"
    from organisation o join organisation_party p on p.organisation_id = o.id
    left join above a on a.id = o.id
    where o.jurisdiction_id = ${jurisdictionId} and p.party = ${party} and p.during @> ${on}::date
    order by a.steps nulls last, o.id`.execute(reader)
  return rows
}
