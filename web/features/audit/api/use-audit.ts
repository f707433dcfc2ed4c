import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Entry = ItemOf<'/audit-entries'>
export type AuditFilter = Omit<QueryOf<'/audit-entries'>, 'limit' | 'after'>

export const useAudit = (filter: AuditFilter) =>
  usePages(['audit', filter], (after) =>
    answerTo(api.GET('/audit-entries', { params: { query: { ...filter, limit: 50, ...(after ? { after } : {}) } } })),
  )

/** What acts and objects are called. */
export const useAuditWords = () =>
  useQuery({ queryKey: ['audit-words'], queryFn: () => answerTo(api.GET('/audit-words')), staleTime: Number.POSITIVE_INFINITY })
