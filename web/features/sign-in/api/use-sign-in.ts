import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { queries } from '../../../shared/api/queries.ts'

export const useSignIn = () =>
  useMutation({
    mutationFn: (body: { login: string; password: string }) => answerTo(api.POST('/session', { body })),
    onSuccess: () => queries.clear(),
  })
