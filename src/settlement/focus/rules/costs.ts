import type { ColumnId } from '../columns.ts'
import { isNegative, isProduct, isSame } from './numbers.ts'
import { type Rule, ruleOf, valued } from './rule.ts'

const notNegative = (
  ['ContractedUnitPrice', 'ListUnitPrice', 'PricingCurrencyContractedUnitPrice', 'PricingCurrencyListUnitPrice'] as const
).map((column) => valued(column, 'not-negative', { cites: [6], says: '单价不得为负' }, (value) => !isNegative(value)))

const product = (cost: 'ContractedCost' | 'ListCost', price: 'ContractedUnitPrice' | 'ListUnitPrice'): Rule =>
  ruleOf(
    cost,
    'product',
    {
      cites: [9, `${price}/8`, 'PricingQuantity/7'],
      says: `须等于 ${price} × PricingQuantity`,
      with: [price, 'PricingQuantity', 'ChargeClass'],
    },
    (row) => {
      const [left, right, result] = [row[price], row.PricingQuantity, row[cost]]
      return row.ChargeClass === 'Correction' || left === null || right === null || result === null || isProduct(left, right, result)
    },
  )

/** A credit rests on no other charge: it costs what is billed. */
const credited = (column: ColumnId, cite: number, price: ColumnId | null): Rule =>
  ruleOf(
    column,
    'credit',
    {
      cites: [cite],
      says: `ChargeCategory 为 Credit${price ? `且 ${price} 为空` : ''}时须等于 BilledCost`,
      with: ['ChargeCategory', 'BilledCost'],
    },
    (row) => {
      const [cost, billed] = [row[column], row.BilledCost]
      if (row.ChargeCategory !== 'Credit' || (price !== null && row[price] !== null)) return true
      return cost === null || billed === null || isSame(cost, billed)
    },
  )

export const costRules: readonly Rule[] = [
  ...notNegative,
  product('ContractedCost', 'ContractedUnitPrice'),
  product('ListCost', 'ListUnitPrice'),
  credited('ContractedCost', 8, 'ContractedUnitPrice'),
  credited('ListCost', 8, 'ListUnitPrice'),
  credited('EffectiveCost', 9, null),
]
