import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { ListTable, PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useFindings, useSetThreshold, useThresholds } from './api/use-execution.ts'
import { need, payerNames } from './words.ts'

/** Who was warned, and at which shares that happens. */
export const FindingsView = () => (
  <div className="stack">
    <Panel title="预算预警" flush>
      <ListTable
        label="预算预警"
        pages={useFindings()}
        rowKey={({ id }) => id}
        empty="没有预警：已发生的费用都在预警比例以下。"
        columns={[
          { title: '单位', render: (_, row) => row.organisationName },
          { title: '类别', render: (_, row) => `${row.category}${row.payer === 'unit' ? `（${payerNames.unit}）` : ''}` },
          { title: '周期', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
          { title: '达到', align: 'right', render: (_, row) => <strong className="num">{row.share}%</strong> },
          { title: '预算', align: 'right', render: (_, row) => <span className="num">{yuan(row.budget)}</span> },
          { title: '已发生', align: 'right', render: (_, row) => <span className="num">{yuan(row.accrued)}</span> },
          { title: '计至', render: (_, row) => <span className="num">{row.through}</span> },
          { title: '发现时间', render: (_, row) => <span className="num">{localTime(row.foundAt)}</span> },
        ]}
      />
    </Panel>
    <Thresholds />
  </div>
)

function Thresholds() {
  const query = useThresholds()
  const may = useMay()
  const [open, setOpen] = useState(false)
  return (
    <Panel title="预警比例" flush extra={may('budget.manage') ? <Button onClick={() => setOpen(true)}>设定预警比例</Button> : null}>
      <Loaded query={query} rows={2}>
        {({ shares, items }) => (
          <>
            <p className="soft" style={{ padding: '0 16px' }}>
              现行：已发生的费用达到预算的 {shares.map((share) => `${share}%`).join('、')} 时各提示一次。
            </p>
            <PlainTable
              label="预警比例沿革"
              rows={items}
              rowKey={({ id }) => id}
              empty="没有另行设定，按 80%、100% 提示。"
              columns={[
                {
                  title: '期间',
                  render: (_, row) => <span className="num">{row.to ? periodTo(row.from, row.to) : `自 ${row.from}`}</span>,
                },
                { title: '比例', render: (_, row) => row.shares.map((share) => `${share}%`).join('、') },
                { title: '理由', dataIndex: 'reason' },
                { title: '设定', render: (_, row) => `${row.setBy} ${row.setByPerson} ${localTime(row.setAt)}` },
              ]}
            />
          </>
        )}
      </Loaded>
      <ThresholdForm open={open} onClose={() => setOpen(false)} />
    </Panel>
  )
}

interface Values {
  readonly from: string
  readonly shares: string
  readonly reason: string
}

function ThresholdForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const set = useSetThreshold()
  const tell = useTell()
  const read = ({ shares, ...rest }: Values) => ({ ...rest, shares: shares.split(/[、,，\s]+/).filter(Boolean) })
  return (
    <ActForm<Values>
      open={open}
      title="设定预警比例"
      says="自起始日起适用；已经提示过的不再提示。"
      submit="设定"
      initial={{ shares: '80、100' }}
      act={{ ...set, mutateAsync: (values) => set.mutateAsync(read(values)) }}
      onDone={() => {
        tell('已设定')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="from" label="起始日期" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item
        name="shares"
        label="比例（%）"
        extra="用顿号或逗号隔开，最多十个。"
        rules={[
          {
            required: true,
            pattern: /^\s*\d{1,4}(\.\d{1,2})?([、,，\s]+\d{1,4}(\.\d{1,2})?){0,9}\s*$/,
            message: '请填写比例，如：80、100',
          },
        ]}
      >
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name="reason" label="理由或依据" rules={need('请填写理由或依据')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
