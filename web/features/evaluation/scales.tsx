import { Button } from 'antd'
import { useState } from 'react'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { Nothing } from '../../shared/ui/empty.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Evaluation, useEvaluations } from './api/use-evaluations.ts'
import { usePartyNames } from './api/use-party-names.ts'
import { ScaleForm } from './scale-form.tsx'
import { usePart } from './use-part.ts'
import { everyNames, gradesText, originNames } from './words.ts'

/** What is evaluated, by which weights and grades, and how those changed. */
export function Scales() {
  const query = useEvaluations()
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Panel>
            <Nothing>现行办法没有规定考评。</Nothing>
          </Panel>
        ) : (
          <div className="stack">
            {items.map((evaluation) => (
              <EvaluationPanel key={evaluation.id} evaluation={evaluation} />
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

function EvaluationPanel({ evaluation }: { evaluation: Evaluation }) {
  const [setting, setSetting] = useState(false)
  const { setsScales } = usePart(evaluation)
  const partyName = usePartyNames()
  return (
    <Panel
      title={evaluation.name}
      extra={
        setsScales ? (
          <Button size="small" onClick={() => setSetting(true)}>
            设定权重与等次
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <Facts
          wide
          of={[
            ['被考评', partyName(evaluation.of)],
            ['组织', partyName(evaluation.by)],
            ['周期', everyNames[evaluation.every]],
            ['结果', evaluation.published ? '向本地各单位公开' : '只告知被考评单位和参与考评的单位'],
            ['异议期限', evaluation.objections ? `公布后 ${evaluation.objections}` : '未规定'],
            ['等次', gradesText(evaluation.grades)],
          ]}
        />
        <PlainTable
          label={`${evaluation.name}的维度`}
          rows={evaluation.dimensions}
          rowKey={({ id }) => id}
          empty="没有维度。"
          more={{ size: 'small', scroll: {} }}
          columns={[
            { title: '维度', dataIndex: 'name' },
            { title: '来源', render: (_, row) => <Mark>{originNames[row.origin]}</Mark> },
            { title: '由谁', render: (_, row) => (row.by.length > 0 ? row.by.map(partyName).join('、') : '平台') },
            {
              title: '现行权重（%）',
              align: 'right',
              render: (_, row) => <strong className="num">{evaluation.weights[row.id] ?? '—'}</strong>,
            },
          ]}
        />
        {evaluation.scales.length > 0 ? (
          <History evaluation={evaluation} />
        ) : (
          <span className="soft">尚未另行设定，按办法附带的权重与等次。</span>
        )}
      </div>
      <ScaleForm open={setting} evaluation={evaluation} onClose={() => setSetting(false)} />
    </Panel>
  )
}

const History = ({ evaluation: { name, scales, dimensions } }: { evaluation: Evaluation }) => (
  <PlainTable
    label={`${name}的权重沿革`}
    rows={scales}
    rowKey={({ id }) => id}
    empty=""
    more={{ size: 'small' }}
    columns={[
      { title: '适用期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
      { title: '权重（%）', render: (_, row) => dimensions.map((each) => `${each.name} ${row.weights[each.id] ?? '—'}`).join('，') },
      { title: '等次', render: (_, row) => gradesText(row.grades) },
      { title: '理由', dataIndex: 'reason' },
      {
        title: '设定',
        render: (_, row) => (
          <>
            {row.setBy} {row.setByPerson}
            <div className="soft num">{localTime(row.setAt)}</div>
          </>
        ),
      },
    ]}
  />
)
