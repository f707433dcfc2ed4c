import { sql } from 'kysely'
import { addFen, formatDecimal, formatYuan, type Id, type Tx } from '../../kernel/index.ts'
import type { Charge } from '../charges.ts'
import { dayAt } from '../cycle.ts'
import type { BilledResource } from './facts.ts'

/** One run of accounting: its statement and revision. */
export interface Run {
  readonly id: Id
  readonly revision: number
}
export type NumberedResource = BilledResource & { readonly no: number }
export type NumberedCharge = Charge & { readonly no: number; readonly resourceNo: number }

/** Writes a batch of resources and their lines, each by one statement. */
export async function insertLines(
  tx: Tx,
  run: Run,
  resources: readonly NumberedResource[],
  charges: readonly NumberedCharge[],
): Promise<void> {
  await sql`
    insert into statement_resource select ${run.id}, ${run.revision}, x.* from jsonb_to_recordset(${JSON.stringify(resources.map(resourceRow))}::jsonb)
      as x(no integer, resource_id uuid, organisation_id uuid, organisation_name text, system_id uuid, system_name text, provider_id uuid,
        provider_name text, pool_name text, item_id uuid, item_code text, item_name text, category text, unit text, basis text)`.execute(tx)
  await sql`
    insert into statement_line select ${run.id}, ${run.revision}, x.* from jsonb_to_recordset(${JSON.stringify(charges.map(lineRow))}::jsonb)
      as x(no integer, resource_no integer, kind text, first_day date, last_day date, days integer, period_days integer, quantity numeric,
        price_id uuid, price numeric, full_fen bigint, amount_fen bigint, excluded_by text, excluded_says text, excluded_cite text, deductions jsonb,
        deducted_fen bigint)`.execute(tx)
}

const resourceRow = (of: NumberedResource) => ({
  no: of.no,
  resource_id: of.id,
  organisation_id: of.organisationId,
  organisation_name: of.organisationName,
  system_id: of.systemId,
  system_name: of.systemName,
  provider_id: of.providerId,
  provider_name: of.providerName,
  pool_name: of.poolName,
  item_id: of.itemId,
  item_code: of.itemCode,
  item_name: of.itemName,
  category: of.category,
  unit: of.unit,
  basis: of.facts.basis,
})

const lineRow = (of: NumberedCharge) => ({
  no: of.no,
  resource_no: of.resourceNo,
  kind: of.kind,
  first_day: dayAt(of.from),
  last_day: dayAt(of.until - 1),
  days: of.days,
  period_days: of.periodDays,
  quantity: formatDecimal(of.quantity),
  price_id: of.price?.id ?? null,
  price: of.price ? formatDecimal(of.price.amount) : null,
  full_fen: String(of.full),
  amount_fen: String(of.amount),
  excluded_by: of.exclusion?.rule ?? null,
  excluded_says: of.exclusion?.message ?? null,
  excluded_cite: of.exclusion?.cite ?? null,
  deductions: of.deductions.map((deduction) => ({ ...deduction, amount: formatYuan(deduction.amount) })),
  deducted_fen: String(addFen(of.deductions.map(({ amount }) => amount))),
})
