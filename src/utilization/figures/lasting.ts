import { type Day, plusDays } from '../../kernel/index.ts'
import type { Finding } from '../../regimes/index.ts'

/** A period of a series and what the measure's rules say of it alone, exceptions heeded. */
export interface JudgedPeriod {
  readonly from: Day
  readonly to: Day
  readonly findings: readonly Finding[]
}

/**
 * What counts of the last of `periods` (oldest first): a rule with `lasting: N` only when it held in N periods in a row, each beginning the
 * day after the one before ended. A hole, or a period in which the rule was silent, begins the count anew.
 */
export function lastingFindings(periods: readonly JudgedPeriod[], lastingOf: (rule: string) => number): Finding[] {
  const last = periods.at(-1)
  if (!last) return []
  return last.findings.filter(({ rule }) => heldInARow(periods, rule) >= lastingOf(rule))
}

function heldInARow(periods: readonly JudgedPeriod[], rule: string): number {
  let count = 0
  for (let at = periods.length - 1; at >= 0; at--) {
    const [period, next] = [periods[at], periods[at + 1]]
    const adjoins = period && (!next || plusDays(period.to, 1) === next.from)
    if (!adjoins || !period.findings.some((finding) => finding.rule === rule)) break
    count++
  }
  return count
}
