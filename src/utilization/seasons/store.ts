import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { DeclaredSeason, SeasonInput } from './season.ts'

const columns = sql`e.id, e.system_id as "systemId", e.season, lower(e.during) as "from", upper(e.during) - 1 as "to", e.note, b.name as "declaredBy",
  e.declared_by_person as "declaredByPerson", e.declared_at as "declaredAt", e.withdrawn_at as "withdrawnAt"`
const tables = sql`usage_season e join organisation b on b.id = e.declared_by`

/** Seasons of a system, withdrawn ones too, the latest first. */
export async function seasonsOfSystem(db: Reader, systemId: Id): Promise<DeclaredSeason[]> {
  const { rows } = await sql<DeclaredSeason>`
    select ${columns} from ${tables} where e.system_id = ${systemId} order by lower(e.during) desc, e.declared_at desc`.execute(db)
  return rows
}

/** What is declared of these systems. */
export async function declaredSeasons(
  tx: Reader,
  systemIds: readonly Id[],
): Promise<(Pick<SeasonInput, 'season' | 'from' | 'to'> & { systemId: Id })[]> {
  const { rows } = await sql<Pick<SeasonInput, 'season' | 'from' | 'to'> & { systemId: Id }>`
    select system_id as "systemId", season, lower(during) as "from", upper(during) - 1 as "to" from usage_season
    where system_id = any(${systemIds}::uuid[]) and withdrawn_at is null`.execute(tx)
  return rows
}

/** The system's unit, if the actor sees the system as its unit's or the jurisdiction's. */
export async function systemSeen(reader: Reader, sight: Sight, id: Id): Promise<{ organisationId: Id; jurisdictionId: Id } | null> {
  const seen = visible(sight, { jurisdiction: sql.ref('s.jurisdiction_id'), organisation: sql.ref('s.organisation_id') })
  const { rows } = await sql<{ organisationId: Id; jurisdictionId: Id }>`
    select s.organisation_id as "organisationId", s.jurisdiction_id as "jurisdictionId" from system s where s.id = ${id} and ${seen}`.execute(
    reader,
  )
  return rows[0] ?? null
}

interface NewSeason extends SeasonInput {
  readonly id: Id
  readonly systemId: Id
  readonly organisationId: Id
  readonly jurisdictionId: Id
  readonly by: Id
  readonly person: string
  readonly at: Instant
}

/** False when a day of it is declared already. */
export async function insertSeason(tx: Tx, season: NewSeason): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into usage_season (id, jurisdiction_id, organisation_id, system_id, season, during, note, declared_by, declared_by_person, declared_at)
    values (${season.id}, ${season.jurisdictionId}, ${season.organisationId}, ${season.systemId}, ${season.season},
      daterange(${season.from}::date, ${season.to}::date, '[]'), ${season.note}, ${season.by}, ${season.person}, ${season.at})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function lockSeason(tx: Tx, systemId: Id, id: Id): Promise<DeclaredSeason | null> {
  const { rows } = await sql<DeclaredSeason>`
    select ${columns} from ${tables} where e.id = ${id} and e.system_id = ${systemId} for update of e`.execute(tx)
  return rows[0] ?? null
}

export const withdrawSeason = (tx: Tx, id: Id, at: Instant) =>
  sql`update usage_season set withdrawn_at = ${at} where id = ${id}`.execute(tx)
