import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** Pools that the person sees: of a provider its own. */
export const usePools = () =>
  useQuery({ queryKey: ['pools', 'choices'], queryFn: () => answerTo(api.GET('/pools', { params: { query: { limit: 200 } } })) })
