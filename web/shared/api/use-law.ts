import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from './client.ts'

interface Law {
  /** How people name the place: 第四十条. */
  readonly words: (cite: string) => string
  /** The words of a passage, or of the whole article; null while they are not there. */
  readonly text: (cite: string) => string | null
}

/** The articles of a measure. */
export function useLaw(regimeId: string): Law {
  const { data } = useQuery({
    queryKey: ['measures', regimeId],
    queryFn: () => answerTo(api.GET('/measures/{id}', { params: { path: { id: regimeId } } })),
    staleTime: 300_000,
  })
  const articles = data?.chapters.flatMap((chapter) => chapter.articles) ?? []
  const basis = articles.flatMap(({ rules }) => rules.flatMap((rule) => rule.basis))
  return {
    words(cite) {
      const named = basis.find((each) => each.cite === cite)?.words
      const article = articles.find((each) => each.cite === articleOf(cite))
      return named ?? article?.heading.replace(/^(第[^条]+条).*$/, '$1') ?? cite
    },
    text(cite) {
      const passages = articles.flatMap((article) => article.passages.filter((passage) => article.cite === cite || passage.cite === cite))
      return passages.length > 0 ? passages.map(({ text }) => text).join('\n') : null
    },
  }
}

const articleOf = (cite: string): string => cite.split(/[.¶]/)[0] ?? cite
