import { sql } from 'kysely'
import { type Day, epochDay, type Id, type Tx } from '../../kernel/index.ts'
import type { BudgetSpan } from '../rules/budgets.ts'
import type { Cycle } from '../rules/cycle.ts'

/** The budgets of organisations on the days of a cycle, in order; only of those that ever had another: what stands with the others held always. */
export async function readBudgets(
  tx: Tx,
  organisationIds: readonly Id[],
  { from, until }: Cycle,
): Promise<ReadonlyMap<Id, readonly BudgetSpan[]>> {
  const { rows } = await sql<{ id: Id; budget: BudgetSpan['budget']; from: Day; until: Day }>`
    select b.organisation_id as id, b.budget, greatest(lower(b.during), ${from}::date) as "from", least(upper(b.during), ${until}::date) as until
    from organisation_budget b
    where b.organisation_id = any(${organisationIds}::uuid[]) and b.during && daterange(${from}::date, ${until}::date)
      and exists (select from organisation_budget o where o.organisation_id = b.organisation_id and o.during <> b.during)
    order by b.organisation_id, b.during`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => [
      id,
      of.map(({ budget, from, until }) => ({ budget, from: epochDay(from), until: epochDay(until) })),
    ]),
  )
}
