import type { OfficeActor } from '../../identity/index.ts'
import { type Day, newId, type Outcome, ok, refuse, today } from '../../kernel/index.ts'
import type { EvaluationRule, Regime } from '../../regimes/index.ts'
import type { EvaluationNeeds } from '../ports.ts'
import { bestFirst, type Scale, scaleFaults } from '../scale.ts'
import { beginScale, type SetScale, scalesOf } from '../store/scales.ts'
import { citationOf, conducts, lawOn, scaleFor } from './needs.ts'

export interface ScaleInput extends Scale {
  readonly from: Day
  readonly reason: string
}

/** An evaluation of the measure that binds today, and the scale that counts. */
export interface KnownEvaluation {
  readonly regime: Regime
  readonly rule: EvaluationRule
  readonly scale: Scale
  readonly scales: readonly SetScale[]
}

/** Weights and grades: the jurisdiction's, with history. */
export const createScales = (needs: EvaluationNeeds) => ({
  /** What the measure that binds today evaluates, each with its scale and the scales that were set. */
  async evaluations(actor: OfficeActor): Promise<KnownEvaluation[]> {
    const { jurisdictionId } = actor
    const on = today(needs.clock)
    const regimeId = jurisdictionId === null ? null : await needs.regimeIdOn(jurisdictionId, on)
    if (jurisdictionId === null || regimeId === null || !needs.regimes.has(regimeId)) return []
    const regime = needs.regimes.get(regimeId)
    const known: KnownEvaluation[] = []
    for (const rule of regime.evaluations) {
      const scale = await scaleFor(needs.db, jurisdictionId, { regime, rule }, on)
      known.push({ regime, rule, scale, scales: await scalesOf(needs.db, { jurisdictionId, regimeId, evaluation: rule.id }) })
    }
    return known
  },

  /**
   * Sets a scale from a day on: it counts for periods whose last day is that day or later, and never for what is concluded already.
   * Refuses with `evaluation.scale-newer` a day on or before the first day of the last one.
   */
  setScale: (actor: OfficeActor, evaluation: string, input: ScaleInput, key: string): Promise<Outcome<SetScale>> =>
    needs.door.write(
      { actor, does: 'evaluation.set-scale', needs: 'evaluation.scale', once: { key, input: { evaluation, ...input } } },
      async ({ tx, now, record }) => {
        const { jurisdictionId } = actor
        const law = await lawOn(needs, jurisdictionId, evaluation, today(needs.clock))
        if (!law.ok || jurisdictionId === null) return law.ok ? refuse('request.not-found', { facts: { what: '考评' } }) : law
        const may = conducts(actor, law.value)
        if (!may.ok) return may
        const faults = scaleFaults(law.value.rule, input)
        if (faults.length > 0) return refuse('request.invalid', { faults })
        const where = { jurisdictionId, regimeId: law.value.regime.id, evaluation }
        const [newest] = await scalesOf(tx, where)
        if (newest && input.from <= newest.from) return refuse('evaluation.scale-newer', { facts: { from: newest.from } })
        const id = newId()
        const { from, reason, weights } = input
        const scale = { weights, grades: bestFirst(input.grades) }
        await beginScale(tx, where, { ...scale, id, from, reason, at: now, actor })
        await record({
          object: { kind: 'evaluation-scale', id },
          jurisdiction: jurisdictionId,
          citation: citationOf(law.value),
          before: newest ?? { weights: law.value.rule.weights, grades: law.value.rule.grades },
          after: { evaluation, ...scale, from, reason },
        })
        const setBy = { setBy: actor.organisationName, setByPerson: actor.personName, setAt: now }
        return ok({ ...scale, id, from, to: null, reason, ...setBy })
      },
    ),
})
