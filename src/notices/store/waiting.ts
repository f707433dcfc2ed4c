import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'

/** Webhooks of this organisation to which nothing gets through any more: its keeper mends the address and resumes them. */
export function waitingWebhooks(actor: OfficeActor): Waiting {
  if (!actor.permissions.has('webhook.manage')) return null
  const row = {
    id: sql`h.id`,
    place: sql`h.id`,
    title: sql`h.name`,
    organisation: sql`o.name`,
    since: sql`coalesce((select max(d.ended_at) from notice_delivery d where d.webhook_id = h.id), h.created_at)`,
    version: sql`h.version`,
  }
  return sql`select ${waitingColumns('webhook', row)} from webhook h join organisation o on o.id = h.organisation_id
    where h.state = 'failed' and h.organisation_id = ${actor.organisationId}`
}
