import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { Statement } from './use-statements.ts'

export type StatementAct = 'review' | 'return' | 'seal' | 'account'

/** Reviews, returns, seals, or accounts a returned one anew; always on the version that was read. */
export function useStatementAct({ id, from, version }: Pick<Statement, 'id' | 'from' | 'version'>) {
  const queries = useQueryClient()
  const params = { path: { id } }
  return useMutation({
    mutationFn: ({ does, opinion = '' }: { does: StatementAct; opinion?: string | undefined }) => {
      const said = opinion.trim()
      if (does === 'seal') return answerTo(api.POST('/statements/{id}/seal', { params, ...ifMatch(version) }))
      if (does === 'account') return answerTo(api.POST('/statements', { body: { from }, ...ifMatch(version) }))
      if (does === 'return') return answerTo(api.POST('/statements/{id}/return', { params, body: { opinion: said }, ...ifMatch(version) }))
      return answerTo(api.POST('/statements/{id}/review', { params, body: said ? { opinion: said } : {}, ...ifMatch(version) }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['statements'] }),
  })
}
