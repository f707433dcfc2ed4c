import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type ConsentBody = BodyOf<'/contract-consents', 'post'>

export const useConsents = () =>
  usePages(['consents'], (after) =>
    answerTo(api.GET('/contract-consents', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

export function useConsent() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ConsentBody) => answerTo(api.POST('/contract-consents', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['consents'] }),
  })
}
