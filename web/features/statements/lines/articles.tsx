import { useLaw } from '../../../shared/api/use-law.ts'
import type { Explanation } from '../api/use-explanation.ts'

interface ArticlesProps {
  readonly regimeId: string
  readonly articles: Explanation['articles']
}

/** The articles that an amount rests on, each once, with what it settles and its words. */
export function Articles({ regimeId, articles }: ArticlesProps) {
  const { text } = useLaw(regimeId)
  const cites = [...new Set(articles.map(({ cite }) => cite))]
  return (
    <section aria-label="依据">
      <h2 style={{ margin: '0 0 8px', fontSize: 15 }}>依据</h2>
      {cites.map((cite) => {
        const said = articles.filter((each) => each.cite === cite)
        return (
          <div key={cite} style={{ marginBottom: 12 }}>
            <strong>{said[0]?.article}</strong>
            <span className="soft">（{said.map(({ what }) => what).join('、')}）</span>
            <p className="law">{text(cite)}</p>
          </div>
        )
      })}
    </section>
  )
}
