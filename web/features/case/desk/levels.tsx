import { CheckCircleOutlined, RightOutlined } from '@ant-design/icons'
import { Fragment } from 'react'
import type { Desk } from '../api/use-case.ts'

/** 经办 → 审核 → 签发: who has agreed so far, and to what. */
export function Levels({ desk: { levels, proposal } }: { desk: Desk }) {
  if (levels.length === 0) return null
  const next = levels.findIndex(({ passedBy }) => passedBy === null)
  return (
    <div className="stack-tight">
      <div className="row" style={{ gap: 8 }}>
        {levels.map(({ level, name, passedBy }, index) => (
          <Fragment key={level}>
            {index > 0 ? <RightOutlined style={{ fontSize: 10 }} aria-hidden /> : null}
            <span className={`mark ${passedBy ? 'green' : index === next ? 'blue' : ''}`}>
              {passedBy ? <CheckCircleOutlined aria-hidden /> : null}
              {name}
              {passedBy ? `：${passedBy} 已同意` : index === next ? '：当前' : ''}
            </span>
          </Fragment>
        ))}
        <span className="soft">须由不同人员依次办理</span>
      </div>
      {proposal ? (
        <div className="opinion">
          拟办结果：<strong>{proposal.outcomeName}</strong>
          {proposal.opinion ? `\n${proposal.opinion}` : ''}
        </div>
      ) : null}
    </div>
  )
}
