import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { useMay } from '../../../shared/session/use-session.ts'
import { ofDuties, ofEvaluations, ofPeriods, ofThresholds, type Parameter } from '../histories.ts'

/** Everything that is set at run time, with its history: what the person may read of it. */
export function useParameters() {
  const may = useMay()
  const [duties, budgets, evaluations] = ['duty.read', 'budget.read', 'evaluation.read'].map(may)
  return useQuery({
    queryKey: ['parameters', duties, budgets, evaluations],
    queryFn: async (): Promise<Parameter[]> => {
      const read = [
        ...(duties
          ? [
              answerTo(api.GET('/duties/rules')).then(({ items }) => ofDuties(items)),
              answerTo(api.GET('/important-periods')).then(({ items }) => ofPeriods(items)),
            ]
          : []),
        ...(budgets ? [answerTo(api.GET('/budget-thresholds')).then(({ items }) => ofThresholds(items))] : []),
        ...(evaluations ? [answerTo(api.GET('/evaluations')).then(({ items }) => ofEvaluations(items))] : []),
      ]
      return (await Promise.all(read)).flat()
    },
  })
}
