import { gradesFor } from '../../evaluation/index.ts'
import type { Tx } from '../../kernel/index.ts'
import type { Facts, Regime } from '../../regimes/index.ts'
import type { Base } from '../rules/adjustments.ts'
import type { Cycle } from '../rules/cycle.ts'
import { readAssessments } from '../store/assessments.ts'

/** What the measure's adjustments go by: grades as published when it is accounted, and assessment reports of the cycle; read only where a rule asks. */
export async function adjustmentFacts(
  tx: Tx,
  { adjustments }: Pick<Regime, 'adjustments'>,
  bases: readonly Base[],
  cycle: Cycle,
): Promise<(base: Base) => Facts> {
  const asked = new Set(adjustments.map(({ by }) => by))
  const ids = bases.map(({ id }) => id)
  const grades = asked.has('provider.grade') || asked.has('unit.grade') ? await gradesFor(tx, ids, cycle.until) : new Map<string, string>()
  const assessed = asked.has('provider.assessment') ? await readAssessments(tx, ids, cycle) : new Map<string, string>()
  return ({ kind, id, name }) => ({
    [`${kind}.name`]: name,
    [`${kind}.grade`]: grades.get(id) ?? null,
    ...(kind === 'provider' ? { 'provider.assessment': assessed.get(id) ?? null } : {}),
  })
}
