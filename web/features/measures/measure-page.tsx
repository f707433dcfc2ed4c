import { useParams } from '@tanstack/react-router'
import { Alert, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { Facts } from '../../shared/ui/facts.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { PracticeMark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Measure, useMeasure } from './api/use-measure.ts'
import { ArticleView } from './article-view.tsx'
import { Contents } from './contents.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { Validity } from './validity.tsx'
import './measures.css'

export default function MeasurePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useMeasure(id)
  return (
    <Page
      title={query.data?.title ?? '管理办法'}
      {...(query.data ? { says: [query.data.issuer, query.data.number].filter(Boolean).join(' · ') } : {})}
    >
      <Loaded query={query} rows={12}>
        {(measure) => <Reader measure={measure} />}
      </Loaded>
    </Page>
  )
}

function Reader({ measure }: { measure: Measure }) {
  const [withRules, setWithRules] = useState(true)
  // A link to an article arrives before its text does.
  useEffect(() => {
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
  }, [])
  return (
    <div className="stack">
      {measure.validityNotice ? <Alert type="warning" showIcon title={measure.validityNotice} /> : null}
      {measure.endingNotice ? <Alert type="info" showIcon title={measure.endingNotice} /> : null}
      <div className="reader">
        <div className="stack reader-side">
          <Panel
            title="目录"
            extra={
              <Checkbox checked={withRules} onChange={({ target }) => setWithRules(target.checked)}>
                显示规则
              </Checkbox>
            }
          >
            <Contents measure={measure} />
          </Panel>
          <Panel title="概况">
            <Facts
              of={[
                ['效力', <Validity key="validity" expired={measure.expired} expires={measure.expires} />],
                ['适用地', measure.place],
                ['印发', measure.issued],
                ['施行', measure.effective],
                ...kinsOf(measure),
              ]}
            />
          </Panel>
          <Panel title="条文要求的实现" flush>
            <CoverageTable coverage={measure.coverage} />
          </Panel>
        </div>
        <div className="stack">
          {measure.chapters.map((chapter) => (
            <Panel key={chapter.title} title={chapter.title}>
              {chapter.articles.map((article) => (
                <ArticleView key={article.cite} article={article} withRules={withRules} />
              ))}
            </Panel>
          ))}
          {measure.inherited.length > 0 ? (
            <Panel title={`承自上级办法的规则（${measure.upper?.title ?? ''}）`}>
              <ul className="plain">
                {measure.inherited.map((rule) => (
                  <li key={`${rule.kind}${rule.name}`}>
                    {rule.words} <span className="soft">{rule.basis.map(({ words }) => words).join('、')}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          ) : null}
          {measure.practice.length > 0 ? (
            <Panel title="本地做法" extra={<PracticeMark />}>
              <p className="soft" style={{ marginTop: 0 }}>
                以下是本地办理中的做法，条文没有写明，不作为条文引用。
              </p>
              {measure.practice.map(({ heading, words }) => (
                <section key={heading}>
                  <h3 className="article-heading">{heading}</h3>
                  <ul className="plain">
                    {words.map((word) => (
                      <li key={word}>{word}</li>
                    ))}
                  </ul>
                </section>
              ))}
            </Panel>
          ) : null}
        </div>
      </div>
    </div>
  )
}

/** What came before and after it, what it derives from, and the decisions that changed its validity; only what there is. */
function kinsOf(measure: Measure): [string, string][] {
  const names = (others: Measure['replaces']) =>
    others.map(({ number, title }) => `${title}${number && title ? `（${number}）` : number}`).join('、')
  const decisions = measure.decisions.map(
    ({ number, issued, expires, says }) =>
      `${number}（${issued}）：${expires ? `有效期至 ${expires}` : '不设届满日'}${says ? `，${says}` : ''}`,
  )
  const all: [string, string][] = [
    ['上级办法', measure.upper?.title ?? ''],
    ['替代', names(measure.replaces)],
    ['已被替代', names(measure.replacedBy)],
    ['有效期决定', decisions.join('；')],
  ]
  return all.filter(([, text]) => text !== '')
}
