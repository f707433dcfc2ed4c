import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** Computes the seal anew from the lines as they stand. */
export const useVerification = (id: string) =>
  useMutation({ mutationFn: () => answerTo(api.GET('/statements/{id}/verify', { params: { path: { id } } })) })
