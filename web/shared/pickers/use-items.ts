import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../api/client.ts'

/** Service items of the present catalogue, with today's prices. */
export const useItems = (search: string, listed: boolean) =>
  useQuery({
    queryKey: ['items', 'choices', search, listed],
    queryFn: () =>
      answerTo(
        api.GET('/catalogue/items', { params: { query: { limit: 50, ...(listed ? { listed } : {}), ...(search ? { search } : {}) } } }),
      ),
  })
