import type { Regime } from '../regimes/index.ts'
import type { Hit } from './hit.ts'
import { excerptOf, fold } from './words.ts'

/** The articles of these measures that hold all the words, in the order given; measures are open to everybody. */
export const articlesWith = (regimes: readonly Regime[], words: readonly string[]): Hit[] =>
  regimes.flatMap((regime) =>
    regime.articles.flatMap((article) => {
      const text = article.passages.map((passage) => passage.text).join('\n')
      const whole = fold(`${regime.title} ${article.heading} ${text}`)
      if (!words.every((word) => whole.includes(word))) return []
      return [
        {
          kind: 'article' as const,
          id: `${regime.id}/${article.cite}`,
          place: `${regime.id}/${article.cite}`,
          saidBy: null,
          title: article.heading,
          number: null,
          organisationName: regime.title,
          systemName: null,
          excerpt: excerptOf(text, words) ?? [...text].slice(0, 80).join(''),
          state: null,
          at: null,
        },
      ]
    }),
  )
