import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../api/client.ts'
import { useMay } from '../session/use-session.ts'

/** Organisations whose name holds the text. */
export const useOrganisations = (search: string) => {
  const may = useMay()
  return useQuery({
    queryKey: ['organisations', 'choices', search],
    queryFn: () => answerTo(api.GET('/organisations', { params: { query: { limit: 50, ...(search ? { search } : {}) } } })),
    enabled: may('organisation.read'),
  })
}
