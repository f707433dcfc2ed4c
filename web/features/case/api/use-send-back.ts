import { useMutation } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import { useCaseChanged } from './use-case-changed.ts'

/** A level sends the proposal back to the handler. */
export function useSendBack(id: string) {
  const changed = useCaseChanged(id)
  return useMutation({
    mutationFn: ({ version, opinion }: { version: number; opinion: string }) =>
      answerTo(api.POST('/cases/{id}/send-backs', { params: { path: { id } }, body: { opinion }, ...ifMatch(version) })),
    onSuccess: changed,
  })
}
