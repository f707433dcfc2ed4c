import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, type Id, type Instant, newId, type Reader, type Tx } from '../../kernel/index.ts'
import type { ContractSpan, EvaluatedPeriod } from '../period.ts'

/** One evaluation of one period. */
export interface Round {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly evaluation: string
  readonly from: Day
  /** The period's last day. */
  readonly to: Day
  /** Scorecards that the reader sees, and how many of them are published. */
  readonly scorecards: number
  readonly published: number
  readonly openedAt: Instant
  readonly openedByName: string
}

export interface NewRound {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly evaluation: string
  readonly period: EvaluatedPeriod
  readonly openResults: boolean
  readonly conductorParty: string
  readonly scorerParties: readonly string[]
  /** Of these, who must have had resources of an evaluated provider. */
  readonly customerParties: readonly string[]
  readonly ofProviders: boolean
  readonly at: Instant
  readonly personId: Id
  readonly personName: string
}

/** False when there is a round of this evaluation and period already. */
export async function insertRound(tx: Tx, round: NewRound): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into evaluation_round (id, jurisdiction_id, regime_id, evaluation, during, open_results, conductor_party, scorer_parties,
      customer_parties, of_providers, opened_at, opened_by, opened_by_name)
    values (${round.id}, ${round.jurisdictionId}, ${round.regimeId}, ${round.evaluation},
      daterange(${round.period.from}::date, ${round.period.until}::date), ${round.openResults}, ${round.conductorParty}, ${round.scorerParties},
      ${round.customerParties}, ${round.ofProviders}, ${round.at}, ${round.personId}, ${round.personName})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** One scorecard for each organisation. */
export async function insertScorecards(
  tx: Tx,
  round: Pick<NewRound, 'id' | 'jurisdictionId'>,
  organisationIds: readonly Id[],
): Promise<void> {
  const rows = organisationIds.map((organisationId) => ({ id: newId(), organisation_id: organisationId }))
  await sql`
    insert into evaluation_scorecard (id, round_id, jurisdiction_id, organisation_id)
    select x.id, ${round.id}, ${round.jurisdictionId}, x.organisation_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, organisation_id uuid)`.execute(tx)
}

/** The organisations of a place that are a party on a day. */
export async function organisationsOf(reader: Reader, jurisdictionId: Id, party: string, on: Day): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select o.id from organisation o join organisation_party p on p.organisation_id = o.id and p.party = ${party} and p.during @> ${on}::date
    where o.jurisdiction_id = ${jurisdictionId} order by o.name, o.id`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Contracts of a place with those who were ever a party. */
export async function contractsWith(reader: Reader, jurisdictionId: Id, party: string): Promise<ContractSpan[]> {
  const { rows } = await sql<ContractSpan>`
    select c.counterparty_id as "organisationId", lower(c.during) as "from", upper(c.during) as until from contract c
    where c.jurisdiction_id = ${jurisdictionId}
      and exists (select from organisation_party p where p.organisation_id = c.counterparty_id and p.party = ${party})
    order by lower(c.during), c.id`.execute(reader)
  return rows
}

/** Who sees a scorecard, as its round was opened and as the reader's parties are today. */
export interface Reading {
  readonly sight: Sight
  readonly parties: readonly string[]
  readonly organisationId: Id
}

/**
 * Its own organisation, its superiors, whoever sees the place or conducts; who scores it (a customer only one from which it had resources in the period);
 * and everybody of the place where results are open and this one is published. Columns of `c` (scorecard) and `r` (round).
 */
export const seenScorecards = ({ sight, parties, organisationId }: Reading) => {
  const own = visible(sight, {
    jurisdiction: sql.ref('c.jurisdiction_id'),
    organisation: sql.ref('c.organisation_id'),
    provider: sql.ref('c.organisation_id'),
  })
  if (sight.jurisdictionId === null || sight.all) return own
  return sql<boolean>`(${own} or (c.jurisdiction_id = ${sight.jurisdictionId} and (
    (r.open_results and c.state = 'published') or r.conductor_party = any(${parties}::text[])
    or (r.scorer_parties && ${parties}::text[] and c.organisation_id <> ${organisationId}
      and (not r.of_providers or array(select unnest(r.scorer_parties) except select unnest(r.customer_parties)) && ${parties}::text[]
        or ${hadResources(sql`${organisationId}::uuid`)})))))`
}

/** Whether an organisation had resources of the evaluated provider on some day of the period. */
export const hadResources = (organisation: ReturnType<typeof sql>) => sql<boolean>`exists (
  select from resource x join allocation a on a.resource_id = x.id and a.during && r.during
  where x.organisation_id = ${organisation} and x.provider_id = c.organisation_id)`

/** Rounds of which the reader sees a scorecard, the latest period first; one row more than `limit`. */
export async function listRounds(
  reader: Reader,
  who: Reading,
  { id, limit, after }: { readonly id?: Id; readonly limit: number; readonly after: readonly [Instant, Id] | null },
): Promise<Round[]> {
  const { rows } = await sql<Round>`
    select r.id, r.jurisdiction_id as "jurisdictionId", r.regime_id as "regimeId", r.evaluation, lower(r.during) as "from", upper(r.during) - 1 as "to",
      count(*)::int as scorecards, count(*) filter (where c.state = 'published')::int as published, r.opened_at as "openedAt",
      r.opened_by_name as "openedByName"
    from evaluation_round r join evaluation_scorecard c on c.round_id = r.id
    where ${seenScorecards(who)} and (${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid)
      and (${after?.[0] ?? null}::timestamptz is null or (r.opened_at, r.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    group by r.id order by r.opened_at desc, r.id desc limit ${limit + 1}`.execute(reader)
  return rows
}
