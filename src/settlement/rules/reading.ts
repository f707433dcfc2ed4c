import { type Basis, readTariff, type TariffText, tariffInWords } from '../../catalogue/index.ts'
import { type Day, type Decimal, dayOfEpoch, fen, formatDecimal, formatYuan, type Id } from '../../kernel/index.ts'
import { deductionsOf } from '../engine/deductions.ts'
import { type Ruling, unruled } from '../engine/ruling.ts'
import type { CanonicalLine, ResourceNumbers } from './canonical.ts'
import type { StatementLine } from './statement.ts'

/** A line as it is stored: numbers of entries instead of names. */
export interface NumberedRow extends CanonicalLine, ResourceNumbers {
  readonly no: number
  readonly resourceId: Id
  readonly organisationId: Id
  readonly organisationName: string
}

/** What entries say, by kind and number: `system 12`. */
export type EntryTexts = ReadonlyMap<string, unknown>

interface Item {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly category: string
  readonly unit: string
  readonly basis: Basis
}
interface Named {
  readonly id: Id
  readonly name: string
}

/** The line as everybody reads it. */
export function toLine(row: NumberedRow, texts: EntryTexts): StatementLine {
  const entry = <T>(kind: string, no: number) => texts.get(`${kind} ${no}`) as T
  const [system, provider, pool] = [
    entry<Named>('system', row.system),
    entry<Named>('provider', row.provider),
    entry<Named>('pool', row.pool),
  ]
  const item = entry<Item>('item', row.item)
  const price = row.price === 0 ? null : entry<TariffText & { readonly id: Id }>('price', row.price)
  return {
    no: row.no,
    resourceId: row.resourceId,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    systemId: system.id,
    systemName: system.name,
    providerId: provider.id,
    providerName: provider.name,
    poolName: pool.name,
    itemId: item.id,
    itemCode: item.code,
    itemName: item.name,
    category: item.category,
    unit: item.unit,
    ...costOf(row, price, item.basis),
    ...rulingOf(row, row.ruling === 0 ? unruled : entry<Ruling>('ruling', row.ruling)),
  }
}

function costOf(row: NumberedRow, price: (TariffText & { readonly id: Id }) | null, basis: Basis) {
  return {
    basis: price?.basis ?? basis,
    kind: price === null ? ('free' as const) : kindOf(price.basis),
    from: dayAt(row.from),
    to: dayAt(row.until - 1),
    days: row.days,
    periodDays: row.whole === 0 ? null : row.whole,
    quantity: formatDecimal(BigInt(row.quantity) as Decimal),
    priceId: price?.id ?? null,
    price: price?.amount ?? null,
    priceInWords: price === null || isPlain(price) ? null : tariffInWords(readTariff(price)),
  }
}

const days = new Map<number, Day>()

/** Hundreds of thousands of lines begin and end on a few hundred days: each is written once. */
function dayAt(on: number): Day {
  const known = days.get(on)
  if (known !== undefined) return known
  const written = dayOfEpoch(on)
  days.set(on, written)
  return written
}

export function kindOf(basis: Basis): 'once' | 'metered' | 'period' {
  if (basis === 'once') return 'once'
  return basis === 'hour' || basis === 'work' || basis === 'metered' ? 'metered' : 'period'
}

const isPlain = ({ tiers, allowance, minimumMonths, termMonths }: TariffText): boolean =>
  tiers === null && allowance === null && minimumMonths === null && termMonths === null

function rulingOf({ full, amount }: NumberedRow, { exclusion, apart, reductions }: Ruling) {
  const yuan = (amount: number) => formatYuan(fen(BigInt(amount)))
  return {
    full: yuan(full),
    amount: yuan(amount),
    payer: apart ? ('unit' as const) : ('level' as const),
    apart,
    excluded: exclusion,
    deductions: deductionsOf(fen(BigInt(full)), reductions).map((deduction) => ({ ...deduction, amount: formatYuan(deduction.amount) })),
  }
}
