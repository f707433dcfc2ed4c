import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import { runKey, unlessGoingOn } from './going-on.ts'
import type { Statement } from './use-statements.ts'

export type StatementAct = 'review' | 'return' | 'seal' | 'account'

/** Reviews, returns, seals, or accounts a returned one anew; always on the version that was read. Answers null where it takes longer than a request. */
export function useStatementAct({ id, from, version }: Pick<Statement, 'id' | 'from' | 'version'>) {
  const queries = useQueryClient()
  const params = { path: { id } }
  return useMutation({
    mutationKey: runKey,
    mutationFn: ({ does, opinion = '' }: { does: StatementAct; opinion?: string | undefined }) => {
      const said = opinion.trim()
      if (does === 'seal') return unlessGoingOn(api.POST('/statements/{id}/seal', { params, ...ifMatch(version) }))
      if (does === 'account') return unlessGoingOn(api.POST('/statements', { body: { from }, ...ifMatch(version) }))
      if (does === 'return') return answerTo(api.POST('/statements/{id}/return', { params, body: { opinion: said }, ...ifMatch(version) }))
      return answerTo(api.POST('/statements/{id}/review', { params, body: said ? { opinion: said } : {}, ...ifMatch(version) }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['statements'] }),
  })
}
