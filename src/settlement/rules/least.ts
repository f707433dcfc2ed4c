import { type Day, plusDays, plusMonths } from '../../kernel/index.ts'
import type { StatementLine } from './statement.ts'

/** Why a line goes on after its resource ended: what a minimum term (最低计费月数) asks for. */
export interface LeastTerm {
  readonly months: number
  /** The last day that has to be charged. */
  readonly to: Day
}

/**
 * The minimum term that charges days of a line after its resource ended; null where none does. `months` is what the price asked for that held on the first day charged; `chargedUntil` the
 * first day after the end, null while it runs.
 */
export function leastTermOf(
  { kind, to }: Pick<StatementLine, 'kind' | 'to'>,
  { chargedFrom, chargedUntil, months }: { readonly chargedFrom: Day; readonly chargedUntil: Day | null; readonly months: number | null },
): LeastTerm | null {
  if (kind !== 'period' || months === null || chargedUntil === null || to < chargedUntil) return null
  const last = plusDays(plusMonths(chargedFrom, months), -1)
  return to <= last ? { months, to: last } : null
}
