import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** The open cases that the person's unit began. */
export const useBegun = (enabled: boolean) =>
  useQuery({
    queryKey: ['cases', 'begun'],
    queryFn: () => answerTo(api.GET('/cases', { params: { query: { begun: 'mine', state: 'open', limit: 20 } } })),
    enabled,
  })
