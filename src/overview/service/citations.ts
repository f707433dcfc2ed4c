import type { Citation } from '../../kernel/index.ts'
import type { Regime } from '../../regimes/index.ts'
import type { Measure } from '../rules/measure.ts'

/** The articles that a measure as a whole rests on; where its rows rest on articles of their own, those stand with them. */
export function citationsOf(regime: Regime, { panel }: Measure): Citation[] {
  const sources = panel === 'cost' ? [...(regime.charging?.sources ?? []), ...(regime.cycle?.sources ?? [])] : []
  const cites = sources.flatMap((source) => (source.practice ? [] : source.cites))
  return [...new Set(cites)].map((cite) => ({ regime: regime.id, cite }))
}
