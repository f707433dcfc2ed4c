import type { ColumnId, FocusRow } from '../columns.ts'
import { isZero } from './numbers.ts'
import { type Rule, ruleOf } from './rule.ts'

const committed = (row: FocusRow): boolean => row.CommitmentDiscountId !== null
const isUsage = (row: FocusRow): boolean => row.ChargeCategory === 'Usage'
const isPurchase = (row: FocusRow): boolean => row.ChargeCategory === 'Purchase'

/** Buying a commitment covers what will be charged later: its cost is spread over that. */
const spread = (column: ColumnId): Rule =>
  ruleOf(
    column,
    'zero-for-commitment',
    {
      cites: [6, 'DiscountHandling/7'],
      says: '购买承诺折扣的行须为 0（成本摊销到以后的使用行）',
      with: ['ChargeCategory', 'CommitmentDiscountId'],
    },
    (row) => !isPurchase(row) || !committed(row) || row[column] === null || isZero(row[column]),
  )

/** Rows about a commitment itself, bought or unused, have it as their resource. */
const ofItself = (what: string, cite: string, when: (row: FocusRow) => boolean, words: string): Rule =>
  ruleOf(
    'ResourceId',
    what,
    { cites: [cite], says: `${words}的行须等于 CommitmentDiscountId`, with: ['CommitmentDiscountId', 'ChargeCategory'] },
    (row) => !when(row) || row.ResourceId === row.CommitmentDiscountId,
  )

const quantity: readonly Rule[] = [
  ruleOf(
    'CommitmentDiscountQuantity',
    'given',
    {
      cites: [4],
      says: '与承诺折扣有关的使用或购买行（更正除外）不得为空',
      with: ['CommitmentDiscountId', 'ChargeCategory', 'ChargeClass'],
    },
    (row) =>
      !committed(row) || !(isUsage(row) || isPurchase(row)) || row.ChargeClass === 'Correction' || row.CommitmentDiscountQuantity !== null,
  ),
  ruleOf(
    'CommitmentDiscountQuantity',
    'null-otherwise',
    { cites: [5], says: '与承诺折扣无关，或既非使用也非购买的行须为空', with: ['CommitmentDiscountId', 'ChargeCategory'] },
    (row) => (committed(row) && (isUsage(row) || isPurchase(row))) || row.CommitmentDiscountQuantity === null,
  ),
]

export const commitmentRules: readonly Rule[] = [
  ...quantity,
  spread('EffectiveCost'),
  spread('PricingCurrencyEffectiveCost'),
  ofItself('commitment-bought', 'DiscountHandling/11', (row) => isPurchase(row) && committed(row), '购买承诺折扣'),
  ofItself('commitment-unused', 'DiscountHandling/13', (row) => row.CommitmentDiscountStatus === 'Unused', '承诺折扣未用部分'),
  ruleOf(
    'CommitmentDiscountStatus',
    'given-for-usage',
    {
      // With it every usage of a commitment is used or unused, so that the two add up to all of it.
      cites: [4, 'DiscountHandling/12', 'EffectiveCost/11'],
      says: 'CommitmentDiscountId 不为空的使用行不得为空',
      with: ['CommitmentDiscountId', 'ChargeCategory'],
    },
    (row) => !committed(row) || !isUsage(row) || row.CommitmentDiscountStatus !== null,
  ),
  ruleOf(
    'CommitmentDiscountStatus',
    'usage-only',
    { cites: ['DiscountHandling/13'], says: '为 Unused 的行，ChargeCategory 须为 Usage', with: ['ChargeCategory'] },
    (row) => row.CommitmentDiscountStatus !== 'Unused' || isUsage(row),
  ),
  ruleOf(
    'CommitmentDiscountId',
    'given-for-committed',
    { cites: ['DiscountHandling/6', 'CommitmentDiscountId/5'], says: 'PricingCategory 为 Committed 时不得为空', with: ['PricingCategory'] },
    (row) => row.PricingCategory !== 'Committed' || committed(row),
  ),
  ruleOf(
    'PricingCategory',
    'committed',
    { cites: [7], says: '适用承诺折扣的使用行须为 Committed', with: ['CommitmentDiscountId', 'ChargeCategory'] },
    (row) => !committed(row) || !isUsage(row) || row.PricingCategory === null || row.PricingCategory === 'Committed',
  ),
  ruleOf(
    'CapacityReservationStatus',
    'given-for-usage',
    { cites: [4], says: 'CapacityReservationId 不为空的使用行不得为空', with: ['CapacityReservationId', 'ChargeCategory'] },
    (row) => row.CapacityReservationId === null || !isUsage(row) || row.CapacityReservationStatus !== null,
  ),
]
