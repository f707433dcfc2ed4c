import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../../identity/index.ts'

/** Findings about the systems of the units that the person looks after, which nobody has answered. */
export const waitingFindings = (actor: OfficeActor): Waiting =>
  actor.permissions.has('system.register')
    ? sql`select ${waitingColumns('finding', {
        id: sql`f.id`,
        place: sql`f.system_id`,
        title: sql`f.message`,
        organisation: sql`o.name`,
        system: sql`s.name`,
        since: sql`f.found_at`,
      })}
      from usage_finding f join organisation o on o.id = f.organisation_id join system s on s.id = f.system_id
      where f.state = 'open' and f.jurisdiction_id = ${actor.jurisdictionId} and f.organisation_id = any(${actor.sight.organisationIds})`
    : null
