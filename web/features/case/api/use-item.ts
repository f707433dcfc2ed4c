import { queryOptions, useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['items', 'one', id],
    queryFn: () => answerTo(api.GET('/catalogue/items/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  })

/** One service item with today's price. */
export const useItem = (id: string | null) => useQuery({ ...itemQuery(id ?? ''), enabled: id !== null })
