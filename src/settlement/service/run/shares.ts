import type { Line } from '../../engine/lines.ts'
import { monthOf, startOfMonth } from '../../engine/months.ts'
import { hashShare, type ResourceNumbers } from '../../rules/canonical.ts'
import type { Numbers } from '../../rules/entries.ts'
import { addTo, exact, noSums, type Share, type Sums, spread } from '../../rules/share.ts'
import type { Tables } from '../../store/tables.ts'
import { type LineColumns, lineColumns, type RunRows, type TotalRow } from '../../store/writing.ts'
import type { ReckonedResource, ReckonedUnit } from '../reckoning.ts'

const linesMax = 1 << 14

/** Numbers units' resources and lines and writes them, one unit after the other; its columns are used again and again. */
export function createShares(rows: RunRows, numbers: Numbers, tables: Pick<Tables, 'items'>) {
  const columns = lineColumns(linesMax)
  const numbering = createNumbering(numbers)
  return (no: number, unit: ReckonedUnit): Share | null => writeShare({ rows, numbers, numbering, tables, columns }, no, unit)
}

interface Hand {
  readonly rows: RunRows
  readonly numbers: Numbers
  readonly numbering: ReturnType<typeof createNumbering>
  readonly tables: Pick<Tables, 'items'>
  readonly columns: LineColumns
}

/** Returns the unit's sums and digest; null where it has no line. */
function writeShare({ rows, numbers, numbering, tables, columns }: Hand, no: number, { unit, resources }: ReckonedUnit): Share | null {
  const digest = hashShare()
  const sums = noSums()
  const months = createMonths(no)
  let count = 0
  for (const { resource, lines } of resources) {
    if (lines.length === 0) continue
    if (lines.length > linesMax) throw new RangeError(`resource ${resource.id} has ${lines.length} lines in one cycle`)
    const of = numbering(resource)
    const month = months.of(of.system, of.provider, tables.items.get(resource.itemId)?.category ?? '')
    count += 1
    digest.resource(count, resource.id, of)
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index] as Line
      const [price, ruling] = [line.rate === null ? 0 : numbers.rate(line.rate), numbers.ruling(line.ruling)]
      putLine(columns, index, line, price, ruling)
      digest.line(line, price, ruling)
      addTo(sums, line, line.full, line.amount)
      addMonths(month, line)
    }
    columns.count = lines.length
    rows.resource({ share: no, no: count, id: resource.id, ...of, firstLine: sums.lines, lines: columns })
    sums.lines += lines.length
  }
  if (count === 0) return null
  for (const row of months.rows()) rows.total(row)
  return { ...exact(sums), no, organisationId: unit.id, organisationName: unit.name, resources: count, digest: digest.digest() }
}

function putLine(
  columns: LineColumns,
  index: number,
  { from, until, days, whole, quantity, full, amount }: Line,
  price: number,
  ruling: number,
): void {
  columns.firsts[index] = from
  columns.lengths[index] = until - from
  columns.counted[index] = days
  columns.wholes[index] = whole
  columns.prices[index] = price
  columns.rulings[index] = ruling
  columns.quantities[index] = quantity
  columns.fulls[index] = full
  columns.amounts[index] = amount
}

/** The numbers of resources' entries; nearly always those of the resource before, or of the one before that. */
function createNumbering(numbers: Numbers) {
  const known = new Map<string, Omit<ResourceNumbers, 'system'>>()
  let [systemId, system] = ['', 0]
  return (resource: ReckonedResource['resource']): ResourceNumbers => {
    if (resource.systemId !== systemId) {
      systemId = resource.systemId
      system = numbers.of('system', systemId)
    }
    const { itemId, poolId, providerId } = resource
    // A pool is one provider's.
    const key = itemId + poolId
    let rest = known.get(key)
    if (rest === undefined) {
      rest = { provider: numbers.of('provider', providerId), pool: numbers.of('pool', poolId), item: numbers.of('item', itemId) }
      known.set(key, rest)
    }
    return { system, provider: rest.provider, pool: rest.pool, item: rest.item }
  }
}

type ByMonth = (month: number) => Sums

/** A line counts as one in the month in which it begins. */
function addMonths(sumsOf: ByMonth, line: Line): void {
  const month = monthOf(line.from)
  const sums = sumsOf(month)
  sums.lines += 1
  if (line.until <= startOfMonth(month + 1)) addTo(sums, line, line.full, line.amount)
  else spread(line, (month, full, amount) => addTo(sumsOf(month), line, full, amount))
}

/** Sums of a share by system, provider, category and month. */
function createMonths(share: number) {
  const found = new Map<string, { readonly key: Pick<TotalRow, 'system' | 'provider' | 'category'>; readonly months: Map<number, Sums> }>()
  return {
    of(system: number, provider: number, category: string): ByMonth {
      const text = `${system} ${provider} ${category}`
      const group = found.get(text) ?? { key: { system, provider, category }, months: new Map<number, Sums>() }
      found.set(text, group)
      return (month) => {
        const sums = group.months.get(month) ?? noSums()
        if (sums.lines === 0) group.months.set(month, sums)
        return sums
      }
    },
    *rows(): Generator<TotalRow> {
      for (const { key, months } of found.values()) for (const [month, sums] of months) yield { share, ...key, month, ...sums }
    },
  }
}
