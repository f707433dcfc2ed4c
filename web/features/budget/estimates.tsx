import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type EstimateBody, useEstimates, useMakeEstimate } from './api/use-estimates.ts'

/** The estimates that were made. */
export function EstimatesView() {
  const may = useMay()
  const [open, setOpen] = useState(false)
  return (
    <Panel
      title="测算"
      flush
      extra={
        may('budget.manage') ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            测算一个周期
          </Button>
        ) : null
      }
    >
      <ListTable
        label="预算测算"
        pages={useEstimates()}
        rowKey={({ id }) => id}
        empty="还没有测算。"
        columns={[
          {
            title: '结算周期',
            render: (_, row) => <Go to={`/budget-estimates/${row.id}`}>{`${periodTo(row.from, row.to)} 第 ${row.version} 次测算`}</Go>,
          },
          { title: '本级应付', align: 'right', render: (_, row) => <strong className="num">{yuan(row.level)}</strong> },
          { title: '独立结算', align: 'right', render: (_, row) => <span className="num">{yuan(row.unit)}</span> },
          { title: '说明', render: (_, row) => row.note || '—' },
          { title: '测算', render: (_, row) => `${row.madeBy} ${row.madeByPerson} ${localTime(row.madeAt)}` },
        ]}
      />
      <EstimateForm open={open} onClose={() => setOpen(false)} />
    </Panel>
  )
}

function EstimateForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const make = useMakeEstimate()
  const navigate = useNavigate()
  const send = async ({ on, startsOn, note }: EstimateBody) => {
    const { id } = await make.mutateAsync({ ...(on ? { on } : {}), ...(startsOn ? { startsOn } : {}), note: note ?? '' })
    void navigate({ to: `/budget-estimates/${id}` })
  }
  return (
    <ActForm<EstimateBody>
      open={open}
      title="测算一个周期"
      says="按在用的云资源、已审核通过的申请、已登记的停止日和价格计算；依据的假设逐条列出。数据较多时需要等待片刻。"
      submit="测算"
      act={{ ...make, mutateAsync: send }}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="on" label="周期内的任一日（可不填）" extra="不填的，测算下一个结算周期。">
        <DayInput />
      </Form.Item>
      <Form.Item name="startsOn" label="已审核通过、尚未计费的自何日起计费（可不填）" extra="不填的，为次月首日。">
        <DayInput />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
