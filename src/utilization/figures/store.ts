import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { CurrentFigure, Figure } from './figure.ts'

/** A system that the actor reports for. */
export interface ReachedSystem {
  readonly id: Id
  readonly name: string
  readonly organisationId: Id
  readonly organisationName: string
}

/** His own and what he sees; a provider's are those that have resources with it. */
const reached = (sight: Sight) => {
  const own = visible(sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })
  return sql`(${own} or (s.jurisdiction_id = ${sight.jurisdictionId} and ${sight.providerId}::uuid is not null
    and exists (select from resource r where r.system_id = s.id and r.provider_id = ${sight.providerId})))`
}

/** Those of the named systems that the actor reports for. `lock` keeps others from reporting for them until the transaction ends. */
export async function reachSystems(
  reader: Reader,
  sight: Sight,
  ids: readonly Id[],
  { lock }: { lock: boolean },
): Promise<ReachedSystem[]> {
  const { rows } = await sql<ReachedSystem>`
    select s.id, s.name, s.organisation_id as "organisationId", o.name as "organisationName"
    from system s join organisation o on o.id = s.organisation_id
    where s.id = any(${ids}::uuid[]) and ${reached(sight)} order by s.id ${lock ? sql`for no key update of s` : sql``}`.execute(reader)
  return rows
}

/** The same by the names of unit and system, as a file gives them. */
export async function reachSystemsByName(
  reader: Reader,
  sight: Sight,
  names: readonly { readonly organisation: string; readonly system: string }[],
): Promise<ReachedSystem[]> {
  const { rows } = await sql<ReachedSystem>`
    select s.id, s.name, s.organisation_id as "organisationId", o.name as "organisationName"
    from system s join organisation o on o.id = s.organisation_id
    join (select distinct organisation, system from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n(organisation text, system text)) n
      on n.organisation = o.name and n.system = s.name
    where ${reached(sight)}`.execute(reader)
  return rows
}

/** All figures of these systems that hold, oldest first. */
export async function currentFigures(reader: Reader, systemIds: readonly Id[]): Promise<CurrentFigure[]> {
  const { rows } = await sql<CurrentFigure>`
    select id, organisation_id as "organisationId", system_id as "systemId", indicator, zone, lower(during) as "from", upper(during) - 1 as "to",
      trim_scale(mean)::text as mean, trim_scale(peak)::text as peak, trim_scale(ratio)::text as ratio, provider_id as "providerId",
      reported_by as "reportedBy"
    from usage_figure where system_id = any(${systemIds}::uuid[]) and superseded_at is null order by lower(during)`.execute(reader)
  return rows
}

export interface NewFigure extends CurrentFigure {
  readonly supersedes: Id | null
}

export interface Reporting {
  readonly jurisdictionId: Id
  readonly person: string
  readonly at: Instant
  /** Why figures are corrected; only those that supersede another carry it. */
  readonly reason: string | null
}

