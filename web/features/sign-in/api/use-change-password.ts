import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { queries } from '../../../shared/api/queries.ts'

/** The session is read anew afterwards: until the first change the person may do nothing else. */
export const useChangePassword = () =>
  useMutation({
    mutationFn: (body: { current: string; next: string }) => answerTo(api.PUT('/password', { body })),
    onSuccess: () => queries.clear(),
  })
