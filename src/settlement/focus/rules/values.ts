import {
  chargeCategories,
  chargeFrequencies,
  commitmentCategories,
  parentOf,
  pricingCategories,
  serviceCategories,
  usedOrUnused,
} from '../allowed.ts'
import type { ColumnId } from '../columns.ts'
import { type Rule, ruleOf, valued } from './rule.ts'

const oneOf = (column: ColumnId, cite: number, values: readonly string[]): Rule =>
  valued(column, 'allowed', { cites: [cite], says: `须为规定值之一：${values.join('、')}` }, (value) => values.includes(value))

export const valueRules: readonly Rule[] = [
  oneOf('ChargeCategory', 4, chargeCategories),
  oneOf('ChargeClass', 5, ['Correction']),
  oneOf('ChargeFrequency', 3, chargeFrequencies),
  oneOf('PricingCategory', 5, pricingCategories),
  oneOf('ServiceCategory', 4, serviceCategories),
  oneOf('CapacityReservationStatus', 5, usedOrUnused),
  oneOf('CommitmentDiscountCategory', 5, commitmentCategories),
  oneOf('CommitmentDiscountStatus', 5, usedOrUnused),
  valued('ServiceSubcategory', 'allowed', { cites: [3], says: '须为规范所列的服务子类' }, (value) => parentOf(value) !== undefined),
  ruleOf(
    'ServiceSubcategory',
    'parent',
    { cites: [4], says: '须属于同一行的 ServiceCategory', with: ['ServiceCategory'] },
    ({ ServiceSubcategory: sub, ServiceCategory: category }) => sub === null || (parentOf(sub) ?? category) === category,
  ),
  ruleOf(
    'ChargeFrequency',
    'purchase',
    { cites: [4], says: 'ChargeCategory 为 Purchase 时不得为 Usage-Based', with: ['ChargeCategory'] },
    (row) => row.ChargeCategory !== 'Purchase' || row.ChargeFrequency !== 'Usage-Based',
  ),
]
