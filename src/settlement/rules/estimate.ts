import type { Id } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'
import { monthOf } from '../engine/months.ts'
import type { Span } from '../engine/spans.ts'
import { spread } from './share.ts'

/** What one system costs of one item in a cycle, by months. */
export interface EstimateRow {
  readonly organisationId: Id
  readonly systemId: Id
  readonly itemId: Id
  readonly category: string
  /** Who pays it: the level, or the unit itself (独立结算). */
  readonly payer: 'level' | 'unit'
  /** Approved, and not charged yet. */
  readonly awaited: boolean
  /** Quantity × days in ten-thousandths; of what is charged once or by confirmed quantities the quantity itself. */
  readonly measure: bigint
  /** Fen in each month of the cycle, from its first. */
  readonly months: readonly number[]
}

type Place = Omit<EstimateRow, 'measure' | 'months' | 'payer'>
type Growing = Omit<EstimateRow, 'measure' | 'months'> & { measure: bigint; readonly months: number[] }

/** Adds up lines by system, item and payer. Memory grows with these, not with resources. */
export function createEstimate(cycle: Span) {
  const rows = new Map<string, Growing>()
  const first = monthOf(cycle.from)
  const length = monthOf(cycle.until - 1) - first + 1
  const rowOf = (place: Place, payer: EstimateRow['payer']): Growing => {
    const key = `${place.systemId} ${place.itemId} ${payer} ${place.awaited}`
    const row = rows.get(key) ?? { ...place, payer, measure: 0n, months: new Array<number>(length).fill(0) }
    rows.set(key, row)
    return row
  }
  return {
    /** A line that nobody pays adds nothing. */
    add(place: Place, line: Line): void {
      if (line.ruling.exclusion !== null) return
      const row = rowOf(place, line.ruling.apart === null ? 'level' : 'unit')
      row.measure += BigInt(line.quantity) * BigInt(line.days === 0 ? 1 : line.until - line.from)
      spread(line, (month, _full, amount) => {
        row.months[month - first] = exact((row.months[month - first] ?? 0) + amount)
      })
    },
    rows: (): readonly EstimateRow[] => [...rows.values()],
  }
}

/** Sums of a unit and category in the months of a cycle. */
export type CategoryRow = Pick<EstimateRow, 'organisationId' | 'category' | 'payer' | 'months'>

/** Systems and items of a unit and category together. */
export function byCategory(rows: readonly CategoryRow[]): CategoryRow[] {
  const groups = Map.groupBy(rows, ({ organisationId, category, payer }) => `${organisationId} ${payer} ${category}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { organisationId, category, payer } = first
    const months = first.months.map((_, month) => exact(group.reduce((sum, row) => sum + (row.months[month] ?? 0), 0)))
    return [{ organisationId, category, payer, months }]
  })
}

function exact(sum: number): number {
  if (!Number.isSafeInteger(sum)) throw new RangeError('a sum beyond 90 trillion yuan')
  return sum
}
