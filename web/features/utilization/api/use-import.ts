import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/types.ts'
import { useUsageChanged } from './use-usage.ts'

export type ImportFile = BodyOf<'/usage/imports/preview', 'post'>
export type ImportPreview = AnswerOf<'/usage/imports/preview', 'post'>

/** Shows what a file would do; writes nothing. */
export const usePreviewImport = () =>
  useMutation({ mutationFn: (body: ImportFile) => answerTo(api.POST('/usage/imports/preview', { body })) })

/** Imports the very file that was previewed. */
export function useCommitImport() {
  const onSuccess = useUsageChanged()
  return useMutation({
    mutationFn: (body: ImportFile & { hash: string }) => answerTo(api.POST('/usage/imports', { body })),
    onSuccess,
  })
}
