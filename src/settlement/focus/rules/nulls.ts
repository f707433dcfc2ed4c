import type { ColumnId, FocusRow } from '../columns.ts'
import { type Rule, ruleOf } from './rule.ts'

/** Columns that are never null, and which sentence of their section says so (and what follows from it elsewhere). */
const never: readonly (readonly [ColumnId, readonly (number | string)[]])[] = [
  ['BilledCost', [4]],
  ['BillingAccountId', [4]],
  ['BillingAccountName', [4]],
  ['BillingCurrency', [5]],
  ['BillingPeriodEnd', [4]],
  ['BillingPeriodStart', [4]],
  ['ChargeCategory', [3]],
  ['ChargeFrequency', [2]],
  ['ChargePeriodEnd', [4]],
  ['ChargePeriodStart', [4]],
  ['ContractedCost', [4]],
  ['EffectiveCost', [4]],
  ['InvoiceIssuerName', [4]],
  ['ListCost', [4]],
  ['PricingCurrency', [5]],
  ['PricingCurrencyEffectiveCost', [4]],
  ['ProviderName', [4]],
  ['PublisherName', [4]],
  ['ServiceCategory', [3]],
  // With a service in every row, every SKU belongs to one.
  ['ServiceName', [4, 'SkuId/9', 'SkuPriceId/9']],
  ['ServiceSubcategory', [2]],
]

const neverNull = never.map(([column, cites]) => ruleOf(column, 'not-null', { cites, says: '不得为空' }, (row) => row[column] !== null))

/** `[column, other, null with it, not null without it]`: sentences that tie a column's being null to another's. */
const ties: readonly (readonly [ColumnId, ColumnId, (number | string)[] | null, number | null])[] = [
  ['BillingAccountType', 'BillingAccountId', [4], 5],
  ['CapacityReservationStatus', 'CapacityReservationId', [3, 'CapacityReservationId/5'], null],
  ['CommitmentDiscountCategory', 'CommitmentDiscountId', [3], 4],
  ['CommitmentDiscountName', 'CommitmentDiscountId', [4], null],
  ['CommitmentDiscountStatus', 'CommitmentDiscountId', [3, 'CommitmentDiscountId/5'], null],
  ['CommitmentDiscountType', 'CommitmentDiscountId', [4], 5],
  ['CommitmentDiscountUnit', 'CommitmentDiscountQuantity', [4], 5],
  ['ConsumedUnit', 'ConsumedQuantity', [4], 5],
  ['PricingUnit', 'PricingQuantity', [4], 5],
  ['RegionName', 'RegionId', [4], 5],
  ['ResourceName', 'ResourceId', [4], null],
  ['ResourceType', 'ResourceId', [4], 5],
  ['SkuMeter', 'SkuId', [4], null],
  ['SkuPriceDetails', 'SkuPriceId', [3, 4], null],
  ['SubAccountName', 'SubAccountId', [4], 5],
  ['SubAccountType', 'SubAccountId', [4], 5],
]

const tied = ties.flatMap(([column, other, alone, missing]): Rule[] => [
  ...(alone
    ? [
        ruleOf(
          column,
          'null-with',
          { cites: alone, says: `${other} 为空时须为空`, with: [other] },
          (row) => row[other] !== null || row[column] === null,
        ),
      ]
    : []),
  ...(missing
    ? [
        ruleOf(
          column,
          'given-with',
          { cites: [missing], says: `${other} 不为空时不得为空`, with: [other] },
          (row) => row[other] === null || row[column] !== null,
        ),
      ]
    : []),
])

/** What is used or bought has a price; a tax has none. A correction may leave it open. */
const priced: readonly (readonly [ColumnId, number, number])[] = [
  ['ContractedUnitPrice', 4, 5],
  ['ListUnitPrice', 4, 5],
  ['PricingCategory', 3, 4],
  ['PricingCurrencyContractedUnitPrice', 4, 5],
  ['PricingCurrencyListUnitPrice', 4, 5],
  ['PricingQuantity', 4, 5],
  ['SkuId', 4, 5],
  ['SkuPriceId', 4, 5],
]
const usedOrBought = ({ ChargeCategory: category, ChargeClass }: FocusRow): boolean =>
  (category === 'Usage' || category === 'Purchase') && ChargeClass !== 'Correction'

const prices = priced.flatMap(([column, tax, used]): Rule[] => [
  ruleOf(
    column,
    'null-for-tax',
    { cites: [tax], says: 'ChargeCategory 为 Tax 时须为空', with: ['ChargeCategory'] },
    (row) => row.ChargeCategory !== 'Tax' || row[column] === null,
  ),
  ruleOf(
    column,
    'given-for-use',
    { cites: [used], says: 'ChargeCategory 为 Usage 或 Purchase 且非更正时不得为空', with: ['ChargeCategory', 'ChargeClass'] },
    (row) => !usedOrBought(row) || row[column] !== null,
  ),
])

const consumed: readonly Rule[] = [
  ruleOf(
    'ConsumedQuantity',
    'null-unless-usage',
    { cites: [4], says: 'ChargeCategory 不是 Usage，或 CommitmentDiscountStatus 为 Unused 时须为空', with: ['ChargeCategory'] },
    (row) => (row.ChargeCategory === 'Usage' && row.CommitmentDiscountStatus !== 'Unused') || row.ConsumedQuantity === null,
  ),
  ruleOf(
    'ConsumedQuantity',
    'given-for-usage',
    { cites: [5], says: 'ChargeCategory 为 Usage 且非更正、非未用承诺时不得为空', with: ['ChargeCategory', 'ChargeClass'] },
    (row) =>
      row.ChargeCategory !== 'Usage' ||
      row.ChargeClass !== null ||
      row.CommitmentDiscountStatus === 'Unused' ||
      row.ConsumedQuantity !== null,
  ),
]

export const nullRules: readonly Rule[] = [...neverNull, ...tied, ...prices, ...consumed]
