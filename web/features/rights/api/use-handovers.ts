import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Handover = ItemOf<'/operating-handovers'>
export type HandoverBody = BodyOf<'/operating-handovers', 'post'>

export const useHandovers = () =>
  usePages(['rights', 'handovers'], (after) =>
    answerTo(api.GET('/operating-handovers', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

/** What was confirmed no longer waits: the workbench is read anew as well. */
function useChanged() {
  const queries = useQueryClient()
  return () => Promise.all(['rights', 'waiting'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
}

export function useRecordHandover() {
  const onSuccess = useChanged()
  return useMutation({ mutationFn: (body: HandoverBody) => answerTo(api.POST('/operating-handovers', { body })), onSuccess })
}

export function useConfirmHandover() {
  const onSuccess = useChanged()
  return useMutation({
    mutationFn: (id: string) => answerTo(api.POST('/operating-handovers/{id}/confirmation', { params: { path: { id } } })),
    onSuccess,
  })
}
