import { useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'
import { runKey } from './going-on.ts'

export type Run = NonNullable<AnswerOf<'/statements/progress', 'get'>['run']>

const everyMs = 1_000

/**
 * The newest accounting, sealing or comparison, asked for every second while one is under way. When it ends, all that was read of statements is read anew. Null where there
 * was none, or the person does not see the whole.
 */
export function useProgress(): Run | null {
  const queries = useQueryClient()
  const acting = useIsMutating({ mutationKey: runKey }) > 0
  const { data } = useQuery({
    queryKey: ['statements', 'progress'],
    queryFn: () => answerTo(api.GET('/statements/progress')),
    refetchInterval: ({ state }) => (acting || state.data?.run?.state === 'running' ? everyMs : false),
  })
  const run = data?.run ?? null
  const before = useRef(run?.state)
  useEffect(() => {
    const ended = before.current === 'running' && run?.state !== 'running'
    before.current = run?.state
    if (ended) void queries.invalidateQueries({ queryKey: ['statements'] })
  }, [run?.state, queries])
  return run
}
