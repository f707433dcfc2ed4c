import { sql } from 'kysely'
import type { OfficeActor } from '../actor.ts'
import { type Waiting, waitingColumns } from './waiting.ts'

/** Accounts whose posts or password 系统管理员 gave, and which nobody uses before this person confirms them: the same as `mayConfirm` asks. */
export function waitingAccounts(actor: OfficeActor): Waiting {
  const all = actor.posts.includes('security-admin')
  if (!all && !actor.posts.includes('audit-admin')) return null
  const row = {
    id: sql`p.id`,
    place: sql`p.id`,
    number: sql`p.login`,
    title: sql`p.name`,
    organisation: sql`o.name`,
    since: sql`p.unconfirmed_since`,
    version: sql`p.version`,
  }
  return sql`select ${waitingColumns('account', row)} from person p join organisation o on o.id = p.organisation_id
    where p.unconfirmed_since is not null and p.disabled_at is null and p.id <> ${actor.personId} and p.unconfirmed_by <> ${actor.personId}
      and (${all} or 'security-admin' = any(p.posts))`
}
