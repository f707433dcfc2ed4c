import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { useCaseChanged } from './use-case-changed.ts'

/** Takes a paper back while its step is open. */
export function useWithdraw(id: string) {
  const changed = useCaseChanged(id)
  return useMutation({
    mutationFn: (materialId: string) =>
      answerTo(api.DELETE('/cases/{id}/materials/{materialId}', { params: { path: { id, materialId } } })),
    onSuccess: changed,
  })
}
