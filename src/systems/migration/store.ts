import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Reader } from '../../kernel/index.ts'

/** A unit's migration: systems that count are those it could move; who may stay off the cloud is told with the legal basis. */
export interface UnitMigration {
  readonly organisationId: Id
  readonly organisationName: string
  /** Systems that are on the cloud or still to migrate; the exempt ones do not count, classified ones are never registered. */
  readonly counted: number
  readonly onCloud: number
  /** Percent with two places, halves up; null where nothing counts. */
  readonly rate: string | null
  readonly exemptions: readonly { readonly systemId: Id; readonly name: string; readonly exemption: string }[]
}

/** A system elsewhere whose contract ends or has ended. */
export interface HostingEnd {
  readonly systemId: Id
  readonly name: string
  readonly organisationId: Id
  readonly organisationName: string
  readonly hostingProvider: string | null
  readonly hostingEndsOn: Day
  /** Days from today to the last day; negative: it has ended. */
  readonly daysLeft: number
}

const seen = (sight: Sight) => visible(sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })

export interface UnitQuery {
  readonly organisationId?: Id | undefined
  readonly limit: number
  readonly after: readonly [string, Id] | null
}

/** Units that have systems, by name, one row more than `limit`. */
export async function listMigration(db: Reader, sight: Sight, { organisationId, limit, after }: UnitQuery): Promise<UnitMigration[]> {
  const { rows } = await sql<UnitMigration>`
    select o.id as "organisationId", o.name as "organisationName",
      count(*) filter (where s.status <> 'exempt')::int as counted, count(*) filter (where s.status = 'on-cloud')::int as "onCloud",
      round(100.0 * count(*) filter (where s.status = 'on-cloud') / nullif(count(*) filter (where s.status <> 'exempt'), 0), 2)::text as rate,
      coalesce(jsonb_agg(jsonb_build_object('systemId', s.id, 'name', s.name, 'exemption', s.exemption) order by s.name)
        filter (where s.status = 'exempt'), '[]') as exemptions
    from system s join organisation o on o.id = s.organisation_id
    where ${seen(sight)} and (${organisationId ?? null}::uuid is null or o.id = ${organisationId ?? null}::uuid)
      and (${after === null} or (o.name, o.id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
    group by o.id, o.name order by o.name, o.id::text limit ${limit + 1}`.execute(db)
  return rows
}

export interface HostingQuery {
  /** The last day that is still told. */
  readonly until: Day
  readonly today: Day
  readonly limit: number
  readonly after: readonly [string, Id] | null
}

/** Those that end first are told first; one row more than `limit`. */
export async function listHostingEnds(db: Reader, sight: Sight, { until, today, limit, after }: HostingQuery): Promise<HostingEnd[]> {
  const { rows } = await sql<HostingEnd>`
    select s.id as "systemId", s.name, o.id as "organisationId", o.name as "organisationName", s.hosting_provider as "hostingProvider",
      s.hosting_ends_on as "hostingEndsOn", s.hosting_ends_on - ${today}::date as "daysLeft"
    from system s join organisation o on o.id = s.organisation_id
    where ${seen(sight)} and s.hosting_ends_on <= ${until}::date
      and (${after === null} or (s.hosting_ends_on::text, s.id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
    order by s.hosting_ends_on::text, s.id::text limit ${limit + 1}`.execute(db)
  return rows
}
