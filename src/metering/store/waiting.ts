import { type RawBuilder, sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'

/** Quantities that have not been replaced, of the person's jurisdiction, told with what they are of, for which the condition holds. */
const quantities = (actor: OfficeActor, since: RawBuilder<unknown>, told: RawBuilder<unknown>, condition: RawBuilder<unknown>) =>
  sql`select ${waitingColumns('metering', {
    id: sql`q.id`,
    place: sql`q.id`,
    number: sql`r.external_name`,
    title: sql`i.name`,
    organisation: sql`o.name`,
    system: sql`s.name`,
    told: sql`jsonb_build_object('from', q.first_day, 'to', q.last_day, 'quantity', trim_scale(q.quantity)::text, 'unit', i.unit) || ${told}`,
    since,
  })}
    from metered_quantity q join resource r on r.id = q.resource_id join service_item i on i.id = r.item_id
      join system s on s.id = r.system_id join organisation o on o.id = q.organisation_id
    where q.superseded_at is null and q.jurisdiction_id = ${actor.jurisdictionId} and ${condition}`

/** Quantities reported of the resources of the units that the person looks after, and not by himself: to be confirmed or objected to. */
export const waitingQuantities = (actor: OfficeActor): Waiting =>
  actor.permissions.has('metering.confirm')
    ? quantities(
        actor,
        sql`q.reported_at`,
        sql`'{}'::jsonb`,
        sql`q.state = 'reported' and q.organisation_id = any(${actor.sight.organisationIds}) and q.reported_by_id <> ${actor.personId}`,
      )
    : null

/** Quantities that this organisation reported, the unit objected to, and nobody has reported anew: whoever reported them does. */
export const waitingObjected = (actor: OfficeActor): Waiting =>
  actor.permissions.has('metering.report')
    ? quantities(
        actor,
        sql`q.decided_at`,
        sql`jsonb_build_object('state', q.state)`,
        sql`q.state = 'objected' and q.reported_by = ${actor.organisationId}
          and not exists (select from metered_quantity n
            where n.resource_id = q.resource_id and n.reported_at > q.decided_at and n.first_day <= q.last_day and n.last_day >= q.first_day)
          and not exists (select from metered_quantity n where n.chain = q.chain and n.id <> q.id and n.state <> 'objected' and n.superseded_at is null)`,
      )
    : null
