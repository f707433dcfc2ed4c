import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/types.ts'

export type ImportFile = BodyOf<'/catalogue/imports/preview', 'post'>
export type ImportPreview = AnswerOf<'/catalogue/imports/preview', 'post'>

/** Shows what a file would do; writes nothing. */
export const usePreviewImport = () =>
  useMutation({ mutationFn: (body: ImportFile) => answerTo(api.POST('/catalogue/imports/preview', { body })) })

/** Imports the very file that was previewed. */
export function useCommitImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ImportFile & { hash: string }) => answerTo(api.POST('/catalogue/imports', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['items'] }),
  })
}
