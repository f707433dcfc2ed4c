import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type ItemDetail = AnswerOf<'/catalogue/items/{id}', 'get'>

/** An item with its prices, all that were ever set. */
export const useItemDetail = (id: string) =>
  useQuery({ queryKey: ['items', 'one', id], queryFn: () => answerTo(api.GET('/catalogue/items/{id}', { params: { path: { id } } })) })
