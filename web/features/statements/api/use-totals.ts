import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { Ground } from '../words.ts'

export const useTotals = (id: string, by: Ground) =>
  useQuery({
    queryKey: ['statements', 'totals', id, by],
    queryFn: () => answerTo(api.GET('/statements/{id}/totals', { params: { path: { id }, query: { by } } })),
  })
