import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf, ItemOf, QueryOf } from '../../../shared/api/types.ts'
import { usePages } from '../../../shared/api/use-pages.ts'

export type DutyRow = ItemOf<'/duties'>
export type DutyState = DutyRow['state']
export type DutyView = AnswerOf<'/duties/instances/{id}', 'get'>
export type DutyRule = ItemOf<'/duties/rules'>
export type DutyCounts = ItemOf<'/duties/summary'>
export type ImportantPeriod = ItemOf<'/important-periods'>
export type DutyFilter = Omit<QueryOf<'/duties'>, 'limit' | 'after'>

/** Duties in sight, what is due soonest first. */
export const useDuties = (filter: DutyFilter, limit = 50) =>
  usePages(['duties', 'list', filter], (after) =>
    answerTo(api.GET('/duties', { params: { query: { ...filter, limit, ...(after ? { after } : {}) } } })),
  )

export const useDuty = (id: string) =>
  useQuery({
    queryKey: ['duties', 'one', id],
    queryFn: () => answerTo(api.GET('/duties/instances/{id}', { params: { path: { id } } })),
  })

/** How each organisation in sight stands. */
export const useDutySummary = () => useQuery({ queryKey: ['duties', 'summary'], queryFn: () => answerTo(api.GET('/duties/summary')) })

/** What today's measure asks of whom. */
export const useDutyRules = () => useQuery({ queryKey: ['duties', 'rules'], queryFn: () => answerTo(api.GET('/duties/rules')) })

export const useImportantPeriods = () =>
  useQuery({ queryKey: ['duties', 'important-periods'], queryFn: () => answerTo(api.GET('/important-periods')) })
