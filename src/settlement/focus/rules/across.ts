import { onePer, type Rule } from './rule.ts'

/** What must be the same in all rows of one thing. */
export const acrossRules: readonly Rule[] = [
  onePer('SkuId', 'SkuPriceId', 'one-per-price', ['SkuPriceId/6'], '同一 SkuPriceId 只能属于一个 SkuId'),
  onePer('ServiceCategory', 'ServiceName', 'one-per-service', ['ServiceName/5'], '同一 ServiceName 只能有一个 ServiceCategory'),
  onePer('CommitmentDiscountUnit', 'CommitmentDiscountId', 'one-per-commitment', [6], '同一 CommitmentDiscountId 的单位须前后一致'),
  onePer('BillingAccountId', 'InvoiceId', 'one-per-invoice', ['InvoiceId/5'], '同一 InvoiceId 只能属于一个 BillingAccountId'),
  onePer('BillingCurrency', 'InvoiceId', 'one-per-invoice', [6], '同一 InvoiceId 只能有一种货币'),
  onePer('BillingAccountType', 'BillingAccountId', 'one-per-account', [6], '同一 BillingAccountId 的类型须前后一致'),
  onePer('SubAccountType', 'SubAccountId', 'one-per-account', [6], '同一 SubAccountId 的类型须前后一致'),
]
