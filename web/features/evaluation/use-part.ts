import { useMay, useSession } from '../../shared/session/use-session.ts'
import type { DimensionRule, Evaluation } from './api/use-evaluations.ts'

interface Part {
  readonly conducts: boolean
  readonly setsScales: boolean
  /** Whether the person's organisation gives a score or an answer in this dimension. */
  readonly gives: (dimension: DimensionRule) => boolean
}

/** What the person's organisation has to do in an evaluation; the server decides in any case. */
export function usePart(evaluation: Evaluation | undefined): Part {
  const may = useMay()
  const { data } = useSession()
  const parties = (data?.parties ?? []).map(({ id }) => id)
  const leads = evaluation !== undefined && parties.includes(evaluation.by)
  return {
    conducts: leads && may('evaluation.conduct'),
    setsScales: leads && may('evaluation.scale'),
    gives: ({ origin, by }) =>
      origin !== 'computed' &&
      may(origin === 'scored' ? 'evaluation.score' : 'evaluation.answer') &&
      by.some((party) => parties.includes(party)),
  }
}
