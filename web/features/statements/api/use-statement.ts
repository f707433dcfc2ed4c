import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

export const useStatement = (id: string) =>
  useQuery({ queryKey: ['statements', 'one', id], queryFn: () => answerTo(api.GET('/statements/{id}', { params: { path: { id } } })) })
