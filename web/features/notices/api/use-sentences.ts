import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf, ItemOf } from '../../../shared/api/types.ts'

export type Sentence = ItemOf<'/notice-sentences'>
export type Wording = BodyOf<'/notice-sentences/{name}/preview', 'post'>

export const useSentences = () => useQuery({ queryKey: ['notices', 'sentences'], queryFn: () => answerTo(api.GET('/notice-sentences')) })

/** Says it otherwise, or (null) as it came with the program; on the version that was read. */
export function useSetSentence() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ name, version, wording }: { name: string; version: string; wording: Wording | null }) =>
      answerTo(api.PUT('/notice-sentences/{name}', { params: { path: { name } }, body: { wording, version } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices', 'sentences'] }),
  })
}

export const usePreview = (name: string) =>
  useMutation({
    mutationFn: (body: Wording) => answerTo(api.POST('/notice-sentences/{name}/preview', { params: { path: { name } }, body })),
  })
