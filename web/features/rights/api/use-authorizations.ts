import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Authorization = ItemOf<'/authorizations'>
export type AuthorizationBody = BodyOf<'/authorizations', 'post'>
type Which = NonNullable<QueryOf<'/authorizations'>['which']>

export const useAuthorizations = (which: Which | undefined) =>
  usePages(['rights', 'authorizations', which], (after) =>
    answerTo(api.GET('/authorizations', { params: { query: { limit: 50, ...(which ? { which } : {}), ...(after ? { after } : {}) } } })),
  )

/** Whatever happens to rights changes the record, and what can be opened. */
export function useRightsChanged() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['rights'] })
}

export function useGive() {
  const onSuccess = useRightsChanged()
  return useMutation({ mutationFn: (body: AuthorizationBody) => answerTo(api.POST('/authorizations', { body })), onSuccess })
}

/** The unit names other people. */
export function useRename(id: string) {
  const onSuccess = useRightsChanged()
  return useMutation({
    mutationFn: (body: { persons: string[] }) => answerTo(api.PUT('/authorizations/{id}/persons', { params: { path: { id } }, body })),
    onSuccess,
  })
}

export type Governing = 'freeze' | 'unfreeze' | 'revoke'

export function useGovern(id: string, does: Governing) {
  const onSuccess = useRightsChanged()
  return useMutation({
    mutationFn: ({ reason }: { reason?: string | undefined }) => {
      const params = { path: { id } }
      const said = reason?.trim() ?? ''
      if (does === 'freeze') return answerTo(api.POST('/authorizations/{id}/freeze', { params, body: { reason: said } }))
      if (does === 'unfreeze') return answerTo(api.POST('/authorizations/{id}/unfreeze', { params, body: { reason: said } }))
      return answerTo(api.POST('/authorizations/{id}/revoke', { params, body: said ? { reason: said } : {} }))
    },
    onSuccess,
  })
}

/** People of an organisation who can be named. */
export const useCandidates = (organisationId: string | undefined) =>
  useQuery({
    queryKey: ['rights', 'candidates', organisationId],
    queryFn: () => answerTo(api.GET('/authorization-candidates', { params: { query: { organisationId: organisationId ?? '' } } })),
    enabled: organisationId !== undefined,
  })
