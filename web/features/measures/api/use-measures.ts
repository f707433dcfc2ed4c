import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

export const useMeasures = () => useQuery({ queryKey: ['measures'], queryFn: () => answerTo(api.GET('/measures')), staleTime: 300_000 })
