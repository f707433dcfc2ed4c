import type { Measure } from './api/use-measure.ts'

export const anchorOf = (cite: string): string => `article-${cite}`

/** Chapters and articles, as links into the text. */
export const Contents = ({ measure: { chapters } }: { measure: Measure }) => (
  <nav aria-label="条文目录" className="contents">
    {chapters.map(({ title, articles }) => (
      <div key={title}>
        <strong>{title}</strong>
        <div className="contents-articles">
          {articles.map(({ cite, heading }) => (
            <a key={cite} href={`#${anchorOf(cite)}`}>
              {heading.replace(/^(第[^条]+条).*$/, '$1')}
            </a>
          ))}
        </div>
      </div>
    ))}
  </nav>
)
