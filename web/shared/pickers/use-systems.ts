import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../api/client.ts'

/** Systems whose name holds the text, of one organisation where it is said. */
export const useSystems = (search: string, organisationId: string | undefined) =>
  useQuery({
    queryKey: ['systems', 'choices', search, organisationId],
    queryFn: () =>
      answerTo(
        api.GET('/systems', {
          params: { query: { limit: 50, ...(search ? { search } : {}), ...(organisationId ? { organisationId } : {}) } },
        }),
      ),
  })
