import { QueryClient } from '@tanstack/react-query'
import { Problem } from './problem.ts'

/** Refusals are final; only a line that broke is tried again, once. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => Problem.of(error).status === 0 && failures < 1, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})
