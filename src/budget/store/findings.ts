import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, type Fen, formatYuan, type Id, type Instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { BudgetFinding } from '../execution.ts'
import type { During } from './estimates.ts'

export interface NewFinding {
  readonly id: Id
  readonly organisationId: Id
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly share: string
  /** Fen. */
  readonly budget: string
  readonly accrued: string
}

export interface FindingPlace {
  readonly jurisdictionId: Id
  readonly cycle: During
  readonly budgetId: Id
  readonly through: Day
  readonly at: Instant
}

/** Files what is not on file yet: each share of a unit, category and payer once a cycle. Answers with the new ones. */
export async function fileFindings(
  tx: Tx,
  { jurisdictionId, cycle, budgetId, through, at }: FindingPlace,
  findings: readonly NewFinding[],
): Promise<{ id: Id }[]> {
  if (findings.length === 0) return []
  const { rows } = await sql<{ id: Id }>`
    insert into budget_finding (id, jurisdiction_id, during, budget_id, organisation_id, category, payer, share, budget_fen, accrued_fen, through, found_at)
    select f.id, ${jurisdictionId}, daterange(${cycle.from}::date, ${cycle.until}::date), ${budgetId}, f."organisationId", f.category, f.payer, f.share, f.budget, f.accrued,
      ${through}::date, ${at}
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as f(id uuid, "organisationId" uuid, category text, payer text, share numeric, budget bigint, accrued bigint)
    on conflict on constraint budget_finding_once do nothing returning id`.execute(tx)
  return rows
}

/** Findings that the actor sees, the newest first. */
export async function readFindings(
  reader: Reader,
  sight: Sight,
  { after, limit }: { readonly after: readonly [Instant, Id] | null; readonly limit: number },
): Promise<BudgetFinding[]> {
  const { rows } = await sql<BudgetFinding>`
    select f.id, lower(f.during) as "from", upper(f.during) - 1 as "to", f.organisation_id as "organisationId", o.name as "organisationName", f.category, f.payer,
      trim_scale(f.share)::text as share, f.budget_fen::text as budget, f.accrued_fen::text as accrued, f.through, f.found_at as "foundAt"
    from budget_finding f join organisation o on o.id = f.organisation_id
    where ${visible(sight, { jurisdiction: sql.ref('f.jurisdiction_id'), organisation: sql.ref('f.organisation_id') })}
      ${after ? sql`and (f.found_at, f.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by f.found_at desc, f.id desc limit ${limit}`.execute(reader)
  const yuan = (text: string) => formatYuan(BigInt(text) as Fen)
  return rows.map((row) => ({ ...row, budget: yuan(row.budget), accrued: yuan(row.accrued) }))
}
