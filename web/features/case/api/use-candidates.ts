import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** Organisations of a party that the person may choose: those in sight or dealt with. */
export const useCandidates = (party: string, search: string) =>
  useQuery({
    queryKey: ['candidates', party, search],
    queryFn: () => answerTo(api.GET('/candidates', { params: { query: { party, ...(search ? { search: search.slice(0, 60) } : {}) } } })),
  })
