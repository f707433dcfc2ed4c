import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import { base64Of } from '../../../shared/text/base64.ts'
import type { BulkOutcome } from '../../../shared/ui/bulk-outcome.tsx'
import type { WaitingRow } from './use-waiting.ts'

const itemsOf = (rows: readonly WaitingRow[]) => rows.map(({ id, version }) => (version === null ? { id } : { id, version }))

/** One act on several rows; whatever came of it, all that waits is read anew. */
function useBulk<V>(act: (said: V) => Promise<BulkOutcome>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => queries.invalidateQueries() })
}

export const useAcceptWorkOrders = () =>
  useBulk((rows: readonly WaitingRow[]) => answerTo(api.POST('/bulk/work-orders/accept', { body: { items: itemsOf(rows) } })))

export const useConfirmQuantities = () =>
  useBulk((rows: readonly WaitingRow[]) => answerTo(api.POST('/bulk/metered-quantities/confirm', { body: { items: itemsOf(rows) } })))

export const useReadPapers = () =>
  useBulk((rows: readonly WaitingRow[]) => answerTo(api.POST('/bulk/documents/read', { body: { items: itemsOf(rows) } })))

export interface Filed {
  readonly rows: readonly WaitingRow[]
  readonly note: string
  readonly evidence: File | null
}

export const useFulfilDuties = () =>
  useBulk(async ({ rows, note, evidence }: Filed) => {
    const file = evidence ? { evidence: { name: evidence.name, content: await base64Of(evidence) } } : {}
    return answerTo(api.POST('/bulk/duties/fulfil', { body: { items: itemsOf(rows), note, ...file } }))
  })
