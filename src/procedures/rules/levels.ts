import type { OfficeActor } from '../../identity/index.ts'
import { posts } from '../../identity/index.ts'
import { type Citation, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { Level, StepRule } from '../../regimes/index.ts'
import type { Proposal } from '../case.ts'

/** What an act in a step with levels comes to: a further level passed, or all of them. */
export interface LevelPassed {
  readonly level: Level
  readonly last: boolean
}

/**
 * The level that acts next in a step handled by 经办、审核、签发, when this actor may act on it: he holds its post, passed
 * none of the earlier levels, and agrees to what was proposed. Refuses with `case.level-same-person`, `case.level-post` or
 * `case.level-outcome`.
 */
export function passLevel(
  step: StepRule,
  proposal: Pick<Proposal, 'outcome' | 'passed'> | null,
  actor: Pick<OfficeActor, 'personId' | 'posts'>,
  outcome: string,
  citation: Citation | null,
): Outcome<LevelPassed> {
  const passed = proposal?.passed ?? []
  const level = step.levels[passed.length]
  if (!level) throw new Error(`step ${step.procedure}.${step.id}: all levels have passed already`)
  if (passed.some(({ personId }) => personId === actor.personId)) return refuse('case.level-same-person', { citation })
  if (!actor.posts.includes(level)) return refuse('case.level-post', { facts: { step: step.name, level: posts[level] }, citation })
  if (proposal && proposal.outcome !== outcome) {
    const proposed = step.outcomes.find(({ id }) => id === proposal.outcome)
    return refuse('case.level-outcome', { facts: { outcome: proposed?.name ?? proposal.outcome }, citation })
  }
  return ok({ level, last: passed.length + 1 === step.levels.length })
}
