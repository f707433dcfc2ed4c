import { sql } from 'kysely'
import { type Day, epochDay, type Id, type Tx } from '../../kernel/index.ts'
import type { BudgetSpan } from '../rules/budgets.ts'
import type { FactsQuery } from './billed.ts'

/** The budgets of a jurisdiction's organisations on the days of a cycle, in order; only of those that ever had another, which are few: what stands with the others held always. */
export async function readBudgets(tx: Tx, { sight, cycle: { from, until } }: FactsQuery): Promise<ReadonlyMap<Id, readonly BudgetSpan[]>> {
  const { rows } = await sql<{ id: Id; budget: BudgetSpan['budget']; from: Day; until: Day }>`
    select b.organisation_id as id, b.budget, greatest(lower(b.during), ${from}::date) as "from", least(upper(b.during), ${until}::date) as until
    from organisation_budget c join organisation o on o.id = c.organisation_id and o.jurisdiction_id = ${sight.jurisdictionId}
      join organisation_budget b on b.organisation_id = c.organisation_id and b.during && daterange(${from}::date, ${until}::date)
    -- Each change begins one that has a beginning: the last of an organisation tells that there was one.
    where not lower_inf(c.during) and upper_inf(c.during)
    order by b.organisation_id, b.during`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => [
      id,
      of.map(({ budget, from, until }) => ({ budget, from: epochDay(from), until: epochDay(until) })),
    ]),
  )
}
