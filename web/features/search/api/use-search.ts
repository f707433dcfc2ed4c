import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Hit = ItemOf<'/search/{kind}'>
export type Kind = Hit['kind']

/** At least one word of two signs: less finds everything and nothing. */
export const isSeekable = (typed: string): boolean => typed.split(/\s+/).some((word) => [...word].length >= 2)

/** The newest of each kind. */
export const useSearch = (typed: string) =>
  useQuery({
    queryKey: ['search', typed],
    queryFn: () => answerTo(api.GET('/search', { params: { query: { q: typed } } })),
    enabled: isSeekable(typed),
  })

/** All of one kind, page by page. */
export const useSearchOf = (kind: Kind, typed: string) =>
  usePages(
    ['search', kind, typed],
    (after) =>
      answerTo(api.GET('/search/{kind}', { params: { path: { kind }, query: { q: typed, limit: 50, ...(after ? { after } : {}) } } })),
    isSeekable(typed),
  )
