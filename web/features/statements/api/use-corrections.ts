import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type Correction = ItemOf<'/statements/{id}/corrections'>
export type CorrectionBody = BodyOf<'/statements/{id}/corrections', 'post'>

const read = (id: string, limit: number, after?: string) =>
  answerTo(api.GET('/statements/{id}/corrections', { params: { path: { id }, query: { limit, ...(after ? { after } : {}) } } }))

export const useCorrections = (id: string) => usePages(['statements', 'corrections', id], (after) => read(id, 50, after))

/** Corrections by the line they change, for marks beside lines. There are few: all of them are read. */
export const useCorrectedLines = (id: string, enabled: boolean) =>
  useQuery({ queryKey: ['statements', 'corrected-lines', id], queryFn: () => readAll(id), enabled })

async function readAll(id: string): Promise<ReadonlyMap<number, readonly Correction[]>> {
  const byLine = new Map<number, Correction[]>()
  let after: string | undefined
  do {
    const { items, next } = await read(id, 200, after)
    for (const each of items) if (each.lineNo !== null) byLine.set(each.lineNo, [...(byLine.get(each.lineNo) ?? []), each])
    after = next ?? undefined
  } while (after)
  return byLine
}

function useActed() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['statements'] })
}

export function usePropose(id: string) {
  const onSuccess = useActed()
  return useMutation({
    mutationFn: (body: CorrectionBody) => answerTo(api.POST('/statements/{id}/corrections', { params: { path: { id } }, body })),
    onSuccess,
  })
}

export function useDecide(id: string, no: number) {
  const onSuccess = useActed()
  return useMutation({
    mutationFn: (body: BodyOf<'/statements/{id}/corrections/{no}/decision', 'post'>) =>
      answerTo(api.POST('/statements/{id}/corrections/{no}/decision', { params: { path: { id, no } }, body })),
    onSuccess,
  })
}

export function useWithdraw(id: string) {
  const onSuccess = useActed()
  return useMutation({
    mutationFn: (no: number) => answerTo(api.POST('/statements/{id}/corrections/{no}/withdrawal', { params: { path: { id, no } } })),
    onSuccess,
  })
}
