import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** What the running cycle has cost so far; nothing of it is stored. */
export const usePreview = () =>
  useQuery({ queryKey: ['statements', 'preview'], queryFn: () => answerTo(api.GET('/statements/preview', { params: { query: {} } })) })
