import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, type Fen, formatYuan, type Id, type Instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { Budget, BudgetLine, BudgetState } from '../budget.ts'
import type { During } from './estimates.ts'

const yuan = (text: string): string => formatYuan(BigInt(text) as Fen)

/** Lines `l` that somebody sees. */
const seen = (sight: Sight) => visible(sight, { jurisdiction: sql.ref('l.jurisdiction_id'), organisation: sql.ref('l.organisation_id') })
/** Whether the budget `b` counts: issued, and adjusted by none that is. */
const counts = sql`(b.state = 'issued' and not exists (select from budget n where n.adjusts = b.id and n.state = 'issued'))`

interface BudgetsQuery {
  readonly id?: Id
  readonly after?: readonly [Instant, Id] | null
  readonly limit: number
}

/** Budgets of which the actor sees a line, the newest first; those that are not issued only who sees the whole. */
export async function readBudgets(reader: Reader, sight: Sight, { id, after, limit }: BudgetsQuery): Promise<Budget[]> {
  const { rows } = await sql<Omit<Budget, 'whole'>>`
    select b.id, lower(b.during) as "from", upper(b.during) - 1 as "to", b.number, b.estimate_id as "estimateId", b.adjusts, b.reason, b.state,
      ${counts} as current, b.version, s.level::text as level, s.unit::text as unit, b.drafted_by_person as "draftedByPerson", b.drafted_at as "draftedAt",
      b.issued_by_name as "issuedBy", b.issued_by_person as "issuedByPerson", b.issued_at as "issuedAt"
    from budget b cross join lateral (
      select count(*) as lines, coalesce(sum(l.amount_fen) filter (where l.payer = 'level'), 0) as level,
        coalesce(sum(l.amount_fen) filter (where l.payer = 'unit'), 0) as unit from budget_line l where l.budget_id = b.id and ${seen(sight)}) s
    where b.jurisdiction_id = ${sight.jurisdictionId} and (${sight.all} or (b.state = 'issued' and s.lines > 0)) ${id ? sql`and b.id = ${id}` : sql``}
      ${after ? sql`and (b.drafted_at, b.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by b.drafted_at desc, b.id desc limit ${limit}`.execute(reader)
  return rows.map((row) => ({ ...row, whole: sight.all, level: yuan(row.level), unit: yuan(row.unit) }))
}

export interface LinesQuery {
  readonly organisationId?: Id | undefined
  /** Name and id of the unit, category and payer of the last row before. */
  readonly after: readonly string[] | null
  readonly limit: number
}

/** Lines of a budget in the order of the units' names. */
export async function readBudgetLines(
  reader: Reader,
  sight: Sight,
  id: Id,
  { organisationId, after, limit }: LinesQuery,
): Promise<BudgetLine[]> {
  const { rows } = await sql<BudgetLine>`
    select l.organisation_id as "organisationId", o.name as "organisationName", l.category, l.payer, l.estimated_fen::text as estimated,
      l.before_fen::text as before, l.amount_fen::text as amount, l.reason
    from budget_line l join organisation o on o.id = l.organisation_id
    where l.budget_id = ${id} and ${seen(sight)} ${organisationId ? sql`and l.organisation_id = ${organisationId}` : sql``}
      ${after ? sql`and (o.name, o.id::text, l.category, l.payer) > (${sql.join([...after])})` : sql``}
    order by o.name, o.id::text, l.category, l.payer limit ${limit}`.execute(reader)
  return rows.map((row) => ({
    ...row,
    estimated: yuan(row.estimated),
    before: row.before === null ? null : yuan(row.before),
    amount: yuan(row.amount),
  }))
}

/** A budget held for a change. */
export interface HeldBudget {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly state: BudgetState
  readonly version: number
  readonly number: number
  readonly from: Day
  readonly until: Day
}

export async function lockBudget(tx: Tx, jurisdictionId: Id, id: Id): Promise<HeldBudget | null> {
  const { rows } = await sql<HeldBudget>`
    select id, jurisdiction_id as "jurisdictionId", state, version, number, lower(during) as "from", upper(during) as until
    from budget where id = ${id} and jurisdiction_id = ${jurisdictionId} for update`.execute(tx)
  return rows[0] ?? null
}

/** The budget of a cycle that counts; null while none is issued. */
export async function currentBudget(reader: Reader, jurisdictionId: Id, { from, until }: During): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select b.id from budget b where b.jurisdiction_id = ${jurisdictionId} and b.during = daterange(${from}::date, ${until}::date) and ${counts}`.execute(
    reader,
  )
  return rows[0]?.id ?? null
}

export interface NewBudget {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly cycle: During
  readonly estimateId: Id
  readonly adjusts: Id | null
  readonly reason: string | null
  readonly by: Id
  readonly person: string
  readonly at: Instant
}

/** Begins a draft; false where the cycle has one. Its lines are the sums of the estimate; where it adjusts a budget, the amounts of that. */
export async function insertBudget(tx: Tx, of: NewBudget): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into budget (id, jurisdiction_id, during, number, estimate_id, adjusts, reason, drafted_by, drafted_by_person, drafted_at)
    select ${of.id}, ${of.jurisdictionId}, d.during, 1 + coalesce((select max(number) from budget b where b.jurisdiction_id = ${of.jurisdictionId} and b.during = d.during), 0),
      ${of.estimateId}, ${of.adjusts}::uuid, ${of.reason}::text, ${of.by}, ${of.person}, ${of.at}
    from (select daterange(${of.cycle.from}::date, ${of.cycle.until}::date) as during) d
    on conflict do nothing`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`
    insert into budget_line (budget_id, jurisdiction_id, organisation_id, category, payer, estimated_fen, before_fen, amount_fen)
    select ${of.id}, ${of.jurisdictionId}, coalesce(e.organisation_id, l.organisation_id), coalesce(e.category, l.category), coalesce(e.payer, l.payer),
      coalesce(e.amount, 0), case when ${of.adjusts}::uuid is not null then coalesce(l.amount_fen, 0) end,
      case when ${of.adjusts}::uuid is not null then coalesce(l.amount_fen, 0) else e.amount end
    from (select organisation_id, category, payer, sum(amount_fen) as amount from budget_estimate_row where estimate_id = ${of.estimateId} group by 1, 2, 3) e
      full join (select * from budget_line where budget_id = ${of.adjusts}::uuid) l
        on l.organisation_id = e.organisation_id and l.category = e.category and l.payer = e.payer`.execute(tx)
  return true
}

/** A line as it is written: amounts in fen. */
export interface WrittenLine {
  readonly organisationId: Id
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly amount: string
  readonly reason: string | null
}

/** What the written lines are compared with: the estimate, or what was issued before; 0 for a line that is new. Null: no such unit in the jurisdiction. */
export async function basesOf(tx: Tx, budget: HeldBudget, lines: readonly WrittenLine[]): Promise<(string | null)[]> {
  const { rows } = await sql<{ base: string | null }>`
    select case when o.id is not null then coalesce(l.before_fen, l.estimated_fen, 0)::text end as base
    from jsonb_to_recordset(${JSON.stringify(lines.map((line, at) => ({ ...line, at })))}::jsonb) as w(at integer, "organisationId" uuid, category text, payer text)
      left join organisation o on o.id = w."organisationId" and o.jurisdiction_id = ${budget.jurisdictionId}
      left join budget_line l on l.budget_id = ${budget.id} and l.organisation_id = w."organisationId" and l.category = w.category and l.payer = w.payer
    order by w.at`.execute(tx)
  return rows.map(({ base }) => base)
}

/** Writes lines of a draft; a line that is new was estimated at nothing. */
export async function writeLines(tx: Tx, budget: HeldBudget, lines: readonly WrittenLine[]): Promise<void> {
  await sql`
    insert into budget_line (budget_id, jurisdiction_id, organisation_id, category, payer, estimated_fen, before_fen, amount_fen, reason)
    select ${budget.id}, ${budget.jurisdictionId}, w."organisationId", w.category, w.payer, 0,
      case when exists (select from budget b where b.id = ${budget.id} and b.adjusts is not null) then 0 end, w.amount, w.reason
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as w("organisationId" uuid, category text, payer text, amount bigint, reason text)
    on conflict (budget_id, organisation_id, category, payer) do update set amount_fen = excluded.amount_fen, reason = excluded.reason`.execute(
    tx,
  )
  await sql`update budget set version = version + 1 where id = ${budget.id}`.execute(tx)
}

export async function markIssued(
  tx: Tx,
  id: Id,
  by: { readonly by: Id; readonly name: string; readonly person: string; readonly at: Instant },
): Promise<void> {
  await sql`update budget set state = 'issued', version = version + 1, issued_by = ${by.by}, issued_by_name = ${by.name}, issued_by_person = ${by.person},
    issued_at = ${by.at} where id = ${id}`.execute(tx)
}

export async function markWithdrawn(tx: Tx, id: Id): Promise<void> {
  await sql`update budget set state = 'withdrawn', version = version + 1 where id = ${id}`.execute(tx)
}
