import { queryOptions, useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

const getItem = (id: string) => answerTo(api.GET('/catalogue/items/{id}', { params: { path: { id } } }))

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['items', 'one', id],
    queryFn: () => getItem(id),
    staleTime: 60_000,
  })

export type Item = Awaited<ReturnType<typeof getItem>>

/** One service item with today's price. */
export const useItem = (id: string | null) => useQuery({ ...itemQuery(id ?? ''), enabled: id !== null })
