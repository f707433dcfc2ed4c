import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** How the duties in sight stand, of all organisations together. */
export const useDutyCounts = (enabled: boolean) =>
  useQuery({ queryKey: ['duties', 'summary'], queryFn: () => answerTo(api.GET('/duties/summary')), enabled })

/** The latest papers to the own organisation that nobody there has opened, and the latest that are published. */
export const useUnread = () =>
  useQuery({
    queryKey: ['documents', 'unread'],
    queryFn: () => answerTo(api.GET('/documents/received', { params: { query: { unread: true, limit: 5 } } })),
  })
export const useCirculars = () =>
  useQuery({
    queryKey: ['documents', 'latest'],
    queryFn: () => answerTo(api.GET('/documents/published', { params: { query: { limit: 5 } } })),
  })

/** What the person watches. */
export const useWatches = () =>
  useQuery({ queryKey: ['watches', 'list'], queryFn: () => answerTo(api.GET('/watches', { params: { query: { limit: 20 } } })) })
