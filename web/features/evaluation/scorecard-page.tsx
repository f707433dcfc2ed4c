import { useParams } from '@tanstack/react-router'
import { MatterDocuments } from '../../shared/official/matter-documents.tsx'
import { periodTo } from '../../shared/text/time.ts'
import { Basis } from '../../shared/ui/basis.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { Acts } from './acts.tsx'
import { useEvaluations } from './api/use-evaluations.ts'
import { type Scorecard, useScorecard } from './api/use-scorecards.ts'
import { DimensionsTable } from './dimensions-table.tsx'
import { Results } from './results.tsx'
import { Scores } from './scores.tsx'
import { stateNames, stateTones } from './words.ts'

export default function ScorecardPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useScorecard(id)
  return (
    <Page
      title={query.data ? `${query.data.organisationName} · ${query.data.name}` : '考评表'}
      {...(query.data ? { says: `考评期间 ${periodTo(query.data.from, query.data.to)}` } : {})}
    >
      <Loaded query={query}>{(card) => <Body card={card} onReload={() => void query.refetch()} />}</Loaded>
    </Page>
  )
}

function Body({ card, onReload }: { card: Scorecard; onReload: () => void }) {
  const { data } = useEvaluations()
  const evaluation = data?.items.find(({ id }) => id === card.evaluation)
  return (
    <div className="stack">
      <Panel>
        <Head card={card} />
      </Panel>
      <Acts card={card} evaluation={evaluation} onReload={onReload} />
      <DimensionsTable card={card} evaluation={evaluation} />
      <Scores card={card} />
      <Results card={card} />
      {card.state === 'published' ? <MatterDocuments subject={{ about: 'scorecard', aboutId: card.id }} /> : null}
    </div>
  )
}

const Head = ({ card }: { card: Scorecard }) => (
  <div className="row between">
    <div className="stack-tight">
      <div className="row">
        <Mark tone={stateTones[card.state]}>{stateNames[card.state]}</Mark>
        <Basis of={card.grounds.map(({ article, text }) => ({ words: article, text }))} about={card.name} />
      </div>
      {card.objectionsUntil ? <span className="soft">对结果有异议的，可在 {card.objectionsUntil} 前（含当日）提出。</span> : null}
      {card.state === 'open' ? <span className="soft">汇总之前没有总分；各单位只看到自己的评分。</span> : null}
    </div>
    {card.score ? (
      <div className="row" style={{ alignItems: 'baseline' }}>
        <span className="num" style={{ fontSize: 30, lineHeight: '44px', fontWeight: 600 }}>
          {card.score}
        </span>
        <span>{card.grade ? `分，${card.grade}` : '分'}</span>
      </div>
    ) : null}
  </div>
)
