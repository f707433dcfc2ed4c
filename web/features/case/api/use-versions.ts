import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf } from '../../../shared/api/types.ts'

export type VersionView = ItemOf<'/cases/{id}/versions'>

/** What was submitted each time, and what changed from one time to the next. */
export const useVersions = (id: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: ['case', id, 'versions'],
    queryFn: () => answerTo(api.GET('/cases/{id}/versions', { params: { path: { id } } })),
  })
