import { Readable } from 'node:stream'
import { csvRecord } from '../../tables/index.ts'
import { detailLine, sealedHead, sideLine } from '../exports/lines.fixture.ts'
import { checkFocus, type FocusFault } from './check.ts'
import { type Capability, type ColumnId, columnIds, type FocusRow } from './columns.ts'
import { focusRow } from './row.ts'

const usage = focusRow(detailLine(), sealedHead)
const commitment = {
  CommitmentDiscountId: 'cd-1',
  CommitmentDiscountName: '一年承诺',
  CommitmentDiscountCategory: 'Usage',
  CommitmentDiscountType: '一年期',
  CommitmentDiscountQuantity: '88',
  CommitmentDiscountUnit: 'Core-Days',
} as const
const unpriced = Object.fromEntries(
  columnIds.filter((column) => /Price|^Pricing(Category|Quantity|Unit)|^Consumed|^Sku/.test(column)).map((column) => [column, null]),
) as Partial<FocusRow>

/** Rows of every kind that the rules tell apart; all of them are right. */
export const goodRows = {
  usage,
  correction: focusRow(sideLine(), sealedHead),
  credit: focusRow(sideLine({ kind: 'adjustment' }), sealedHead),
  tax: { ...usage, ...unpriced, ChargeCategory: 'Tax', ChargeFrequency: 'One-Time', ListCost: '8.10', ContractedCost: '8.10' },
  region: { ...usage, RegionId: 'r-1', RegionName: '一区', AvailabilityZone: 'z-1', ResourceName: '门户主机' },
  reserved: { ...usage, CapacityReservationId: 'cr-1', CapacityReservationStatus: 'Used' },
  committed: { ...usage, ...commitment, CommitmentDiscountStatus: 'Used', PricingCategory: 'Committed' },
  unused: {
    ...usage,
    ...commitment,
    CommitmentDiscountStatus: 'Unused',
    PricingCategory: 'Committed',
    ResourceId: 'cd-1',
    ConsumedQuantity: null,
    ConsumedUnit: null,
  },
  bought: {
    ...usage,
    ...commitment,
    ChargeCategory: 'Purchase',
    ChargeFrequency: 'One-Time',
    ResourceId: 'cd-1',
    EffectiveCost: '0',
    PricingCurrencyEffectiveCost: '0',
    ConsumedQuantity: null,
    ConsumedUnit: null,
  },
} as const satisfies Record<string, FocusRow>

/** Every capability, so that every column must be there. */
export const everything: readonly Capability[] = [
  ...['billing-account-types', 'capacity-reservations', 'commitment-discounts', 'usage-measurement', 'negotiated-prices'],
  ...['list-prices', 'pricing-categories', 'other-currencies', 'virtual-currencies', 'regions', 'resources', 'resource-types'],
  ...['price-lists', 'sub-accounts', 'sub-account-types', 'tags'],
] as Capability[]

export const fileOf = (rows: readonly FocusRow[], columns: readonly ColumnId[] = columnIds): string =>
  [csvRecord(columns), ...rows.map((row) => csvRecord(columns.map((column) => row[column])))].join('')

export async function faultsOf(csv: string | Buffer, offers = everything): Promise<FocusFault[]> {
  const faults: FocusFault[] = []
  for await (const fault of checkFocus(Readable.from([Buffer.from(csv)]), { offers })) faults.push(fault)
  return faults
}
