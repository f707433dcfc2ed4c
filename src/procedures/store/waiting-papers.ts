import { sql } from 'kysely'
import { isOfficePost, type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'

/** Papers addressed to the person's organisation that nobody of it has opened. */
export function waitingReceived(actor: OfficeActor): Waiting {
  if (!actor.permissions.has('case.read') || !actor.posts.some(isOfficePost)) return null
  const row = {
    id: sql`d.id`,
    place: sql`d.id`,
    number: sql`d.number`,
    title: sql`d.name`,
    organisation: sql`d.issuer_name`,
    told: sql`jsonb_build_object('kind', a.kind)`,
    since: sql`d.issued_at`,
  }
  return sql`select ${waitingColumns('received', row)} from document_address a join issued_document d on d.id = a.document_id
    join case_file c on c.id = d.case_id
    where a.organisation_id = ${actor.organisationId} and a.read_at is null and c.jurisdiction_id = ${actor.jurisdictionId}`
}
