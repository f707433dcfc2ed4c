import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { useUsageChanged } from './use-usage.ts'

export type UsageFinding = ItemOf<'/findings'>
export type FindingFilter = Omit<QueryOf<'/findings'>, 'limit' | 'after'>

export const useFindings = (filter: FindingFilter) =>
  usePages(['usage', 'findings', filter], (after) =>
    answerTo(api.GET('/findings', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

export function useAnswer(id: string) {
  const onSuccess = useUsageChanged()
  return useMutation({
    mutationFn: (body: { answer: string }) => answerTo(api.POST('/findings/{id}/answer', { params: { path: { id } }, body })),
    onSuccess,
  })
}
