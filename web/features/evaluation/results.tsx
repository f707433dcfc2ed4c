import { Alert } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Result, Scorecard } from './api/use-scorecards.ts'
import { objectionNames, objectionTones } from './words.ts'

/** Every published version, the newest first; the newest counts. */
export const Results = ({ card: { results } }: { card: Scorecard }) =>
  results.length === 0 ? null : (
    <Panel title="公布的结果">
      <ul className="plain-list">
        {results.toReversed().map((result, index) => (
          <li key={result.id} className="stack-tight">
            <div className="row">
              <strong>{result.no === 1 ? '首次公布' : `第 ${result.no - 1} 次更正`}</strong>
              {index === 0 ? <Mark tone="green">现行</Mark> : <Mark>已被更正</Mark>}
              <span className="num">{result.score === null ? '没有可以计分的维度' : `${result.score} 分`}</span>
              {result.grade ? <span>{result.grade}</span> : null}
              <span className="soft">
                {result.publishedByName}，{localTime(result.publishedAt)}
              </span>
            </div>
            {result.findings.map(({ rule, message }) => (
              <Alert key={rule} type="warning" showIcon title={message} />
            ))}
            {result.objection ? <Objection of={result.objection} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  )

const Objection = ({ of }: { of: NonNullable<Result['objection']> }) => (
  <div className="stack-tight" style={{ borderLeft: '3px solid var(--line)', paddingLeft: 12, gap: 4 }}>
    <div className="row">
      <span>异议</span>
      <Mark tone={objectionTones[of.state]}>{objectionNames[of.state]}</Mark>
      <span className="soft">
        {of.raisedByName}，{localTime(of.raisedAt)}
      </span>
    </div>
    <div className="pre">{of.reason}</div>
    {of.decision ? (
      <div>
        <span className="soft">
          处理（{of.decidedByName}，{localTime(of.decidedAt)}）：
        </span>
        <span className="pre">{of.decision}</span>
      </div>
    ) : null}
  </div>
)
