import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { runKey, unlessGoingOn } from './going-on.ts'
import type { Line } from './use-lines.ts'

export type Comparison = NonNullable<AnswerOf<'/statements/{id}/differences', 'get'>['comparison']>
export type Difference = Comparison['items'][number]
export type DifferentLine = Difference['lines'][number]

const read = async (id: string, limit: number, after?: string) => {
  const query = { limit, ...(after ? { after } : {}) }
  return (await answerTo(api.GET('/statements/{id}/differences', { params: { path: { id }, query } }))).comparison
}

/** The newest comparison: when, by whom, what it comes to; null where there was none. */
export const useComparison = (id: string) => useQuery({ queryKey: ['statements', 'comparison', id], queryFn: () => read(id, 1) })

/** What it found. */
export const useDifferences = (id: string) =>
  usePages(['statements', 'differences', id], async (after) => (await read(id, 50, after)) ?? { items: [], next: null })

/** Reckons the cycle anew and holds it against the statement; answers null where it takes longer than a request. */
export function useCompare(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationKey: runKey,
    mutationFn: () => unlessGoingOn(api.POST('/statements/{id}/comparison', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['statements'] }),
  })
}

/** The statement's own line that holds a day of a resource, or else its nearest before (or the first); null where it has none. */
export function useFindLine(id: string) {
  return useMutation({
    mutationFn: async ({ resource, day }: { resource: string; day: string }): Promise<Line | null> => {
      const { items } = await answerTo(api.GET('/statements/{id}/lines', { params: { path: { id }, query: { resource, limit: 200 } } }))
      return items.findLast(({ from }) => from <= day) ?? items[0] ?? null
    },
  })
}