/** Writes new figures; false when somebody else's overlap with them meanwhile. */
export async function insertFigures(
  tx: Tx,
  figures: readonly NewFigure[],
  { jurisdictionId, person, at, reason }: Reporting,
): Promise<boolean> {
  const superseded = figures.flatMap(({ supersedes }) => supersedes ?? [])
  await sql`update usage_figure set superseded_at = ${at} where id = any(${superseded}::uuid[]) and superseded_at is null`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into usage_figure (id, jurisdiction_id, organisation_id, system_id, indicator, zone, during, mean, peak, ratio, provider_id, reported_by,
      reported_by_person, reported_at, supersedes, reason)
    select f.id, ${jurisdictionId}, f."organisationId", f."systemId", f.indicator, f.zone, daterange(f.from, f.to, '[]'), f.mean, f.peak, f.ratio,
      f."providerId", f."reportedBy", ${person}, ${at}, f.supersedes, case when f.supersedes is null then null else ${reason}::text end
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as f(id uuid, "organisationId" uuid, "systemId" uuid, indicator text, zone text,
      "from" date, "to" date, mean numeric, peak numeric, ratio numeric, "providerId" uuid, "reportedBy" uuid, supersedes uuid)
    on conflict do nothing`.execute(tx)
  return numAffectedRows === BigInt(figures.length)
}

const seen = (sight: Sight) =>
  visible(sight, {
    jurisdiction: sql.ref('u.jurisdiction_id'),
    organisation: sql.ref('u.organisation_id'),
    provider: sql.ref('u.provider_id'),
  })

/** The figure, if the actor sees it and it still holds. */
export async function findCurrent(tx: Tx, sight: Sight, id: Id): Promise<CurrentFigure | null> {
  const { rows } = await sql<{ systemId: Id }>`
    select u.system_id as "systemId" from usage_figure u where u.id = ${id} and u.superseded_at is null and ${seen(sight)}`.execute(tx)
  if (!rows[0]) return null
  return (await currentFigures(tx, [rows[0].systemId])).find((figure) => figure.id === id) ?? null
}

const rulesOf = sql`coalesce((select jsonb_agg(jsonb_build_object('rule', f.rule, 'message', f.message,
    'citation', jsonb_build_object('regime', f.regime, 'cite', f.cite)) order by f.rule)
  from usage_finding f where f.figure_id = u.id and f.state <> 'void'), '[]')`

export interface FigureSearch {
  readonly organisationId?: Id | undefined
  readonly systemId?: Id | undefined
  readonly indicator?: string | undefined
  /** Figures of periods that touch a day from here … */
  readonly from?: Day | undefined
  /** … to here. */
  readonly to?: Day | undefined
  /** Superseded ones too. */
  readonly all?: boolean | undefined
  readonly limit: number
  readonly after: readonly [Instant, Id] | null
}

/** Newest report first, one row more than `limit`. */
export async function listFigures(db: Reader, sight: Sight, { limit, after, ...by }: FigureSearch): Promise<Figure[]> {
  const { rows } = await sql<Figure>`
    select u.id, u.organisation_id as "organisationId", o.name as "organisationName", u.system_id as "systemId", s.name as "systemName", u.indicator,
      u.zone, lower(u.during) as "from", upper(u.during) - 1 as "to", trim_scale(u.mean)::text as mean, trim_scale(u.peak)::text as peak,
      trim_scale(u.ratio)::text as ratio, u.provider_id as "providerId", u.reported_by as "reportedBy", b.name as "reportedByName",
      u.reported_by_person as "reportedByPerson", u.reported_at as "reportedAt", u.supersedes, u.reason, u.superseded_at as "supersededAt",
      ${rulesOf} as findings
    from usage_figure u join organisation o on o.id = u.organisation_id join system s on s.id = u.system_id join organisation b on b.id = u.reported_by
    where ${seen(sight)}
      ${by.organisationId ? sql`and u.organisation_id = ${by.organisationId}` : sql``}
      ${by.systemId ? sql`and u.system_id = ${by.systemId}` : sql``}
      ${by.indicator ? sql`and u.indicator = ${by.indicator}` : sql``}
      ${by.from || by.to ? sql`and u.during && daterange(${by.from ?? null}::date, ${by.to ?? null}::date, '[]')` : sql``}
      ${by.all ? sql`` : sql`and u.superseded_at is null`}
      ${after ? sql`and (u.reported_at, u.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by u.reported_at desc, u.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** The latest figure of one series of a system, and the rules that hold of it. */
export interface Band {
  readonly indicator: 'cpu' | 'memory' | 'storage'
  readonly zone: string
  readonly from: Day
  readonly to: Day
  readonly mean: string
  readonly peak: string | null
  readonly ratio: string | null
  readonly findings: Figure['findings']
}

export interface SystemBands extends ReachedSystem {
  readonly bands: readonly Band[]
}

/** Systems of which the actor sees figures, by name, one row more than `limit`. */
export async function listBands(
  db: Reader,
  sight: Sight,
  { organisationId, limit, after }: { organisationId?: Id | undefined; limit: number; after: readonly [string, Id] | null },
): Promise<SystemBands[]> {
  const { rows } = await sql<SystemBands>`
    with latest as (
      select distinct on (u.system_id, u.indicator, u.zone) u.* from usage_figure u
      where u.superseded_at is null and ${seen(sight)} ${organisationId ? sql`and u.organisation_id = ${organisationId}` : sql``}
      order by u.system_id, u.indicator, u.zone, lower(u.during) desc)
    select s.id, s.name, o.id as "organisationId", o.name as "organisationName",
      jsonb_agg(jsonb_build_object('indicator', u.indicator, 'zone', u.zone, 'from', lower(u.during), 'to', upper(u.during) - 1,
        'mean', trim_scale(u.mean)::text, 'peak', trim_scale(u.peak)::text, 'ratio', trim_scale(u.ratio)::text, 'findings', ${rulesOf})
        order by u.indicator, u.zone) as bands
    from latest u join system s on s.id = u.system_id join organisation o on o.id = s.organisation_id
    where ${after === null} or (s.name, s.id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})
    group by s.id, s.name, o.id, o.name order by s.name, s.id::text limit ${limit + 1}`.execute(db)
  return rows
}
