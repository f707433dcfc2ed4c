import { Button, Input, Radio, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { grouped } from '../../shared/text/money.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import type { WorkOrderDetail, WorkOrderLine } from './api/use-work-order.ts'
import { type Result, useWorkOrderAct } from './api/use-work-order-act.ts'
import { lineNames, lineTones } from './words.ts'

type Said = Readonly<Record<number, Partial<Result>>>

/** The lines of an order; while it is being carried out each waiting one can be marked done or failed. */
export function ResultForm({ order }: { order: WorkOrderDetail }) {
  const [said, setSaid] = useState<Said>({})
  const act = useWorkOrderAct(order.id)
  const tell = useTell()
  const working = order.state === 'accepted' || order.state === 'partly-done' || order.state === 'failed'
  const waiting = order.lines.filter(({ state }) => state === 'waiting')
  const say = (line: number, words: Partial<Result>) => setSaid((before) => ({ ...before, [line]: { ...before[line], ...words } }))
  const results = waiting.flatMap(({ line }) => resultOf(line, said[line]))
  const report = () => act.mutate({ does: 'report', results }, { onSuccess: () => tell('结果已反馈') })
  const entry: TableColumnsType<WorkOrderLine> = [
    {
      title: '反馈',
      width: 380,
      render: (_, row) =>
        row.state === 'waiting' ? <Entry row={row} said={said[row.line] ?? {}} onSay={(words) => say(row.line, words)} /> : null,
    },
  ]
  return (
    <Panel
      title="明细"
      flush
      extra={
        working && waiting.length > 0 ? (
          <>
            <Button onClick={() => setSaid(Object.fromEntries(waiting.map(({ line }) => [line, { ...said[line], state: 'done' }])))}>
              全部标为完成
            </Button>
            <Button type="primary" disabled={results.length === 0} loading={act.isPending} onClick={report}>
              反馈结果
            </Button>
          </>
        ) : null
      }
    >
      {act.error ? (
        <div style={{ padding: 16 }}>
          <ProblemNotice error={act.error} />
        </div>
      ) : null}
      <PlainTable
        label="工单明细"
        rows={order.lines}
        rowKey={({ line }) => String(line)}
        empty="工单没有明细。"
        columns={[...columns, ...(working && waiting.length > 0 ? entry : [])]}
      />
    </Panel>
  )
}

const resultOf = (line: number, { state, reason, externalName }: Partial<Result> = {}): Result[] =>
  state
    ? [
        {
          line,
          state,
          ...(state === 'failed' && reason ? { reason } : {}),
          ...(externalName?.trim() ? { externalName: externalName.trim() } : {}),
        },
      ]
    : []

const columns: TableColumnsType<WorkOrderLine> = [
  { title: '行', dataIndex: 'line', width: 48 },
  {
    title: '服务项',
    render: (_, row) => (
      <>
        {row.itemName}
        {row.specification ? <div className="soft">{row.specification}</div> : null}
      </>
    ),
  },
  { title: '资源池', render: (_, row) => `${row.poolName}（${row.zone}）` },
  { title: '数量', align: 'right', render: (_, row) => <span className="num">{`${grouped(row.quantity)}（${row.unit}）`}</span> },
  {
    title: '状态',
    render: (_, row) => (
      <>
        <Mark tone={lineTones[row.state] ?? 'grey'}>{lineNames[row.state] ?? row.state}</Mark>
        {row.reason ? <div className="soft">{row.reason}</div> : null}
        {row.externalName ? <div className="soft">{row.externalName}</div> : null}
      </>
    ),
  },
]

function Entry({ row, said, onSay }: { row: WorkOrderLine; said: Partial<Result>; onSay: (words: Partial<Result>) => void }) {
  return (
    <div className="stack-tight">
      <Radio.Group
        aria-label={`第 ${row.line} 行结果`}
        value={said.state}
        onChange={({ target }) => onSay({ state: target.value as Result['state'] })}
        options={[
          { value: 'done', label: '完成' },
          { value: 'failed', label: '失败' },
        ]}
      />
      {said.state === 'done' ? (
        <Input
          size="small"
          maxLength={200}
          aria-label={`第 ${row.line} 行资源标识`}
          placeholder="资源标识，如实例编号（可不填）"
          value={said.externalName ?? ''}
          onChange={({ target }) => onSay({ externalName: target.value })}
        />
      ) : null}
      {said.state === 'failed' ? (
        <Input
          size="small"
          maxLength={500}
          aria-label={`第 ${row.line} 行失败原因`}
          placeholder="失败原因（必填）"
          value={said.reason ?? ''}
          onChange={({ target }) => onSay({ reason: target.value })}
        />
      ) : null}
    </div>
  )
}
