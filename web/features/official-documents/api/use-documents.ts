import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { base64Of } from '../../../shared/text/base64.ts'

export type Filter = Omit<QueryOf<'/official-documents'>, 'limit' | 'after'>
export type SeriesSetting = AnswerOf<'/document-series', 'get'>['items'][number]

const key = 'official-documents'

/** The documents that one may see, the newest first. */
export const useDocumentList = (filter: Filter) =>
  usePages([key, 'list', filter], (after) =>
    answerTo(api.GET('/official-documents', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

export const useKinds = () => useQuery({ queryKey: [key, 'kinds'], queryFn: () => answerTo(api.GET('/official-documents/kinds')) })

export const useDocument = (id: string) =>
  useQuery({ queryKey: [key, 'one', id], queryFn: () => answerTo(api.GET('/official-documents/{id}', { params: { path: { id } } })) })

/** After each of these what is shown of documents is read anew. */
function useDoing<V, T>(act: (values: V) => Promise<T>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => queries.invalidateQueries({ queryKey: [key] }) })
}

export const useWithdraw = (id: string) =>
  useDoing((body: BodyOf<'/official-documents/{id}/withdrawal', 'post'>) =>
    answerTo(api.POST('/official-documents/{id}/withdrawal', { params: { path: { id } }, body })),
  )

export const useAttachScan = (id: string) =>
  useDoing(async ({ file }: { file: File }) =>
    answerTo(
      api.POST('/official-documents/{id}/scans', { params: { path: { id } }, body: { name: file.name, content: await base64Of(file) } }),
    ),
  )

export const useSeries = () => useQuery({ queryKey: [key, 'series'], queryFn: () => answerTo(api.GET('/document-series')) })

export const useSetSeries = () => useDoing((body: BodyOf<'/document-series', 'post'>) => answerTo(api.POST('/document-series', { body })))
