import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useWorkOrder, type WorkOrderDetail } from './api/use-work-order.ts'
import { useWorkOrderAct } from './api/use-work-order-act.ts'
import { Due } from './due.tsx'
import { ResultForm } from './result-form.tsx'
import { kindNames, stateNames, stateTones } from './words.ts'

export default function WorkOrderPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useWorkOrder(id)
  return (
    <Page title={query.data ? `${kindNames[query.data.kind] ?? '工单'} ${query.data.number}` : '工单'}>
      <Loaded query={query}>{(order) => <Body order={order} />}</Loaded>
    </Page>
  )
}

function Body({ order }: { order: WorkOrderDetail }) {
  const act = useWorkOrderAct(order.id)
  return (
    <div className="stack">
      <Panel
        title="工单"
        extra={
          <>
            {order.state === 'issued' ? (
              <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ does: 'accept' })}>
                接收工单
              </Button>
            ) : null}
            {order.lines.some(({ state }) => state === 'failed') && order.state !== 'withdrawn' ? (
              <Button loading={act.isPending} onClick={() => act.mutate({ does: 'retry' })}>
                重新执行失败的明细
              </Button>
            ) : null}
          </>
        }
      >
        <div className="stack">
          <Facts
            wide
            of={[
              [
                '状态',
                <Mark key="state" tone={stateTones[order.state] ?? 'grey'}>
                  {stateNames[order.state] ?? order.state}
                </Mark>,
              ],
              [
                '办件',
                <Go key="case" to={`/cases/${order.caseId}`}>
                  {order.caseNumber}
                </Go>,
              ],
              ['使用单位', order.organisationName],
              ['信息系统', order.systemName],
              ['到期', <Due key="due" order={order} />],
              ['下达时间', localTime(order.issuedAt)],
              ['接收时间', order.acceptedAt ? localTime(order.acceptedAt) : null],
              ['完成时间', order.doneAt ? localTime(order.doneAt) : null],
            ]}
          />
          <ProblemNotice error={act.error} />
        </div>
      </Panel>
      <ResultForm key={order.version} order={order} />
    </div>
  )
}
