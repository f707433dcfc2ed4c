import type { Basis } from '../../catalogue/index.ts'
import type { Citation, Day, Id } from '../../kernel/index.ts'
import type { Regime } from '../../regimes/index.ts'

/** A resource with a minimum term on file (最低计费月数) that runs beyond the day on which another measure begins. */
export interface TermOnFile {
  readonly resourceId: Id
  readonly organisationName: string
  readonly systemId: Id
  readonly systemName: string
  readonly providerName: string
  readonly itemName: string
  /** Of the price that held when charging began. */
  readonly months: number
  readonly basis: Basis
  readonly from: Day
  /** The last day that would have to be charged. */
  readonly to: Day
  /** The last day charged, where it has ended; null while it runs. */
  readonly endedOn: Day | null
}

/** Which terms on file a measure loses: all, those of prices by another period than its own, or none. */
export type Losing = 'all' | 'month' | 'year' | 'none'

/** What a measure does with minimum terms on file: it charges none, or none of prices for another period; then they are lost, and nothing says so by itself. */
export function losingOf({ charging }: Pick<Regime, 'charging'>): Losing {
  if (charging?.minimum !== 'charged') return 'all'
  return charging.by === 'month' ? 'year' : 'month'
}

/** Why, in a sentence for whoever puts the measure in force. */
export function lostInWords({ title, charging }: Pick<Regime, 'title' | 'charging'>): string {
  if (!charging) return `《${title}》没有计费规定：在用价格约定的最低计费期限不再计满。`
  if (charging.minimum !== 'charged') return `《${title}》不计满最低计费期限：提前停用的，计费到停用为止。`
  const [own, other] = charging.by === 'month' ? ['月', '年'] : ['年', '月']
  return `《${title}》按${own}计费：按${other}约定的价格和最低计费期限不能再核算，须先按${own}重新定价。`
}

/** The article of the measure that this rests on; null where it says nothing of charging. */
export function lostCitation({ id, charging }: Pick<Regime, 'id' | 'charging'>): Citation | null {
  const { minimum, ends, by } = charging?.cites ?? {}
  const cite = (charging?.minimum === 'charged' ? by : (minimum ?? ends ?? by))?.[0]
  return cite === undefined ? null : { regime: id, cite }
}
