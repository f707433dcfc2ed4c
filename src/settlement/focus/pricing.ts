import { type Decimal, decimal, divideHalfUp, formatDecimal, priceOf, yuan } from '../../kernel/index.ts'
import type { DetailLine } from '../exports/line.ts'

/** Price, quantity and their exact product, as texts. */
export interface Pricing {
  readonly price: string
  readonly quantity: string
  readonly cost: string
}

const quantityPlaces = 8
const averagePlaces = 12

/**
 * How a line comes to its full amount, so that price × quantity is the cost to the last digit, as FOCUS demands: the quantity counts whole periods
 * (8 cores for 11 of 30 days are 2.93333333 core-months), and the cost is not rounded to the fen; what is paid is. Where one price does not give the full
 * amount (steps, free quantity, minimum term), the price is the average that does.
 */
export function pricingOf(line: Pick<DetailLine, 'price' | 'quantity' | 'days' | 'periodDays' | 'full'>): Pricing {
  const [parts, whole] = line.periodDays === null ? [1n, 1n] : [BigInt(line.days), BigInt(line.periodDays)]
  const held = decimal(line.quantity)
  const quantity = divideHalfUp(held * parts * 10n ** BigInt(quantityPlaces - 4), whole)
  const full = yuan(line.full)
  const price = line.price === null ? (0n as Decimal) : decimal(line.price)
  if (priceOf(price, held, parts, whole) === full) return product(price, 4, quantity, quantityPlaces)
  if (quantity === 0n) return product(full, 2, 1n, 0)
  const average = divideHalfUp(full * 10n ** BigInt(averagePlaces + quantityPlaces - 2), quantity)
  return product(average, averagePlaces, quantity, quantityPlaces)
}

const product = (price: bigint, pricePlaces: number, quantity: bigint, places: number): Pricing => ({
  price: scaled(price, pricePlaces),
  quantity: scaled(quantity, places),
  cost: scaled(price * quantity, pricePlaces + places),
})

/** A whole number of 10^-places as a decimal text without trailing zeros. */
export function scaled(value: bigint, places: number): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0')
  const [whole, part] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places).replace(/0+$/, '')]
  return `${value < 0n ? '-' : ''}${whole}${part && `.${part}`}`
}

/** So many held for so many days; what is counted by confirmed quantities or at once is the quantity itself. */
export const consumedOf = ({ quantity, days }: Pick<DetailLine, 'quantity' | 'days'>): string =>
  formatDecimal((decimal(quantity) * BigInt(days)) as Decimal)
