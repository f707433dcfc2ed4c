import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'
import { base64Of } from '../../../shared/text/base64.ts'

export type LinesPreview = AnswerOf<'/cases/{id}/lines/preview', 'post'>

/** What a file of lines would put into the application; nothing is written. */
export const useLinesPreview = (id: string) =>
  useMutation({
    mutationFn: async (file: File) =>
      answerTo(
        api.POST('/cases/{id}/lines/preview', { params: { path: { id } }, body: { name: file.name, content: await base64Of(file) } }),
      ),
  })
