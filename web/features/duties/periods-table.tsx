import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type ImportantPeriod, useImportantPeriods } from './api/use-duties.ts'
import { type EndBody, type PeriodBody, useDeclarePeriod, useEndPeriod } from './api/use-duty-act.ts'
import { need } from './words.ts'

/** Important periods, the newest first; declared and ended early by who may. */
export function PeriodsTable() {
  const query = useImportantPeriods()
  const manages = useMay()('duty.manage')
  const [declaring, setDeclaring] = useState(false)
  const [ending, setEnding] = useState<ImportantPeriod | null>(null)
  return (
    <Panel
      flush
      title="重要时期"
      extra={
        manages ? (
          <Button type="primary" onClick={() => setDeclaring(true)}>
            宣布重要时期
          </Button>
        ) : null
      }
    >
      <Loaded query={query} rows={3}>
        {({ items }) => (
          <PlainTable
            label="重要时期"
            rows={items}
            rowKey={({ id }) => id}
            empty="还没有宣布过重要时期。"
            columns={[
              { title: '名称', render: (_, row) => <strong>{row.name}</strong> },
              { title: '期间', render: (_, row) => <span className="num">{`${row.from} 至 ${row.to}`}</span> },
              { title: '理由', dataIndex: 'reason' },
              { title: '宣布', render: (_, row) => `${row.declaredByName}，${localTime(row.declaredAt)}` },
              { title: '提前结束', render: (_, row) => (row.endedReason ? `${row.endedByName ?? ''}：${row.endedReason}` : '—') },
              ...(manages
                ? [
                    {
                      title: '操作',
                      width: 110,
                      render: (_: unknown, row: ImportantPeriod) =>
                        row.endedReason === null ? (
                          <Button size="small" onClick={() => setEnding(row)} aria-label={`提前结束${row.name}`}>
                            提前结束
                          </Button>
                        ) : null,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
      <DeclareForm open={declaring} onClose={() => setDeclaring(false)} />
      {ending ? <EndForm period={ending} onClose={() => setEnding(null)} /> : null}
    </Panel>
  )
}

function DeclareForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const declare = useDeclarePeriod()
  const tell = useTell()
  return (
    <ActForm<PeriodBody>
      open={open}
      title="宣布重要时期"
      says="在全区域生效；办法规定在重要时期履行的义务，随之对每个义务单位产生。"
      submit="宣布"
      act={declare}
      onDone={() => {
        tell('重要时期已宣布')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label="名称" rules={need('请填写名称')}>
        <Input maxLength={200} placeholder="如：2025年国庆节保障期" />
      </Form.Item>
      <Form.Item name="from" label="首日" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label="最后一日（含当日）" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}

function EndForm({ period, onClose }: { period: ImportantPeriod; onClose: () => void }) {
  const end = useEndPeriod(period.id)
  return (
    <ActForm<EndBody>
      open
      title={`提前结束：${period.name}`}
      says="应在最后一日履行的义务，改为在新的最后一日履行。"
      submit="提前结束"
      act={end}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="on" label="新的最后一日（含当日）" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
