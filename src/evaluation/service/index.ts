import type { EvaluationNeeds } from '../ports.ts'
import { createObjecting } from './objecting.ts'
import { createPublishing } from './publishing.ts'
import { createReading } from './reading.ts'
import { createRounds } from './rounds.ts'
import { createScales } from './scales.ts'
import { createScoring } from './scoring.ts'

/** Evaluations: scales, rounds, scores and answers, conclusion, publication, objections; and their reads. */
export const createEvaluation = (needs: EvaluationNeeds) => ({
  ...createScales(needs),
  ...createRounds(needs),
  ...createScoring(needs),
  ...createPublishing(needs),
  ...createObjecting(needs),
  ...createReading(needs),
})

export type Evaluation = ReturnType<typeof createEvaluation>
