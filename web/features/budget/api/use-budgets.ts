import { useMutation, useQuery } from '@tanstack/react-query'
import { answerTo, api, ifMatch } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'
import { useBudgetChanged } from './use-estimates.ts'

export type Budget = ItemOf<'/budgets'>
export type BudgetLine = ItemOf<'/budgets/{id}/lines'>
export type WrittenLine = BodyOf<'/budgets/{id}/lines', 'put'>['lines'][number]

export const useBudgets = () =>
  usePages(['budget', 'budgets'], (after) =>
    answerTo(api.GET('/budgets', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })),
  )

export const useBudget = (id: string) =>
  useQuery({ queryKey: ['budget', 'one', id], queryFn: () => answerTo(api.GET('/budgets/{id}', { params: { path: { id } } })) })

export const useBudgetLines = (id: string) =>
  usePages(['budget', 'lines', id], (after) =>
    answerTo(api.GET('/budgets/{id}/lines', { params: { path: { id }, query: { limit: 100, ...(after ? { after } : {}) } } })),
  )

export function useDraft() {
  const onSuccess = useBudgetChanged()
  return useMutation({ mutationFn: (body: BodyOf<'/budgets', 'post'>) => answerTo(api.POST('/budgets', { body })), onSuccess })
}

/** Writes a line, on the version that was read. */
export function useWriteLine({ id, version }: Pick<Budget, 'id' | 'version'>) {
  const onSuccess = useBudgetChanged()
  return useMutation({
    mutationFn: (line: WrittenLine) =>
      answerTo(api.PUT('/budgets/{id}/lines', { params: { path: { id } }, body: { lines: [line] }, ...ifMatch(version) })),
    onSuccess,
  })
}

/** Issues a draft or takes it back, on the version that was read. */
export function useBudgetAct({ id, version }: Pick<Budget, 'id' | 'version'>) {
  const onSuccess = useBudgetChanged()
  const params = { path: { id } }
  return useMutation({
    mutationFn: (does: 'issue' | 'withdraw') =>
      answerTo(
        does === 'issue'
          ? api.POST('/budgets/{id}/issue', { params, ...ifMatch(version) })
          : api.POST('/budgets/{id}/withdrawal', { params, ...ifMatch(version) }),
      ),
    onSuccess,
  })
}
