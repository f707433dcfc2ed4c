import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** The resources whose quantities the person reports, narrowed by what they, their systems or units are called. */
export const useMeteredResources = (search: string) =>
  useQuery({
    queryKey: ['metering', 'resources', search],
    queryFn: () => answerTo(api.GET('/metered-resources', { params: { query: { limit: 50, ...(search ? { search } : {}) } } })),
  })
