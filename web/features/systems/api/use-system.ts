import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

export const useSystem = (id: string) =>
  useQuery({ queryKey: ['systems', 'one', id], queryFn: () => answerTo(api.GET('/systems/{id}', { params: { path: { id } } })) })
