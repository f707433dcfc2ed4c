import type { Line } from '../../engine/lines.ts'
import { hashShare } from '../../rules/canonical.ts'
import type { Numbers } from '../../rules/entries.ts'
import { addTo, exact, noSums, type Share, type Sums, spread } from '../../rules/share.ts'
import type { Tables } from '../../store/tables.ts'
import type { NumberedLine, RunRows, TotalRow } from '../../store/writing.ts'
import type { ReckonedResource, ReckonedUnit } from '../reckoning.ts'

/** Numbers a unit's resources and lines, writes them, and returns its sums and digest; null where it has no line. */
export function writeShare(
  rows: RunRows,
  numbers: Numbers,
  tables: Pick<Tables, 'items'>,
  no: number,
  { unit, resources }: ReckonedUnit,
): Share | null {
  const digest = hashShare()
  const sums = noSums()
  const months = createMonths(no)
  let count = 0
  for (const { resource, lines } of resources) {
    if (lines.length === 0) continue
    const of = numbersOf(numbers, resource)
    const numbered = lines.map(
      (line): NumberedLine => ({ ...line, price: line.rate ? numbers.of('price', line.rate.id) : 0, ruled: numbers.ruling(line.ruling) }),
    )
    count += 1
    rows.resource({ share: no, no: count, id: resource.id, ...of, firstLine: sums.lines, lines: numbered })
    digest.resource(count, resource.id, of)
    const month = months.of(of.system, of.provider, tables.items.get(resource.itemId)?.category ?? '')
    for (const line of numbered) {
      digest.line({ ...line, ruling: line.ruled })
      sums.lines += 1
      addTo(sums, line, line.full, line.amount)
      addMonths(month, line)
    }
  }
  if (count === 0) return null
  for (const row of months.rows()) rows.total(row)
  return { ...exact(sums), no, organisationId: unit.id, organisationName: unit.name, resources: count, digest: digest.digest() }
}

const numbersOf = (numbers: Numbers, { systemId, providerId, poolId, itemId }: ReckonedResource['resource']) => ({
  system: numbers.of('system', systemId),
  provider: numbers.of('provider', providerId),
  pool: numbers.of('pool', poolId),
  item: numbers.of('item', itemId),
})

type ByMonth = (month: number) => Sums

/** A line counts as one in the month in which it begins. */
function addMonths(sumsOf: ByMonth, line: Line): void {
  let first = true
  spread(line, (month, full, amount) => {
    const sums = sumsOf(month)
    if (first) sums.lines += 1
    first = false
    addTo(sums, line, full, amount)
  })
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
        const before = group.months.get(month)
        if (before) return before
        const sums = noSums()
        group.months.set(month, sums)
        return sums
      }
    },
    *rows(): Generator<TotalRow> {
      for (const { key, months } of found.values()) for (const [month, sums] of months) yield { share, ...key, month, ...sums }
    },
  }
}
