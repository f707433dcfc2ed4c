import type { Regime } from '../../regimes/index.ts'

/** The facts that a measure's rules of a line ask for or name in their sentences: others need not be read. */
export function factsAsked({ rules }: Pick<Regime, 'rules'>): ReadonlySet<string> {
  const own = rules.filter(({ on }) => on === 'settlement.line')
  const named = own.flatMap(({ says }) => [...says.matchAll(/\{([\w.-]+)\}/g)].map(([, name = '']) => name))
  const tested = own.flatMap(({ when }) => when.flatMap(({ fact, test }) => ('fact' in test ? [fact, test.fact] : [fact])))
  return new Set([...named, ...tested])
}
