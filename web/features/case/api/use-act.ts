import { useMutation } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import { Problem } from '../../../shared/api/problem.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { useCaseChanged } from './use-case-changed.ts'

export interface Acting {
  readonly version: number
  readonly act: BodyOf<'/cases/{id}/acts', 'post'>
}

/** Leaves the step by the outcome (or passes one of its levels). Where somebody was quicker, the case is read anew. */
export function useAct(id: string) {
  const changed = useCaseChanged(id)
  return useMutation({
    mutationFn: ({ version, act }: Acting) =>
      answerTo(api.POST('/cases/{id}/acts', { params: { path: { id } }, body: act, ...ifMatch(version) })),
    onSettled: (_done, error) => (error && !Problem.of(error).isStale ? undefined : changed()),
  })
}
