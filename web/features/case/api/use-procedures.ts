import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'

export type Procedure = ItemOf<'/procedures'>

/** The procedures of the measure that binds today: forms, steps, terms. */
export const useProcedures = () =>
  useQuery({ queryKey: ['procedures'], queryFn: () => answerTo(api.GET('/procedures')), staleTime: 300_000 })
