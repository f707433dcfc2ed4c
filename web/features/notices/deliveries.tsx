import { ReloadOutlined } from '@ant-design/icons'
import { Button, Select, type TableColumnsType } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { expandable } from '../../shared/ui/expand.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Delivery, type DeliveryState, useDeliveries, useResend } from './api/use-webhooks.ts'
import { Attempts, LastAttempt } from './attempts.tsx'
import { deliveryStates, isDeliveryState } from './words.ts'

const tones: Readonly<Record<Delivery['state'], Tone>> = { waiting: 'blue', sent: 'green', 'given-up': 'red' }
const stateOptions = Object.entries(deliveryStates).map(([value, label]) => ({ value: value as DeliveryState, label }))

/** What became of every message that left the house. */
export function Deliveries({ which }: { which: 'webhooks' | 'mails' }) {
  const [filters, setFilters] = useFilters()
  const state = isDeliveryState(filters.result) ? filters.result : undefined
  const pages = useDeliveries(which, state)
  const resend = useResend()
  const tell = useTell()
  const again = (id: string) => resend.mutate(id, { onSuccess: () => tell('已重新放入投递队列') })
  const columns: TableColumnsType<Delivery> = [
    { title: which === 'mails' ? '收件人' : '推送', dataIndex: 'name', width: 160 },
    { title: '内容', dataIndex: 'title' },
    { title: '时间', width: 150, render: (_, row) => <span className="num">{localTime(row.createdAt)}</span> },
    { title: '结果', render: (_, row) => <Result of={row} /> },
    ...(which === 'mails' ? [] : [{ title: '操作', width: 90, render: (_: unknown, row: Delivery) => <Resend of={row} onAct={again} /> }]),
  ]
  return (
    <>
      <div className="filters">
        <Select
          aria-label="投递结果"
          placeholder="全部结果"
          allowClear
          style={{ width: 150 }}
          options={stateOptions}
          value={state}
          onChange={(value) => setFilters({ result: value })}
        />
        <Button icon={<ReloadOutlined aria-hidden />} loading={pages.isRefetching} onClick={() => void pages.refetch()}>
          刷新
        </Button>
      </div>
      <ProblemNotice error={resend.error} />
      <Panel flush>
        <ListTable
          label={which === 'mails' ? '邮件记录' : '推送记录'}
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty={which === 'mails' ? '还没有发出过邮件。' : '还没有推送过消息。'}
          more={expandable<Delivery>(
            ({ title }) => title,
            (row) => <Attempts of={row} />,
          )}
        />
      </Panel>
    </>
  )
}

const Result = ({ of }: { of: Delivery }) => (
  <>
    <Mark tone={tones[of.state]}>{deliveryStates[of.state]}</Mark>
    <LastAttempt of={of} />
  </>
)

const Resend = ({ of: { id, state, title }, onAct }: { of: Delivery; onAct: (id: string) => void }) =>
  state === 'waiting' ? null : (
    <Button type="link" size="small" aria-label={`重发：${title}`} onClick={() => onAct(id)}>
      重发
    </Button>
  )
