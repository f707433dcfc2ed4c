import { useMutation } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { useCaseChanged } from './use-case-changed.ts'
import type { Content } from './use-write-case.ts'

export interface Acting {
  readonly version: number
  /** What is still to be saved before the act. */
  readonly content: Content | null
  readonly act: BodyOf<'/cases/{id}/acts', 'post'>
}

/** Saves what was written, then leaves the step by the outcome (or passes one of its levels). */
export function useAct(id: string) {
  const changed = useCaseChanged(id)
  return useMutation({
    mutationFn: async ({ version, content, act }: Acting) => {
      const saved = content
        ? await answerTo(api.PUT('/cases/{id}/content', { params: { path: { id } }, body: content, ...ifMatch(version) }))
        : { version }
      return answerTo(api.POST('/cases/{id}/acts', { params: { path: { id } }, body: act, ...ifMatch(saved.version) }))
    },
    onSettled: (_done, error, { content }) => (error && !content ? undefined : changed()),
  })
}
