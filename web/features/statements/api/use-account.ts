import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** Accounts the cycle that begins on the day. */
export function useAccount() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ from }: { from: string }) => answerTo(api.POST('/statements', { body: { from } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['statements'] }),
  })
}
