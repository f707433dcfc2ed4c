import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../api/client.ts'

/** Systems whose name holds the text. */
export const useSystems = (search: string) =>
  useQuery({
    queryKey: ['systems', 'choices', search],
    queryFn: () => answerTo(api.GET('/systems', { params: { query: { limit: 50, ...(search ? { search } : {}) } } })),
  })
