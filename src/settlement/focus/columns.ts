/** What a provider offers decides which conditional columns his file must have. */
export type Capability =
  | 'billing-account-types'
  | 'capacity-reservations'
  | 'commitment-discounts'
  | 'usage-measurement'
  | 'negotiated-prices'
  | 'list-prices'
  | 'pricing-categories'
  | 'other-currencies'
  | 'virtual-currencies'
  | 'regions'
  | 'resources'
  | 'resource-types'
  | 'price-lists'
  | 'sub-accounts'
  | 'sub-account-types'
  | 'tags'

/** What this platform offers: no regions, reservations, commitment discounts or second currencies, and one type of account each. */
export const ours: readonly Capability[] = [
  'usage-measurement',
  'negotiated-prices',
  'list-prices',
  'resources',
  'resource-types',
  'price-lists',
  'sub-accounts',
  'tags',
]

export type ColumnType = 'string' | 'decimal' | 'instant' | 'json'
type Presence = 'always' | 'recommended' | Capability

/** The columns of FOCUS 1.2 in the order of its header: type, and when the column must be there. */
const table = {
  ProviderName: ['string', 'always'],
  PublisherName: ['string', 'always'],
  InvoiceIssuerName: ['string', 'always'],
  InvoiceId: ['string', 'recommended'],
  BillingAccountId: ['string', 'always'],
  BillingAccountName: ['string', 'always'],
  BillingAccountType: ['string', 'billing-account-types'],
  SubAccountId: ['string', 'sub-accounts'],
  SubAccountName: ['string', 'sub-accounts'],
  SubAccountType: ['string', 'sub-account-types'],
  BillingPeriodStart: ['instant', 'always'],
  BillingPeriodEnd: ['instant', 'always'],
  ChargePeriodStart: ['instant', 'always'],
  ChargePeriodEnd: ['instant', 'always'],
  ChargeCategory: ['string', 'always'],
  ChargeClass: ['string', 'always'],
  ChargeDescription: ['string', 'always'],
  ChargeFrequency: ['string', 'recommended'],
  BilledCost: ['decimal', 'always'],
  EffectiveCost: ['decimal', 'always'],
  ListCost: ['decimal', 'always'],
  ContractedCost: ['decimal', 'always'],
  ListUnitPrice: ['decimal', 'list-prices'],
  ContractedUnitPrice: ['decimal', 'negotiated-prices'],
  PricingCategory: ['string', 'pricing-categories'],
  PricingQuantity: ['decimal', 'always'],
  PricingUnit: ['string', 'always'],
  PricingCurrency: ['string', 'other-currencies'],
  PricingCurrencyContractedUnitPrice: ['decimal', 'virtual-currencies'],
  PricingCurrencyEffectiveCost: ['decimal', 'virtual-currencies'],
  PricingCurrencyListUnitPrice: ['decimal', 'virtual-currencies'],
  BillingCurrency: ['string', 'always'],
  ConsumedQuantity: ['decimal', 'usage-measurement'],
  ConsumedUnit: ['string', 'usage-measurement'],
  ServiceName: ['string', 'always'],
  ServiceCategory: ['string', 'always'],
  ServiceSubcategory: ['string', 'recommended'],
  SkuId: ['string', 'price-lists'],
  SkuMeter: ['string', 'price-lists'],
  SkuPriceId: ['string', 'price-lists'],
  SkuPriceDetails: ['json', 'price-lists'],
  ResourceId: ['string', 'resources'],
  ResourceName: ['string', 'resources'],
  ResourceType: ['string', 'resource-types'],
  RegionId: ['string', 'regions'],
  RegionName: ['string', 'regions'],
  AvailabilityZone: ['string', 'recommended'],
  CommitmentDiscountId: ['string', 'commitment-discounts'],
  CommitmentDiscountName: ['string', 'commitment-discounts'],
  CommitmentDiscountCategory: ['string', 'commitment-discounts'],
  CommitmentDiscountType: ['string', 'commitment-discounts'],
  CommitmentDiscountStatus: ['string', 'commitment-discounts'],
  CommitmentDiscountQuantity: ['decimal', 'commitment-discounts'],
  CommitmentDiscountUnit: ['string', 'commitment-discounts'],
  CapacityReservationId: ['string', 'capacity-reservations'],
  CapacityReservationStatus: ['string', 'capacity-reservations'],
  Tags: ['json', 'tags'],
} as const satisfies Record<string, readonly [ColumnType, Presence]>

export type ColumnId = keyof typeof table

/** All columns, in order. */
export const columnIds = Object.keys(table) as readonly ColumnId[]
export const typeOf = (column: ColumnId): ColumnType => table[column][0]
export const presenceOf = (column: ColumnId): Presence => table[column][1]
export const isColumn = (name: string): name is ColumnId => Object.hasOwn(table, name)

/** One charge: every column; null where there is no value. */
export type FocusRow = Readonly<Record<ColumnId, string | null>>
