import { sql } from 'kysely'
import type { Day, Id, Reader } from '../../kernel/index.ts'
import type { Effect } from '../rules/approved.ts'

/** Where open cases of a jurisdiction stand: of each measure and procedure, in which steps. */
export interface Standing {
  readonly regimeId: string
  readonly procedure: string
  readonly step: string
}

export async function openStandings(reader: Reader, jurisdictionId: Id): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select distinct regime_id as "regimeId", procedure, step from case_file where jurisdiction_id = ${jurisdictionId} and step is not null`.execute(
    reader,
  )
  return rows
}

/** A line of an approved case that does not count yet. */
export interface ApprovedLine {
  readonly caseId: Id
  readonly caseNumber: string
  readonly effect: Effect
  readonly no: number
  readonly organisationId: Id
  readonly systemId: Id
  readonly providerId: Id
  readonly poolId: Id
  readonly itemId: Id
  /** The resource that is changed or ended; null for what is added. */
  readonly resourceId: Id | null
  /** In ten-thousandths. */
  readonly quantity: string
}

/**
 * The lines of cases that stand in one of these places, as far as they do not count yet: what is added is not charged, what is changed has no quantity from the case,
 * what is ended still runs.
 */
export async function approvedLines(
  reader: Reader,
  jurisdictionId: Id,
  places: readonly (Standing & { readonly effect: Effect })[],
): Promise<ApprovedLine[]> {
  if (places.length === 0) return []
  const { rows } = await sql<ApprovedLine>`
    select c.id as "caseId", c.number as "caseNumber", x.effect, l.no, c.organisation_id as "organisationId", c.system_id as "systemId",
      c.provider_id as "providerId", l."poolId", l."itemId", l."resourceId", (l.quantity * 10000)::bigint::text as quantity
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as x("regimeId" text, procedure text, step text, effect text)
      join case_file c on c.regime_id = x."regimeId" and c.procedure = x.procedure and c.step = x.step
      cross join lateral jsonb_to_recordset(c.lines) as l(no integer, "itemId" uuid, "poolId" uuid, "resourceId" uuid, quantity numeric)
      left join resource made on made.case_id = c.id and made.line_no = l.no
      left join resource named on named.id = l."resourceId"
    where c.jurisdiction_id = ${jurisdictionId} and c.system_id is not null and c.provider_id is not null and l."itemId" is not null
      and case x.effect
        when 'adds' then made.id is null or (made.state <> 'ended' and made.charged_from is null)
        when 'changes' then named.state <> 'ended' and not exists (select from allocation a where a.resource_id = named.id and a.case_id = c.id)
        else named.state <> 'ended' end
    order by c.number, l.no`.execute(reader)
  return rows
}

/** Contracts with providers that bind on a day and run out before another, as people name them. */
export async function contractsRunningOut(reader: Reader, jurisdictionId: Id, on: Day, before: Day): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.number || '（' || o.name || '，至 ' || to_char(upper(c.during) - 1, 'YYYY-MM-DD') || '）' as name
    from contract c join organisation o on o.id = c.counterparty_id
    where c.jurisdiction_id = ${jurisdictionId} and c.kind = 'provider' and c.during @> ${on}::date and upper(c.during) < ${before}::date
    order by upper(c.during), c.number`.execute(reader)
  return rows.map(({ name }) => name)
}
