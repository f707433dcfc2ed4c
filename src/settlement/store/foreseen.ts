import { sql } from 'kysely'
import { type Day, daysBetween, epochDay, firstOfMonth, type Id, plusMonths, type Tx } from '../../kernel/index.ts'
import type { Metered } from '../engine/billable.ts'
import { monthOf } from '../engine/months.ts'
import type { Cycle } from '../rules/cycle.ts'
import type { CategoryRow } from '../rules/estimate.ts'
import type { BilledUnit } from './billed.ts'

/** Units by their ids, each with as many resources as said, for units that have none on file yet. */
export async function readUnitsOf(tx: Tx, counts: ReadonlyMap<Id, number>): Promise<BilledUnit[]> {
  const { rows } = await sql<{ id: Id; name: string; budget: string; area: string | null; nature: string }>`
    select id, name, budget, area, nature from organisation where id = any(${[...counts.keys()]}::uuid[]) order by name, id`.execute(tx)
  return rows.map(({ id, name, budget, area, nature }) => ({
    ...{ id, name, resources: counts.get(id) ?? 0 },
    facts: { 'unit.name': name, 'unit.budget': budget, 'unit.area': area, 'unit.nature': nature },
  }))
}

/** Names of systems, for those that are told of. */
export async function systemNames(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const { rows } = await sql<{ id: Id; name: string }>`select id, name from system where id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/**
 * What was confirmed in the last twelve whole months before a day, each quantity carried on by whole years to the same month of the cycle; by resource, in the order
 * of the days.
 */
export async function readCarried(tx: Tx, ids: readonly Id[], cycle: Cycle, on: Day): Promise<ReadonlyMap<Id, Metered[]>> {
  const until = firstOfMonth(on)
  const from = plusMonths(until, -12)
  const years = Math.max(0, Math.floor((monthOf(epochDay(cycle.from)) - monthOf(epochDay(from))) / 12)) * 12
  const { rows } = await sql<{ id: Id; day: Day; quantity: string }>`
    select c.id, c.day, c.quantity::text as quantity from (
      select m.resource_id as id, (m.quantity * 10000)::bigint as quantity,
        (m.day + make_interval(months => ${years} + case when (m.day + make_interval(months => ${years}))::date < ${cycle.from}::date then 12 else 0 end))::date as day
      from metered_confirmed m where m.resource_id = any(${ids}::uuid[]) and m.day >= ${from}::date and m.day < ${until}::date) c
    where c.day >= ${cycle.from}::date and c.day < ${cycle.until}::date order by c.day`.execute(tx)
  const byId = Map.groupBy(rows, ({ id }) => id)
  return new Map([...byId].map(([id, of]) => [id, of.map(({ day, quantity }) => ({ day: epochDay(day), quantity: Number(quantity) }))]))
}

/** A sealed statement, as far as a budget asks for it: sums by unit, category and payer in the months of its cycle. */
export interface SealedSums {
  readonly statementId: Id
  readonly adjustedFen: bigint
  readonly rows: readonly CategoryRow[]
}

/** The sums of the sealed statement of a cycle, from its totals; null where none is sealed. */
export async function readSealed(tx: Tx, jurisdictionId: Id, cycle: Cycle): Promise<SealedSums | null> {
  const { rows } = await sql<{ id: Id; runNo: number; adjusted: string }>`
    select id, run_no as "runNo", adjusted_fen::text as adjusted from statement
    where jurisdiction_id = ${jurisdictionId} and during = daterange(${cycle.from}::date, ${cycle.until}::date) and state = 'sealed'`.execute(
    tx,
  )
  const [sealed] = rows
  if (!sealed) return null
  return { statementId: sealed.id, adjustedFen: BigInt(sealed.adjusted), rows: await sealedRows(tx, sealed.runNo, cycle) }
}

async function sealedRows(tx: Tx, runNo: number, { from, until }: Cycle): Promise<CategoryRow[]> {
  const { rows } = await sql<{ organisationId: Id; category: string; payer: CategoryRow['payer']; month: Day; amount: string }>`
    select h.organisation_id as "organisationId", t.category, p.payer, t.month, sum(p.amount)::text as amount
    from statement_month t join statement_share h on h.run_no = t.run_no and h.no = t.share_no
      cross join lateral (values ('level', t.total_fen), ('unit', t.apart_fen)) as p(payer, amount)
    where t.run_no = ${runNo} and p.amount <> 0 group by 1, 2, 3, 4`.execute(tx)
  const first = monthOf(epochDay(from))
  const length = monthOf(epochDay(from) + daysBetween(from, until) - 1) - first + 1
  return rows.map(({ organisationId, category, payer, month, amount }) => {
    const months = new Array<number>(length).fill(0)
    months[monthOf(epochDay(month)) - first] = Number(amount)
    return { organisationId, category, payer, months }
  })
}
