import { type Decimal, decimalScale, divideHalfUp, formatDecimal, type Id } from '../../kernel/index.ts'
import { type Adjusted, adjustmentsFor, type Facts, type Regime } from '../../regimes/index.ts'

/** What the level pays one provider, or for one unit, before adjustments: without what is left out or settled apart. In fen. */
export interface Base {
  readonly kind: 'provider' | 'unit'
  readonly id: Id
  readonly name: string
  readonly total: bigint
}

/** A line of its own: so many percent of a base are paid. `base` and `amount` in fen, as texts; `amount` is added to the base, negative where something is taken off. */
export interface Adjustment {
  readonly no: number
  readonly rule: string
  readonly name: string
  readonly kind: Base['kind']
  readonly organisationId: Id
  readonly organisationName: string
  /** What it goes by: `不合格`, `98.5`. */
  readonly value: string
  readonly base: string
  readonly percent: string
  readonly amount: string
  readonly says: string
  readonly cite: string
}

/**
 * The adjustments of a statement: for each provider (unit), in the order of the measure's rules. A result that changes nothing is a line all the same. Each goes by the
 * same base and is rounded once to the fen, halves away from zero.
 */
export function adjustmentsOf(regime: Regime, bases: readonly Base[], factsOf: (base: Base) => Facts): Adjustment[] {
  const found = bases.flatMap((base) => adjustmentsFor(regime, base.kind, factsOf(base)).map((adjusted) => adjustmentOf(base, adjusted)))
  return found.map((adjustment, index) => ({ ...adjustment, no: index + 1 }))
}

const hundred = (100n * decimalScale) as Decimal

function adjustmentOf(
  { kind, id, name: organisationName, total }: Base,
  { rule, name, value, percent, message, citation }: Adjusted,
): Omit<Adjustment, 'no'> {
  return {
    ...{ rule, name, kind, organisationId: id, organisationName, value },
    base: String(total),
    percent: formatDecimal(percent),
    amount: String(divideHalfUp(total * (percent - hundred), hundred)),
    says: message,
    cite: citation.cite,
  }
}
