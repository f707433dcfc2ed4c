import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Pool = ItemOf<'/pools'>
export type PoolBody = BodyOf<'/pools', 'post'>
export interface Supervision {
  readonly day: string
  readonly reason: string
}

export const usePools = () =>
  usePages(['pools'], (after) => answerTo(api.GET('/pools', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })))

function useRefreshed() {
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: ['pools'] })
    await queries.invalidateQueries({ queryKey: ['offers'] })
  }
}

export const useRegisterPool = () => {
  const onSuccess = useRefreshed()
  return useMutation({ mutationFn: (body: PoolBody) => answerTo(api.POST('/pools', { body })), onSuccess })
}

/** Puts a pool under the platform's supervision from a day on, or takes it out. */
export const useSupervision = (id: string, begins: boolean) => {
  const onSuccess = useRefreshed()
  return useMutation({
    mutationFn: ({ day, reason }: Supervision) =>
      begins
        ? answerTo(api.POST('/pools/{id}/supervision', { params: { path: { id } }, body: { from: day, reason } }))
        : answerTo(api.POST('/pools/{id}/supervision/end', { params: { path: { id } }, body: { on: day, reason } })),
    onSuccess,
  })
}
