import { useMutation } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/types.ts'

export type Founding = BodyOf<'/setup', 'post'>
export type Founded = AnswerOf<'/setup', 'post'>

export const useSetUp = () => useMutation({ mutationFn: (body: Founding) => answerTo(api.POST('/setup', { body })) })
