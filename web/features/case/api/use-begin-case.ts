import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'

export type Beginning = BodyOf<'/cases', 'post'>

export function useBeginCase() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Beginning) => answerTo(api.POST('/cases', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  })
}
