import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'

export type EditionBody = BodyOf<'/catalogue/editions', 'post'>

export const useEditions = () => useQuery({ queryKey: ['editions'], queryFn: () => answerTo(api.GET('/catalogue/editions')) })

export function usePublishEdition() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: EditionBody) => answerTo(api.POST('/catalogue/editions', { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['editions'] })
      await queries.invalidateQueries({ queryKey: ['items'] })
    },
  })
}
