import type { Line } from './lines.ts'
import type { Rate } from './rate.ts'
import type { Ruling } from './ruling.ts'

/**
 * The lines of one resource, column by column (`Line` says what they mean): place 0 until before `count` holds. A sheet is used again for the next resource, so that a province's
 * millions of lines never become objects: making and clearing them away took longer than reckoning.
 */
export interface Sheet {
  count: number
  from: Int32Array
  until: Int32Array
  days: Int32Array
  whole: Int32Array
  quantity: Float64Array
  full: Float64Array
  amount: Float64Array
  readonly rate: (Rate | null)[]
  readonly ruling: Ruling[]
}

export const newSheet = (places = 64): Sheet => ({
  count: 0,
  from: new Int32Array(places),
  until: new Int32Array(places),
  days: new Int32Array(places),
  whole: new Int32Array(places),
  quantity: new Float64Array(places),
  full: new Float64Array(places),
  amount: new Float64Array(places),
  rate: [],
  ruling: [],
})

/** Adds a line that has been made elsewhere. */
export function addLine(sheet: Sheet, { from, until, days, whole, quantity, rate, full, amount, ruling }: Line): void {
  const at = nextPlace(sheet)
  sheet.from[at] = from
  sheet.until[at] = until
  sheet.days[at] = days
  sheet.whole[at] = whole
  sheet.quantity[at] = quantity
  sheet.full[at] = full
  sheet.amount[at] = amount
  sheet.rate[at] = rate
  sheet.ruling[at] = ruling
}

/** The place of a line that is about to be written. */
export function nextPlace(sheet: Sheet): number {
  if (sheet.count === sheet.from.length) enlarge(sheet)
  return sheet.count++
}

function enlarge(sheet: Sheet): void {
  const larger = newSheet(sheet.from.length * 2)
  for (const column of ['from', 'until', 'days', 'whole'] as const) {
    larger[column].set(sheet[column])
    sheet[column] = larger[column]
  }
  for (const column of ['quantity', 'full', 'amount'] as const) {
    larger[column].set(sheet[column])
    sheet[column] = larger[column]
  }
}

/** The lines as objects that outlive the sheet. */
export function linesOf(sheet: Sheet): Line[] {
  const { count, from, until, days, whole, quantity, full, amount, rate, ruling } = sheet
  return Array.from({ length: count }, (_, at) => ({
    from: from[at] as number,
    until: until[at] as number,
    days: days[at] as number,
    whole: whole[at] as number,
    quantity: quantity[at] as number,
    rate: rate[at] as Rate | null,
    full: full[at] as number,
    amount: amount[at] as number,
    ruling: ruling[at] as Ruling,
  }))
}

/** Puts the lines into the order of their first days, where they are not in it: nearly always they are. */
export function sortSheet(sheet: Sheet): void {
  const { count, from } = sheet
  let at = 1
  while (at < count && (from[at] as number) >= (from[at - 1] as number)) at++
  if (at >= count) return
  const sorted = linesOf(sheet).sort((a, b) => a.from - b.from)
  sheet.count = 0
  for (const line of sorted) addLine(sheet, line)
}
