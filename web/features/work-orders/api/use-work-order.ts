import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type WorkOrderDetail = AnswerOf<'/work-orders/{id}', 'get'>
export type WorkOrderLine = WorkOrderDetail['lines'][number]

export const useWorkOrder = (id: string) =>
  useQuery({ queryKey: ['work-orders', 'one', id], queryFn: () => answerTo(api.GET('/work-orders/{id}', { params: { path: { id } } })) })
