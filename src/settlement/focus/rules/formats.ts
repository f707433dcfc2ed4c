import { isInstant } from '../../../kernel/index.ts'
import { type ColumnId, columnIds, typeOf } from '../columns.ts'
import { isNumber } from './numbers.ts'
import { type Rule, ruleOf, valued } from './rule.ts'

const decimals = columnIds.filter((column) => typeOf(column) === 'decimal')
const instants = columnIds.filter((column) => typeOf(column) === 'instant')

/** Where the section of a decimal column says once more that it is a valid decimal. */
const validDecimal: Partial<Record<ColumnId, number>> = {
  BilledCost: 5,
  CommitmentDiscountQuantity: 6,
  ConsumedQuantity: 6,
  ContractedCost: 5,
  EffectiveCost: 5,
  ListCost: 5,
  PricingCurrencyEffectiveCost: 5,
  PricingQuantity: 6,
}
const numericFormat = [1, 2, 3, 4, 5, 6, 7, 8].map((sentence) => `NumericFormat/${sentence}`)
const dateTimeFormat = [1, 2, 3, 4].map((sentence) => `DateTimeFormat/${sentence}`)

const numbers = decimals.map((column) =>
  valued(
    column,
    'number',
    {
      cites: [2, 3, ...(validDecimal[column] ? [validDecimal[column]] : []), ...numericFormat],
      says: '须为数值：整数、小数或 mEn 形式的科学计数，不带正号、千分位、货币符号或单位',
    },
    isNumber,
  ),
)

/** To the second, in UTC; a day that the calendar does not have is none. */
const isFocusInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) && isInstant(text.replace('Z', '.000Z'))

const times = instants.map((column) =>
  valued(column, 'instant', { cites: [2, 3, ...dateTimeFormat], says: '须为 UTC 时间，格式 YYYY-MM-DDTHH:mm:ssZ' }, isFocusInstant),
)

/** An end that is exclusive lies after its beginning. */
const ordered = (what: 'Billing' | 'Charge'): Rule =>
  ruleOf(
    `${what}PeriodEnd`,
    'after-start',
    { cites: [5, `${what}PeriodStart/5`], says: `须晚于 ${what}PeriodStart：起含、止不含`, with: [`${what}PeriodStart`] },
    (row) => {
      const [start, end] = [row[`${what}PeriodStart`], row[`${what}PeriodEnd`]]
      return start === null || end === null || !isFocusInstant(start) || !isFocusInstant(end) || start < end
    },
  )

const currencies = new Set(Intl.supportedValuesOf('currency'))
const aboutCodes = ['CurrencyFormat/1', 'CurrencyFormat/2']
const codes = [
  valued('BillingCurrency', 'code', { cites: [4, 7, ...aboutCodes], says: '须为 ISO 4217 三位大写字母货币代码，如 CNY' }, (value) =>
    currencies.has(value),
  ),
  // A virtual currency has whatever name its provider gives it; a national one has its code.
  valued(
    'PricingCurrency',
    'code',
    { cites: [4, ...aboutCodes], says: '国家货币须为 ISO 4217 三位大写字母代码，如 CNY' },
    (value) => currencies.has(value) || !currencies.has(value.toUpperCase()),
  ),
]

export const formatRules: readonly Rule[] = [...numbers, ...times, ordered('Billing'), ordered('Charge'), ...codes]
