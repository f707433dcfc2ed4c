import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/types.ts'
import { useMeteringChanged } from './use-quantities.ts'

export type ImportFile = BodyOf<'/metered-quantities/imports/preview', 'post'>
export type ImportPreview = AnswerOf<'/metered-quantities/imports/preview', 'post'>

/** Shows what a file would do; writes nothing. */
export const usePreviewImport = () =>
  useMutation({ mutationFn: (body: ImportFile) => answerTo(api.POST('/metered-quantities/imports/preview', { body })) })

/** Imports the very file that was previewed. */
export function useCommitImport() {
  const onSuccess = useMeteringChanged()
  return useMutation({
    mutationFn: (body: ImportFile & { hash: string }) => answerTo(api.POST('/metered-quantities/imports', { body })),
    onSuccess,
  })
}
