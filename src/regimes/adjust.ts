import { type Citation, type Decimal, decimal, decimalScale, sentence } from '../kernel/index.ts'
import type { AdjustmentRule, Regime } from './model.ts'
import type { Facts } from './occasions.ts'

/** What of a provider's (unit's) sum is paid under one adjustment. */
export interface Adjusted {
  /** Its name in the pack, and what people call it. */
  readonly rule: string
  readonly name: string
  /** What it goes by: `不合格`, `98.5`. */
  readonly value: string
  /** What is paid, in percent of the base; 100 changes nothing and is a line all the same. */
  readonly percent: Decimal
  readonly message: string
  readonly citation: Citation
}

/**
 * The adjustments of a provider's (unit's) sum, in the order of the text. None where the fact is missing or its value is not in the table; an
 * excepted one is silent where the other says something. No percentage goes beyond the cap.
 */
export function adjustmentsFor(regime: Regime, of: AdjustmentRule['of'], facts: Facts): Adjusted[] {
  const holding = regime.adjustments.flatMap((rule) => {
    const value = rule.of === of ? facts[rule.by] : null
    const percent = typeof value === 'string' ? percentOf(rule, value) : null
    return typeof value === 'string' && percent !== null ? [{ rule, value, percent }] : []
  })
  const silent = new Set(holding.flatMap(({ rule }) => rule.excepts))
  return holding
    .filter(({ rule }) => !silent.has(rule.id))
    .map(({ rule, value, percent }) => ({
      rule: rule.id,
      name: rule.name,
      value,
      percent,
      message: sentence(rule.says, told(facts)),
      citation: { regime: regime.id, cite: rule.source.cites[0] ?? '' },
    }))
}

function percentOf({ table, cap }: AdjustmentRule, value: string): Decimal | null {
  if (value === '') return null
  const said = table === null ? value : Object.hasOwn(table, value) ? table[value] : undefined
  if (said === undefined) return null
  return cap === null ? decimal(said) : within(decimal(said), decimal(cap))
}

function within(percent: Decimal, cap: Decimal): Decimal {
  const whole = 100n * decimalScale
  const [lowest, highest] = [whole - cap, whole + cap]
  return (percent < lowest ? lowest : percent > highest ? highest : percent) as Decimal
}

const told = (facts: Facts): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
