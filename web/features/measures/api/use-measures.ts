import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

type MeasureHead = AnswerOf<'/measures', 'get'>[number]

export const useMeasures = () => useQuery({ queryKey: ['measures'], queryFn: () => answerTo(api.GET('/measures')), staleTime: 300_000 })
