import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** The words of an article, as the statement's measure has them; null while they are not there. */
export function useLaw(regimeId: string): (cite: string) => string | null {
  const { data } = useQuery({
    queryKey: ['measures', regimeId],
    queryFn: () => answerTo(api.GET('/measures/{id}', { params: { path: { id: regimeId } } })),
    staleTime: 300_000,
  })
  const articles = data?.chapters.flatMap((chapter) => chapter.articles) ?? []
  return (cite) => {
    const passages = articles.flatMap((article) => article.passages.filter((passage) => article.cite === cite || passage.cite === cite))
    return passages.length > 0 ? passages.map(({ text }) => text).join('\n') : null
  }
}
