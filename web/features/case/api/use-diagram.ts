import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { AnswerOf } from '../../../shared/api/types.ts'

export type Diagram = AnswerOf<'/measures/{id}/procedures/{procedure}/diagram', 'get'>
export type DiagramNode = Diagram['nodes'][number]
export type DiagramStep = Diagram['steps'][number]

/** A procedure as drawn by the server. A measure in force does not change: read once. */
export const useDiagram = (regimeId: string, procedure: string) =>
  useQuery({
    queryKey: ['diagram', regimeId, procedure],
    queryFn: () => answerTo(api.GET('/measures/{id}/procedures/{procedure}/diagram', { params: { path: { id: regimeId, procedure } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
