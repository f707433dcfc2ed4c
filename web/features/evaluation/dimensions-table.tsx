import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../shared/session/use-session.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Evaluation } from './api/use-evaluations.ts'
import type { Dimension, Scorecard } from './api/use-scorecards.ts'
import { AnswerForm, ScoreForm } from './score-form.tsx'
import { usePart } from './use-part.ts'
import { answerNames, originNames, unrounded } from './words.ts'

/** Each dimension: where its score comes from, what it is and what it counts for; those who score do it from here. */
export function DimensionsTable({ card, evaluation }: { card: Scorecard; evaluation: Evaluation | undefined }) {
  const [giving, setGiving] = useState<Dimension | null>(null)
  const { gives } = usePart(evaluation)
  const { data: session } = useSession()
  const me = session?.organisation.id
  const rule = (id: string) => evaluation?.dimensions.find((each) => each.id === id)
  const mayGive = ({ id }: Dimension) => {
    const found = rule(id)
    return card.state === 'open' && card.organisationId !== me && found !== undefined && gives(found)
  }
  const own = ({ id }: Dimension) => card.scores.find(({ dimension, organisationId }) => dimension === id && organisationId === me)
  const scoring = card.dimensions.some(mayGive)
  const standing = giving ? own(giving) : undefined
  const forms = { card, dimension: giving, standing, onClose: () => setGiving(null) }
  return (
    <Panel title="维度与得分" flush>
      <PlainTable
        label="维度与得分"
        rows={card.dimensions}
        rowKey={({ id }) => id}
        empty="没有维度。"
        columns={[
          {
            title: '维度',
            render: (_, row) => (
              <>
                {row.name}
                <div>
                  <Mark>{originNames[row.origin]}</Mark>
                </div>
              </>
            ),
          },
          {
            title: '来历',
            render: (_, row) => (
              <div style={{ maxWidth: 380, whiteSpace: 'normal' }}>{row.says || <span className="soft">汇总时得出</span>}</div>
            ),
          },
          {
            title: '分子',
            align: 'right',
            render: (_, row) => <span className="num">{row.numerator ?? '—'}</span>,
          },
          {
            title: '分母',
            align: 'right',
            render: (_, row) => <span className="num">{row.denominator ?? '—'}</span>,
          },
          { title: '得分', align: 'right', render: (_, row) => <ScoreText of={row} /> },
          { title: '权重', align: 'right', render: (_, row) => <span className="num">{row.weight}%</span> },
          {
            title: '实际所占',
            align: 'right',
            render: (_, row) => <span className="num">{row.share ? `${row.share}%` : '—'}</span>,
          },
          ...(scoring
            ? [
                {
                  title: '本单位',
                  render: (_: unknown, row: Dimension) =>
                    mayGive(row) ? <Own given={own(row)} dimension={row} onGive={() => setGiving(row)} /> : null,
                },
              ]
            : []),
        ]}
      />
      {giving?.origin === 'survey' ? <AnswerForm key={giving.id} {...forms} dimension={giving} /> : null}
      {giving?.origin === 'scored' ? <ScoreForm key={giving.id} {...forms} dimension={giving} /> : null}
    </Panel>
  )
}

/** A score as it is shown; where it was rounded, the exact fraction under it. */
function ScoreText({ of: { score, exact } }: { of: Dimension }) {
  const fraction = exact === null ? null : unrounded(exact)
  return (
    <>
      <strong className="num">{score ?? '—'}</strong>
      {fraction ? <div className="soft num">即 {fraction}</div> : null}
    </>
  )
}

interface OwnProps {
  readonly given: Scorecard['scores'][number] | undefined
  readonly dimension: Dimension
  readonly onGive: () => void
}

const Own = ({ given, dimension: { name, origin }, onGive }: OwnProps) => (
  <span className="row" style={{ gap: 8, flexWrap: 'nowrap' }}>
    {given ? <span className="num">{valueText(given)}</span> : null}
    <Button
      size="small"
      type={given ? 'default' : 'primary'}
      aria-label={`${origin === 'survey' ? '填写' : '评分'}：${name}`}
      onClick={onGive}
    >
      {given ? '修改' : origin === 'survey' ? '填写' : '评分'}
    </Button>
  </span>
)

/** A score in points, an answer in words. */
export const valueText = ({ kind, value }: Scorecard['scores'][number]): string =>
  kind === 'answer' ? `${value} 分（${answerNames[Number(value) - 1] ?? ''}）` : `${value} 分`
