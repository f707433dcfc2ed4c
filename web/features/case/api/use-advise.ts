import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { useCaseChanged } from './use-case-changed.ts'

/** A consulted body puts its opinion on file. */
export function useAdvise(id: string) {
  const changed = useCaseChanged(id)
  return useMutation({
    mutationFn: ({ opinion }: { opinion: string }) =>
      answerTo(api.POST('/cases/{id}/opinions', { params: { path: { id } }, body: { opinion } })),
    onSuccess: changed,
  })
}
