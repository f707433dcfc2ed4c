import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import { runKey, unlessGoingOn } from './going-on.ts'

/** Accounts the cycle that begins on the day; answers null where it takes longer than a request. */
export function useAccount() {
  const queries = useQueryClient()
  return useMutation({
    mutationKey: runKey,
    mutationFn: ({ from }: { from: string }) => unlessGoingOn(api.POST('/statements', { body: { from } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['statements'] }),
  })
}
