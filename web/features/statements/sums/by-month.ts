import type { Series } from '../../../shared/chart/stacked-bars.tsx'
import { addYuan } from '../../../shared/text/money.ts'
import { isZero } from '../amounts.ts'
import type { MonthTotal } from '../api/use-sums.ts'

export interface ByMonth {
  readonly months: readonly string[]
  readonly series: readonly Series[]
  readonly rows: readonly { readonly month: string; readonly at: number; readonly total: string }[]
  readonly total: string
}

/** More than these cannot be told apart in a picture: the smaller ones are put together. */
const seriesMax = 7
const none = '0.00'

/** Sums by month and category as rows and stacks; what units pay themselves is a stack of its own, so that the picture shows all that was spent. */
export function byMonth(items: readonly MonthTotal[]): ByMonth {
  const months = [...new Set(items.map(({ month }) => month))].sort()
  const across = (of: (item: MonthTotal) => string, among: readonly MonthTotal[]) =>
    months.map((month) => addYuan([none, ...among.filter((item) => item.month === month).map(of)]))
  const categories = stacksOf(items).map(([name, among]) => ({ name, amounts: across(({ amount }) => amount, among) }))
  const apart = { name: '独立结算', amounts: across((item) => item.apart, items) }
  const series = [...categories, apart].filter(({ amounts }) => !amounts.every(isZero))
  const rows = months.map((month, at) => ({ month, at, total: addYuan([none, ...series.map(({ amounts }) => amounts[at] ?? none)]) }))
  return { months, series, rows, total: addYuan([none, ...rows.map(({ total }) => total)]) }
}

/** Categories, the largest first; those beyond what can be told apart as one. */
function stacksOf(items: readonly MonthTotal[]): readonly (readonly [string, readonly MonthTotal[]])[] {
  const byName = Object.entries(Object.groupBy(items, ({ name }) => name)).map(([name, among = []]) => [name, among] as const)
  const sized = byName.map(([name, among]) => ({
    name,
    among,
    fen: BigInt(addYuan([none, ...among.map(({ amount }) => amount)]).replace('.', '')),
  }))
  const sorted = sized.sort((a, b) => (a.fen === b.fen ? a.name.localeCompare(b.name, 'zh-CN') : a.fen < b.fen ? 1 : -1))
  const rest = sorted.length > seriesMax ? sorted.splice(seriesMax - 1) : []
  const stacks = sorted.map(({ name, among }) => [name, among] as const)
  return rest.length > 0 ? [...stacks, [`其余 ${rest.length} 类`, rest.flatMap(({ among }) => among)]] : stacks
}
