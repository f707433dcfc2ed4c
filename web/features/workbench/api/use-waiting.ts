import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, ItemOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type WaitingRow = ItemOf<'/waiting'>
export type WaitingKind = WaitingRow['kind']
export type WaitingCounts = AnswerOf<'/waiting/counts', 'get'>

/** What waits for the person, of one kind or of all: overdue first, then the nearest due day. */
export const useWaiting = (kind: WaitingKind | undefined) =>
  usePages(['waiting', 'list', kind ?? ''], (after) =>
    answerTo(api.GET('/waiting', { params: { query: { limit: 50, ...(kind ? { kind } : {}), ...(after ? { after } : {}) } } })),
  )

export const useWaitingCounts = () => useQuery({ queryKey: ['waiting', 'counts'], queryFn: () => answerTo(api.GET('/waiting/counts')) })
