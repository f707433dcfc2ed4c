import { sql } from 'kysely'
import type { Affiliation, Affiliations } from '../../identity/index.ts'
import type { Database } from '../../kernel/index.ts'

/** What identity asks of parties: where an organisation stands on a day, in one round trip. */
export const createAffiliations = (db: Database): Affiliations => ({
  async of(organisationId, on, reader = db) {
    const { rows } = await sql<Affiliation>`
      with recursive below as (
        select id from organisation where parent_id = ${organisationId}
        union
        select o.id from organisation o join below on o.parent_id = below.id
      )
      select o.id as "organisationId", o.name as "organisationName", o.jurisdiction_id as "jurisdictionId", j.name as "jurisdictionName",
        array(select party from organisation_party p where p.organisation_id = o.id and p.during @> ${on}::date order by party) as parties,
        array(select id::text from below) as "subordinateIds",
        array(select n.id::text from organisation n where n.jurisdiction_id = o.jurisdiction_id and n.area = o.area) as "areaIds"
      from organisation o left join jurisdiction j on j.id = o.jurisdiction_id where o.id = ${organisationId}`.execute(reader)
    return rows[0] ?? null
  },

  async found(tx, { id, name, at }) {
    await sql`insert into organisation (id, name, budget, created_at) values (${id}, ${name}, 'outside-level', ${at})`.execute(tx)
  },
})
