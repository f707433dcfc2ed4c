import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type ResourceDetail = AnswerOf<'/resources/{id}', 'get'>

export const useResource = (id: string) =>
  useQuery({ queryKey: ['resources', 'one', id], queryFn: () => answerTo(api.GET('/resources/{id}', { params: { path: { id } } })) })
