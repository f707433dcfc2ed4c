import { sql } from 'kysely'
import type { FactSource } from '../facts.ts'

type Row = Readonly<Record<string, string | boolean | null | readonly string[]>>

/** Where an organisation's own open cases stand; drafts don't count. */
const standsAt = (column: 'o.id' | 'p.id') => sql`array(select distinct c.procedure || '.' || c.step from case_file c
  where c.organisation_id = ${sql.ref(column)} and c.step is not null and c.submissions > 0 order by 1)`

/** What is on file of the unit, the system and the provider. */
export const subjectFacts: FactSource = async (reader, { jurisdictionId, organisationId, systemId, providerId }) => {
  const { rows } = await sql<Row>`
    select o.name as "unit.name", o.budget as "unit.budget", o.area as "unit.area", o.nature as "unit.nature", ${standsAt('o.id')} as "unit.at",
      s.name as "system.name", s.classified as "system.classified", s.kind as "system.kind", s.mlps::text as "system.mlps",
      s.status as "system.status", s.exemption as "system.exemption", s.purpose as "system.purpose", s.budget_channel as "system.budget-channel",
      s.domestic as "system.domestic", s.hosted_elsewhere as "system.hosted-elsewhere",
      s.hosting_ends_on as "system.hosting-ends-on", s.construction_ends_on as "system.construction-ends-on",
      p.name as "provider.name", ${standsAt('p.id')} as "provider.at"
    from (select ${jurisdictionId}::uuid as jurisdiction) j
    left join organisation o on o.id = ${organisationId} and o.jurisdiction_id = j.jurisdiction
    left join system s on s.id = ${systemId} and s.jurisdiction_id = j.jurisdiction
    left join organisation p on p.id = ${providerId} and p.jurisdiction_id = j.jurisdiction`.execute(reader)
  return rows[0] ?? {}
}
