import { useMutation } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { useCaseChanged } from './use-case-changed.ts'

export type Content = BodyOf<'/cases/{id}/content', 'put'>

/** Saves what is being written as it was typed; answers with the new version, which the following act is made on, and with what a submission would not take. */
export function useWriteCase(id: string) {
  const changed = useCaseChanged(id)
  return useMutation({
    mutationFn: ({ version, content }: { version: number; content: Content }) =>
      answerTo(api.PUT('/cases/{id}/content', { params: { path: { id } }, body: { ...content, draft: true }, ...ifMatch(version) })),
    onSuccess: changed,
  })
}
