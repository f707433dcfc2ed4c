import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/types.ts'

export type Payments = AnswerOf<'/statements/{id}/payments', 'get'>
export type Payment = Payments['items'][number]
export type Payee = Payments['providers'][number]
export type PaymentBody = BodyOf<'/statements/{id}/payments', 'post'>

export const usePayments = (id: string) =>
  useQuery({
    queryKey: ['statements', 'payments', id],
    queryFn: () => answerTo(api.GET('/statements/{id}/payments', { params: { path: { id } } })),
  })

export function usePay(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: PaymentBody) => answerTo(api.POST('/statements/{id}/payments', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['statements'] }),
  })
}

/** Undoes a payment that was recorded by mistake. */
export function useReverse(id: string, no: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { reason: string }) =>
      answerTo(api.POST('/statements/{id}/payments/{no}/reversal', { params: { path: { id, no } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['statements'] }),
  })
}
