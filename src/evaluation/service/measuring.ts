import { type Instant, type Outcome, ok, refuse, type Tx } from '../../kernel/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { lastDayOf } from '../period.ts'
import type { EvaluationNeeds } from '../ports.ts'
import { scaleFaults } from '../scale.ts'
import { conclude, type DimensionScore, type Figure, leavingFaults, unscored } from '../scorecard.ts'
import { figureOf, type StepName } from '../store/indicators.ts'
import type { Scorecard } from '../store/scorecards.ts'
import { scoresOf } from '../store/scores.ts'
import { citationOf, type Law, scaleFor } from './needs.ts'

/** A scorecard's numbers as they would stand now, and the grades they will be measured by. */
export interface Numbers {
  readonly score: string | null
  readonly dimensions: readonly DimensionScore[]
  readonly grades: readonly { readonly name: string; readonly from: string }[]
}

/**
 * Counts the indicators over the period and puts all numbers together. Refuses with `evaluation.unscored` where a dimension waits for a
 * score and no reason is given for leaving it out, `evaluation.no-scale` where the weights do not fit.
 */
export async function numbersOf(
  needs: EvaluationNeeds,
  tx: Tx,
  { card, law, now }: { readonly card: Scorecard; readonly law: Law; readonly now: Instant },
  leftOut: Readonly<Record<string, string>>,
): Promise<Outcome<Numbers>> {
  const { rule } = law
  const entered = await scoresOf(tx, card.id)
  const faults = leavingFaults(rule, { entered, leftOut })
  if (faults.length > 0) return refuse('request.invalid', { faults })
  const waiting = unscored(rule, { entered, leftOut })
  if (waiting.length > 0) {
    const dimensions = waiting.map(({ id, name }) => `${name}（${id}）`).join('、')
    return refuse('evaluation.unscored', { facts: { dimensions }, citation: citationOf(law) })
  }
  const scale = await scaleFor(tx, card.jurisdictionId, law, lastDayOf(card))
  if (scaleFaults(rule, scale).length > 0) {
    return refuse('evaluation.no-scale', { facts: { name: rule.name, on: lastDayOf(card) }, citation: citationOf(law) })
  }
  const figures = await figuresOf(needs, tx, card, law, now)
  return ok({ ...conclude(rule, scale, { figures, entered, leftOut }), grades: scale.grades })
}

async function figuresOf(needs: EvaluationNeeds, tx: Tx, card: Scorecard, { rule }: Law, now: Instant): Promise<Map<string, Figure>> {
  const { organisationId, from, until } = card
  const figures = new Map<string, Figure>()
  const measured = { organisationId, from, until, now, ...stepsOf(needs.regimes, rule.of) }
  for (const { id, indicator } of rule.dimensions) {
    if (indicator === null) continue
    if (indicator === 'availability') {
      const percent = await needs.availabilityOf(tx, organisationId, from, until)
      figures.set(id, percent === null ? { numerator: '0', denominator: '0' } : { numerator: percent, denominator: '100' })
    } else figures.set(id, await figureOf(tx, indicator, measured))
  }
  return figures
}

/** Steps of all measures, since cases keep theirs: those of a party, and those of it in cases that are about it. */
function stepsOf(regimes: Regimes, party: string): { rectifying: StepName[]; turns: StepName[] } {
  const all = regimes
    .all()
    .flatMap(({ id: regimeId, procedures }) =>
      procedures.flatMap(({ id: procedure, about, steps }) =>
        steps.filter(({ by }) => by === party).map((step) => ({ about, name: { regimeId, procedure, step: step.id } })),
      ),
    )
  return { rectifying: all.filter(({ about }) => about === party).map(({ name }) => name), turns: all.map(({ name }) => name) }
}
