import { localTime } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { Delivery } from './api/use-webhooks.ts'

type Attempt = Delivery['attempts'][number]

/** What the other side answered, or why nothing came of it. An attempt without an end was cut off: it may have arrived. */
const said = ({ endedAt, error, status }: Attempt): string =>
  endedAt === null ? '正在投递，或已中断（可能已经送达）' : (error ?? `对方答复 ${status ?? ''}`)

/** The last attempt in words: what was answered, how long it took, and when it is tried again. */
export function LastAttempt({ of: { attempts, state, dueAt } }: { of: Delivery }) {
  const [last] = attempts
  if (!last) return null
  const took = last.durationMs === null ? '' : `，用时 ${last.durationMs} 毫秒`
  const next = state === 'waiting' && last.endedAt !== null ? `；${localTime(dueAt)} 再试` : ''
  return (
    <div className="soft">
      第 {last.no} 次：{said(last)}
      {took}
      {next}
    </div>
  )
}

/** The ten newest attempts of one message, and the number under which the receiver knows it. */
export const Attempts = ({ of: { id, title, attempts } }: { of: Delivery }) => (
  <>
    <p className="soft" style={{ margin: '0 0 8px' }}>
      消息编号 <code>{id}</code>：每次投递都相同，接收系统据此识别重复的消息。
    </p>
    <PlainTable<Attempt>
      label={`“${title}”的投递经过`}
      rows={attempts}
      rowKey={({ no }) => String(no)}
      empty="还没有投递过。"
      columns={[
        { title: '次', width: 60, dataIndex: 'no' },
        { title: '开始', width: 170, render: (_, { begunAt }) => <span className="num">{localTime(begunAt)}</span> },
        { title: '结果', render: (_, attempt) => said(attempt) },
        { title: '用时', width: 110, render: (_, { durationMs }) => (durationMs === null ? '' : `${durationMs} 毫秒`) },
      ]}
    />
  </>
)
