import { sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { DecisionInput } from '../decisions/decision.ts'
import { type DifferenceFilter, filtered } from './differences.ts'

interface By {
  readonly organisationId: Id
  readonly personId: Id
  readonly personName: string
}

/** How many differences a filter finds, locked until the transaction ends. */
export async function lockDifferences(tx: Tx, id: Id, filter: DifferenceFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from reconciliation_difference d where ${filtered(id, filter)} order by d.no for update) x`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** Decides them all alike, each with an entry of its own in its history. */
export async function decideAll(
  tx: Tx,
  id: Id,
  filter: DifferenceFilter,
  { decision, reason, fact }: DecisionInput,
  by: By,
  at: Instant,
): Promise<void> {
  await sql`
    insert into reconciliation_decision (reconciliation_id, difference_no, no, decision, reason, fact, decided_by, decided_by_id, decided_by_person, decided_at)
    select d.reconciliation_id, d.no, (select count(*) + 1 from reconciliation_decision x where x.reconciliation_id = d.reconciliation_id and x.difference_no = d.no),
      ${decision}, ${reason}, ${fact ?? null}, ${by.organisationId}, ${by.personId}, ${by.personName}, ${at}
    from reconciliation_difference d where ${filtered(id, filter)}`.execute(tx)
}

/** Lets the states follow what was decided last. */
export async function followDecisions(tx: Tx, id: Id, filter: DifferenceFilter, state: string): Promise<void> {
  await sql`update reconciliation_difference d set state = ${state} where ${filtered(id, filter)}`.execute(tx)
}

export async function countOpen(db: Reader, id: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from reconciliation_difference where reconciliation_id = ${id} and state = 'open'`.execute(db)
  return rows[0]?.count ?? 0
}

/** False where there is a comment already. */
export async function insertComment(tx: Tx, id: Id, no: number, comment: string, by: By, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into reconciliation_comment (reconciliation_id, difference_no, comment, commented_by, commented_by_id, commented_by_person, commented_at)
    values (${id}, ${no}, ${comment}, ${by.organisationId}, ${by.personId}, ${by.personName}, ${at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
