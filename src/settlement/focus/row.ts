import { type Day, plusDays, startOf } from '../../kernel/index.ts'
import { printable } from '../../tables/index.ts'
import { type DetailLine, type ExportHead, type ExportLine, isDetail, type SideLine } from '../exports/line.ts'
import { kindNames } from '../exports/words.ts'
import { type ColumnId, columnIds, type FocusRow } from './columns.ts'
import { consumedOf, pricingOf } from './pricing.ts'
import { other, serviceOf } from './services.ts'
import { detailTags, sideTags, skuDetails } from './tags.ts'
import { daysOfUnit, pricingUnitOf } from './units.ts'

type Filled = Partial<Record<ColumnId, string | null>>

/** A line of an export as a charge of FOCUS 1.2: all columns, in their order. `docs/exports.md` says why each is what it is. */
export function focusRow(line: ExportLine, head: ExportHead): FocusRow {
  const filled: Filled = { ...accounts(line, head), ...(isDetail(line) ? detailCells(line, head) : sideCells(line, head)) }
  return Object.fromEntries(columnIds.map((column) => [column, textOf(filled[column])])) as FocusRow
}

const textOf = (text: string | null | undefined): string | null => (text ? printable(text) : null)

const currency = 'CNY'

/** Who bills whom, for which cycle. A result about a unit as a whole is no provider's: the level's own. */
const accounts = ({ providerName, organisationId, organisationName }: ExportLine, head: ExportHead): Filled => ({
  ProviderName: providerName ?? head.jurisdictionName,
  PublisherName: providerName ?? head.jurisdictionName,
  InvoiceIssuerName: providerName ?? head.jurisdictionName,
  BillingAccountId: head.jurisdictionId,
  BillingAccountName: head.jurisdictionName,
  BillingAccountType: '适用区域',
  SubAccountId: organisationId,
  SubAccountName: organisationName,
  SubAccountType: organisationId === null ? null : '使用单位',
  BillingPeriodStart: beginOf(head.from),
  BillingPeriodEnd: endOf(head.to),
  BillingCurrency: currency,
  PricingCurrency: currency,
})

const begins = new Map<Day, string>()
const ends = new Map<Day, string>()

/** The instant at which a day begins in China, to the second: `2024-08-31T16:00:00Z`. Thousands of lines share a few days, so each is written once. */
const beginOf = (day: Day): string => remembered(begins, day, () => startOf(day).replace('.000Z', 'Z'))

/** The exclusive end of what lasts until the end of a day. */
const endOf = (day: Day): string => remembered(ends, day, () => beginOf(plusDays(day, 1)))

function remembered(texts: Map<Day, string>, day: Day, write: () => string): string {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = write()
  texts.set(day, text)
  return text
}

function detailCells(line: DetailLine, head: ExportHead): Filled {
  const { name, category, subcategory } = serviceOf(line.itemName, line.category)
  return {
    // What a unit pays its provider itself is on no invoice of the statement.
    InvoiceId: head.state === 'sealed' && line.payer === 'level' ? head.statementId : null,
    ChargePeriodStart: beginOf(line.from),
    ChargePeriodEnd: endOf(line.to),
    ChargeCategory: line.kind === 'once' ? 'Purchase' : 'Usage',
    ChargeDescription: line.arithmetic,
    ChargeFrequency: frequencies[line.kind],
    ...costCells(line),
    ...consumedCells(line),
    ServiceName: name,
    ServiceCategory: category,
    ServiceSubcategory: subcategory,
    SkuId: line.itemId,
    SkuMeter: line.itemName,
    // A free item has no price on file: its only price is that it has none.
    SkuPriceId: line.priceId ?? line.itemId,
    SkuPriceDetails: skuDetails(line),
    ResourceId: line.resourceId,
    ResourceType: line.itemName,
    Tags: detailTags(line, head),
  }
}

const frequencies = { period: 'Recurring', free: 'Recurring', metered: 'Usage-Based', once: 'One-Time' } as const

function costCells(line: DetailLine): Filled {
  const { price, quantity, cost } = pricingOf(line)
  return {
    BilledCost: line.amount,
    EffectiveCost: line.amount,
    ListCost: cost,
    ContractedCost: cost,
    ListUnitPrice: price,
    ContractedUnitPrice: price,
    PricingCategory: 'Standard',
    PricingQuantity: quantity,
    PricingUnit: pricingUnitOf(line.unit, line.basis),
    PricingCurrencyContractedUnitPrice: price,
    PricingCurrencyEffectiveCost: line.amount,
    PricingCurrencyListUnitPrice: price,
  }
}

/** Only usage is consumed: what is held is consumed by the day, what is measured as measured. */
function consumedCells(line: DetailLine): Filled {
  if (line.kind === 'once') return {}
  return line.kind === 'metered' || line.days === 0
    ? { ConsumedQuantity: line.quantity, ConsumedUnit: pricingUnitOf(line.unit, line.basis) }
    : { ConsumedQuantity: consumedOf(line), ConsumedUnit: daysOfUnit(line.unit, line.basis) }
}

/** What is taken off after the fact is a credit; a correction changes what was invoiced, and is on no invoice yet. */
function sideCells(line: SideLine, head: ExportHead): Filled {
  const corrects = line.kind === 'correction'
  return {
    InvoiceId: head.state === 'sealed' && !corrects ? head.statementId : null,
    ChargePeriodStart: beginOf(head.from),
    ChargePeriodEnd: endOf(head.to),
    ChargeCategory: !corrects && line.amount.startsWith('-') ? 'Credit' : 'Adjustment',
    ChargeClass: corrects ? 'Correction' : null,
    ChargeDescription: `${line.refersTo}：${line.reason}`,
    ChargeFrequency: 'One-Time',
    BilledCost: line.amount,
    EffectiveCost: line.amount,
    ListCost: line.amount,
    ContractedCost: line.amount,
    PricingCurrencyEffectiveCost: line.amount,
    ServiceName: kindNames[line.kind],
    ServiceCategory: other.category,
    ServiceSubcategory: other.subcategory,
    Tags: sideTags(line, head),
  }
}
