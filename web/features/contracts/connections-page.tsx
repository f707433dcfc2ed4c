import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { Nothing } from '../../shared/ui/empty.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { LawBasis } from '../../shared/ui/law-basis.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Connection, type ReportBody, useConnections, useReportConnection } from './api/use-connections.ts'
import { QualityDrawer } from './quality-drawer.tsx'
import { need, percent } from './words.ts'

/** What the rules say of the last report. */
const Found = ({ of }: { of: NonNullable<Connection['last']>['findings'] }) =>
  of.length === 0 ? (
    <span className="soft">—</span>
  ) : (
    <div className="stack-tight" style={{ gap: 4, maxWidth: 320, whiteSpace: 'normal' }}>
      {of.map(({ rule, message, citation }) => (
        <div key={rule}>
          {message} <LawBasis of={citation} about={message} />
        </div>
      ))}
    </div>
  )

export default function ConnectionsPage() {
  const may = useMay()
  const reads = may('connection.read')
  const query = useConnections(reads)
  const report = useReportConnection()
  const tell = useTell()
  const [open, setOpen] = useState(false)
  const [looking, setLooking] = useState<Connection | null>(null)
  return (
    <Page
      title="对接状态"
      says="云服务商向监管平台上报监测数据的情况；点云服务商查看逐月的数据质量。"
      actions={
        may('connection.report') ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            上报
          </Button>
        ) : null
      }
    >
      <Panel flush>
        {reads ? (
          <Loaded query={query}>
            {({ items }) => (
              <PlainTable
                label="对接状态"
                rows={items}
                rowKey={({ providerId }) => providerId}
                empty="还没有云服务商。"
                columns={[
                  {
                    title: '云服务商',
                    render: (_, row) => (
                      <Button type="link" className="link-button" onClick={() => setLooking(row)}>
                        {row.providerName}
                      </Button>
                    ),
                  },
                  {
                    title: '状态',
                    render: (_, row) => (row.connected ? <Mark tone="green">已对接</Mark> : <Mark tone="red">未对接</Mark>),
                  },
                  { title: '最近上报', render: (_, row) => <span className="num">{localTime(row.last?.at)}</span> },
                  {
                    title: '数据完整率',
                    align: 'right',
                    render: (_, row) => <span className="num">{row.last ? percent(row.last.completeness) : '—'}</span>,
                  },
                  {
                    title: '时延',
                    align: 'right',
                    render: (_, row) => <span className="num">{row.last ? `${row.last.delaySeconds} 秒` : '—'}</span>,
                  },
                  {
                    title: '数据准确率',
                    align: 'right',
                    render: (_, row) => <span className="num">{row.last?.accuracy ? percent(row.last.accuracy) : '未测'}</span>,
                  },
                  { title: '已开放接口', render: (_, row) => row.last?.interfaces.join('、') || '—' },
                  { title: '规则判断', render: (_, row) => <Found of={row.last?.findings ?? []} /> },
                ]}
              />
            )}
          </Loaded>
        ) : (
          <Nothing>在此上报本单位的对接状态；汇总情况由主管部门查看。</Nothing>
        )}
      </Panel>
      <QualityDrawer of={looking} onClose={() => setLooking(null)} />
      <ActForm<ReportBody>
        open={open}
        title="上报对接状态"
        submit="上报"
        initial={{ completeness: '1', delaySeconds: 0, interfaces: [] }}
        act={{ ...report, mutateAsync: ({ accuracy, ...values }) => report.mutateAsync({ ...values, accuracy: orNull(accuracy) }) }}
        onDone={() => {
          tell('已上报')
          setOpen(false)
        }}
        onClose={() => setOpen(false)}
      >
        <Form.Item name="completeness" label="监测数据完整率（0 至 1）" rules={need('请填写完整率')}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="accuracy" label="监测数据准确率（0 至 1，未测的不填）">
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="delaySeconds" label="数据时延（秒）" rules={need('请填写时延')}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="interfaces" label="已开放的接口">
          <Select mode="tags" placeholder="输入接口名称后回车" open={false} />
        </Form.Item>
      </ActForm>
    </Page>
  )
}
