import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type CaseView = AnswerOf<'/cases/{id}', 'get'>
export type Desk = NonNullable<CaseView['desk']>
export type Asked = Desk['asks'][number]
export type OutcomeView = Desk['outcomes'][number]
export type CaseLine = CaseView['lines'][number]
export type StepView = CaseView['steps'][number]

export const useCase = (id: string) =>
  useQuery({ queryKey: ['case', id], queryFn: () => answerTo(api.GET('/cases/{id}', { params: { path: { id } } })) })
