import { Button, type TableColumnsType } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Delivery, useDeliveries, useResend } from './api/use-webhooks.ts'
import { deliveryStates } from './words.ts'

const tones: Readonly<Record<Delivery['state'], Tone>> = { waiting: 'blue', sent: 'green', 'given-up': 'red' }

/** What became of every message that left the house. */
export function Deliveries({ which }: { which: 'webhooks' | 'mails' }) {
  const pages = useDeliveries(which)
  const resend = useResend()
  const tell = useTell()
  const again = (id: string) => resend.mutate(id, { onSuccess: () => tell('已重新放入投递队列') })
  const columns: TableColumnsType<Delivery> = [
    { title: which === 'mails' ? '收件人' : '推送', dataIndex: 'name', width: 160 },
    { title: '内容', dataIndex: 'title' },
    { title: '时间', width: 150, render: (_, row) => <span className="num">{localTime(row.createdAt)}</span> },
    {
      title: '结果',
      render: (_, row) => (
        <>
          <Mark tone={tones[row.state]}>{deliveryStates[row.state]}</Mark>
          <Attempt of={row} />
        </>
      ),
    },
    ...(which === 'mails'
      ? []
      : [
          {
            title: '操作',
            width: 90,
            render: (_: unknown, row: Delivery) =>
              row.state === 'waiting' ? null : (
                <Button type="link" size="small" aria-label={`重发：${row.title}`} onClick={() => again(row.id)}>
                  重发
                </Button>
              ),
          },
        ]),
  ]
  return (
    <>
      <ProblemNotice error={resend.error} />
      <Panel flush>
        <ListTable
          label={which === 'mails' ? '邮件记录' : '推送记录'}
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty={which === 'mails' ? '还没有发出过邮件。' : '还没有推送过消息。'}
        />
      </Panel>
    </>
  )
}

/** The last attempt in words: what was answered, how long it took, and when it is tried again. */
function Attempt({ of: { attempts, state, dueAt } }: { of: Delivery }) {
  const [last] = attempts
  if (!last) return null
  const took = last.durationMs === null ? '' : `，用时 ${last.durationMs} 毫秒`
  const said = last.endedAt === null ? '正在投递，或已中断' : (last.error ?? `对方答复 ${last.status ?? ''}`)
  const next = state === 'waiting' && last.endedAt !== null ? `；${localTime(dueAt)} 再试` : ''
  return (
    <div className="soft">
      第 {last.no} 次：{said}
      {took}
      {next}
    </div>
  )
}
