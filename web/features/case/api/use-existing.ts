import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** The delivered resources of a system: what a change or a cancellation can be asked for. */
export const useExisting = (systemId: string | undefined) =>
  useQuery({
    queryKey: ['resources', 'of-system', systemId],
    queryFn: () =>
      answerTo(api.GET('/resources', { params: { query: { ...(systemId ? { system: systemId } : {}), state: 'delivered', limit: 200 } } })),
  })
