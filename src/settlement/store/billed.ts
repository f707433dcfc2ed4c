import { type RawBuilder, sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import type { Facts } from '../../regimes/index.ts'
import type { Amounted, Metered } from '../engine/billable.ts'
import type { Span } from '../engine/spans.ts'
import type { Cycle } from '../rules/cycle.ts'

export interface FactsQuery {
  readonly sight: Sight
  readonly cycle: Cycle
  readonly organisationId?: Id | undefined
  /** The longest minimum term of any price in months: what ended within it may still be charged. */
  readonly leastMonths?: number
}

/** A unit with resources that may be charged in a cycle. */
export interface BilledUnit {
  readonly id: Id
  readonly name: string
  readonly resources: number
  /** Facts of the unit that the measure's rules ask. */
  readonly facts: Facts
}

/** A resource that may be charged in a cycle, with the histories that are its own. */
export interface BilledResource {
  readonly id: Id
  readonly organisationId: Id
  readonly systemId: Id
  readonly providerId: Id
  readonly poolId: Id
  readonly itemId: Id
  readonly charged: Span
  readonly allocations: readonly Amounted[]
  readonly metered: readonly Metered[]
}

/** Of a resource `r`: charged on some day of the cycle, or (what is charged once) begun in it; or ended, and a minimum term may last. */
export const chargedIn = ({ from, until }: Cycle, leastMonths = 0): RawBuilder<boolean> => sql`(r.charged_from < ${until}::date
  and (r.charged_until is null or r.charged_until > ${from}::date or r.charged_from >= ${from}::date
    or (${leastMonths} > 0 and r.charged_from + make_interval(months => ${leastMonths}) > ${from}::date)))`

const seenBy = (sight: Sight) =>
  visible(sight, {
    jurisdiction: sql.ref('r.jurisdiction_id'),
    organisation: sql.ref('r.organisation_id'),
    provider: sql.ref('r.provider_id'),
  })

/** Of a resource `r`: seen, and charged in the cycle. */
export const charged = ({
  sight,
  cycle,
  organisationId,
  leastMonths,
}: FactsQuery) => sql<boolean>`${seenBy(sight)} and ${chargedIn(cycle, leastMonths)}
  and (${organisationId ?? null}::uuid is null or r.organisation_id = ${organisationId ?? null}::uuid)`

/** The units of a cycle in the order of their names, each with how many of its resources may be charged. */
export async function readUnits(tx: Reader, query: FactsQuery): Promise<BilledUnit[]> {
  const { rows } = await sql<Omit<BilledUnit, 'facts'> & { budget: string; area: string | null; nature: string }>`
    select o.id, o.name, o.budget, o.area, o.nature, u.resources
    from (select r.organisation_id as id, count(*)::int as resources from resource r where ${charged(query)} group by 1) u
      join organisation o on o.id = u.id order by o.name, o.id`.execute(tx)
  return rows.map(({ budget, area, nature, ...unit }) => ({
    ...unit,
    facts: { 'unit.name': unit.name, 'unit.budget': budget, 'unit.area': area, 'unit.nature': nature },
  }))
}

/** The units that are billed, and those among `others` that are not any more, in the order of their names. */
export async function unitsOf(tx: Reader, billed: readonly BilledUnit[], others: readonly Id[]): Promise<BilledUnit[]> {
  const known = new Set(billed.map(({ id }) => id))
  const { rows } = await sql<{
    id: Id
    name: string
  }>`select id, name from organisation where id = any(${others.filter((id) => !known.has(id))}::uuid[])`.execute(tx)
  const idle = rows.map(({ id, name }): BilledUnit => ({ id, name, resources: 1, facts: { 'unit.name': name } }))
  return [...billed, ...idle].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

export interface BilledSystem {
  readonly id: Id
  readonly name: string
  /** 经费渠道 */
  readonly channel: string
}

/** The systems of a cycle, in the order of their names. */
export async function readSystems(tx: Reader, query: FactsQuery): Promise<BilledSystem[]> {
  const { rows } = await sql<BilledSystem>`
    select s.id, s.name, s.budget_channel as channel from system s
    where s.id in (select r.system_id from resource r where ${charged(query)}) order by s.name, s.id`.execute(tx)
  return rows
}

/** First day of the jurisdiction's first contract with a provider: with it the first cycle begins. Null: no contract yet. */
export async function firstContractDay(db: Reader, jurisdictionId: Id): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select min(lower(during)) as day from contract where jurisdiction_id = ${jurisdictionId} and kind = 'provider'`.execute(db)
  return rows[0]?.day ?? null
}
