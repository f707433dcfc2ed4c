import { Alert, Button } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import type { Statement } from './api/use-statements.ts'
import { useVerification } from './api/use-verification.ts'

/** The seal, and its proof. */
export function Seal({ statement }: { statement: Statement }) {
  const verify = useVerification(statement.id)
  return (
    <Panel
      title="封存"
      extra={
        <Button size="small" loading={verify.isPending} onClick={() => verify.mutate()}>
          重新计算核对
        </Button>
      }
    >
      <div className="stack-tight">
        <Facts
          of={[
            ['封存时间', localTime(statement.sealedAt)],
            [
              '封存摘要',
              <span key="seal" className="hash">
                {statement.seal}
              </span>,
            ],
          ]}
        />
        {verify.data ? (
          <Alert
            type={verify.data.intact ? 'success' : 'error'}
            showIcon
            title={verify.data.says}
            description={<span className="hash">重新计算：{verify.data.recomputed}</span>}
          />
        ) : null}
        <ProblemNotice error={verify.error} />
      </div>
    </Panel>
  )
}
