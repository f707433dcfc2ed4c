import { useParams } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useMay } from '../../shared/session/use-session.ts'
import { addYuan, yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Reconciliation, useClose, useReconciliation } from './api/use-reconciliation.ts'
import { Differences } from './differences.tsx'
import { Sums } from './sums.tsx'

export default function ReconciliationPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useReconciliation(id)
  return <Loaded query={query}>{(of) => <Shown of={of} />}</Loaded>
}

const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)

function Shown({ of }: { of: Reconciliation }) {
  const may = useMay()
  const close = useClose(of.id)
  const tell = useTell()
  const open = of.sums.reduce((sum, { state, count }) => (state === 'open' ? sum + count : sum), 0)
  const decides = may('reconciliation.manage') && of.closedAt === null
  return (
    <Page
      title={`账单核对：${of.providerName}`}
      says={`${periodTo(of.from, of.to)}，账单第 ${of.billVersion} 版`}
      actions={
        decides ? (
          <Button
            type="primary"
            disabled={open > 0}
            title={open > 0 ? `还有 ${open} 处差异待处理` : undefined}
            loading={close.isPending}
            onClick={() => close.mutate(undefined, { onSuccess: () => tell('核对完毕') })}
          >
            核对完毕
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <ProblemNotice error={close.error} />
        {of.current ? null : <Alert type="warning" showIcon title="结算单此后已退回或重新核算，请用最新一版账单再次核对" />}
        <Panel title="概况">
          <Facts
            wide
            of={[
              [
                '对方账单',
                <strong key="theirs" className="num">
                  {yuan(of.theirs)}
                </strong>,
              ],
              [
                '本级应付',
                <strong key="ours" className="num">
                  {yuan(of.ours)}
                </strong>,
              ],
              [
                '对方减本方',
                <span key="difference" className="num">
                  {yuan(addYuan([of.theirs, negated(of.ours)]))}
                </span>,
              ],
              ['一致', `${of.equalCount} 项`],
              ['差异', `${of.differenceCount} 处，待处理 ${open} 处`],
              [
                '结算单',
                <Go key="statement" to={`/statements/${of.statementId}`}>
                  查看结算单
                </Go>,
              ],
              ['核对', `${of.openedByPerson}，${localTime(of.openedAt)}`],
              ['核对完毕', of.closedAt ? `${of.closedByPerson}，${localTime(of.closedAt)}` : null],
            ]}
          />
        </Panel>
        <Sums of={of} />
        <Differences of={of} decides={decides} />
      </div>
    </Page>
  )
}
