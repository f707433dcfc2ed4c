import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../api/client.ts'
import type { AnswerOf, BodyOf, ItemOf } from '../../api/types.ts'

/** A document in a list. */
export type OfficialDocument = ItemOf<'/official-documents'>
/** One in full, with what was printed. */
export type FullDocument = AnswerOf<'/official-documents/{id}', 'get'>
export type About = AnswerOf<'/official-documents/about', 'get'>
export type Offer = About['offers'][number]
export type Draft = AnswerOf<'/official-documents/draft', 'get'>
export type Content = Draft['content']

/** What documents are about. */
export interface Subject {
  readonly about: OfficialDocument['about']
  readonly aboutId: string
}

/** The documents of a matter, and those that may be issued of it. */
export const useAbout = (subject: Subject) =>
  useQuery({
    queryKey: ['official-documents', 'about', subject.about, subject.aboutId],
    queryFn: () => answerTo(api.GET('/official-documents/about', { params: { query: subject } })),
  })

/** How a document would look if it were issued now. */
export const useDraft = (subject: Subject, offer: Offer | null) =>
  useQuery({
    queryKey: ['official-documents', 'draft', subject.about, subject.aboutId, offer?.kind, offer?.paperId],
    queryFn: () => {
      const query = { ...subject, kind: offer?.kind ?? '', ...(offer?.paperId ? { paperId: offer.paperId } : {}) }
      return answerTo(api.GET('/official-documents/draft', { params: { query } }))
    },
    enabled: offer !== null,
    gcTime: 0,
  })

/** Issues a document; what is shown of documents is read anew. */
export function useIssue() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<'/official-documents', 'post'>) => answerTo(api.POST('/official-documents', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['official-documents'] }),
  })
}
