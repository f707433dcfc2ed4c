import { Mark, PracticeMark, type Tone } from '../../shared/ui/mark.tsx'
import type { Article } from './api/use-measure.ts'
import { anchorOf } from './contents.tsx'

const states: Readonly<Record<Article['demands'][number]['state'], { name: string; tone: Tone }>> = {
  shown: { name: '仅展示', tone: 'grey' },
  carried: { name: '已实现', tone: 'green' },
  uncarried: { name: '尚未实现', tone: 'amber' },
  missing: { name: '缺少规则', tone: 'red' },
}

/** One article: the text as it was issued, and under it what carries it. */
export const ArticleView = ({ article, withRules }: { article: Article; withRules: boolean }) => (
  <article id={anchorOf(article.cite)} className="article">
    <h3 className="article-heading">{article.heading}</h3>
    {article.passages.map(({ cite, text }) => (
      <p key={cite} className="law">
        {text}
      </p>
    ))}
    {withRules ? <Carried article={article} /> : null}
  </article>
)

/** The passages of an upper measure that a rule rests on beside the article above it. */
const UpperBasis = ({ basis }: { basis: Article['rules'][number]['basis'] }) => {
  const upper = basis.filter(({ cite }) => cite.startsWith('《'))
  return upper.length > 0 ? <span className="soft">（{upper.map(({ words }) => words).join('、')}）</span> : null
}

/** The stories that play a demand through the public interface, to its end: what is told of them, not how. */
const Stories = ({ of }: { of: readonly string[] }) =>
  of.length === 0 ? null : (
    <details className="soft">
      <summary>故事 {of.length} 个</summary>
      <ul className="plain">
        {of.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </details>
  )

const Carried = ({ article: { demands, rules, interpretations } }: { article: Article }) => (
  <div className="carried">
    {demands.map((demand) => (
      <div key={`${demand.cite}${demand.kind}${demand.says}`} className="demand">
        <Mark tone={states[demand.state].tone}>{states[demand.state].name}</Mark>
        <span>
          <span className="soft">{demand.kindName}：</span>
          {demand.says}
          {demand.reason ? <span className="soft">（{demand.reason}）</span> : null}
          <Stories of={demand.stories} />
        </span>
      </div>
    ))}
    {rules.length > 0 ? (
      <details>
        <summary>规则 {rules.length} 条</summary>
        <ul className="plain">
          {rules.map((rule) => (
            <li key={`${rule.kind}${rule.name}`}>
              {rule.words} {rule.practice ? <PracticeMark /> : null}
              <UpperBasis basis={rule.basis} />
            </li>
          ))}
        </ul>
      </details>
    ) : null}
    {interpretations.map(({ id, question, reading, because }) => (
      <div key={id} className="reading">
        <strong>条文理解</strong>
        <div className="soft">{question}</div>
        <div>{reading}</div>
        {because ? <div className="soft">理由：{because}</div> : null}
      </div>
    ))}
  </div>
)
