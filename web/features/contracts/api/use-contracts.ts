import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type ContractBody = BodyOf<'/contracts', 'post'>

export type EndBody = BodyOf<'/contracts/{id}/end', 'post'>

export const useContracts = () =>
  usePages(['contracts'], (after) => answerTo(api.GET('/contracts', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })))

export function useSignContract() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ContractBody) => answerTo(api.POST('/contracts', { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['contracts'] })
      await queries.invalidateQueries({ queryKey: ['offers'] })
    },
  })
}

export function useEndContract(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: EndBody) => answerTo(api.POST('/contracts/{id}/end', { params: { path: { id } }, body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['contracts'] })
      await queries.invalidateQueries({ queryKey: ['offers'] })
    },
  })
}
