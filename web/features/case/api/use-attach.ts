import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { base64Of } from '../../../shared/text/base64.ts'
import { useCaseChanged } from './use-case-changed.ts'

/** Attaches a file as one of the papers that the step takes. */
export function useAttach(id: string) {
  const changed = useCaseChanged(id)
  return useMutation({
    mutationFn: async ({ document, file }: { document: string; file: File }) =>
      answerTo(
        api.POST('/cases/{id}/materials', { params: { path: { id } }, body: { document, name: file.name, content: await base64Of(file) } }),
      ),
    onSuccess: changed,
  })
}
