import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { Nothing } from '../../shared/ui/empty.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type ReportBody, useConnections, useReportConnection } from './api/use-connections.ts'
import { need } from './words.ts'

/** A share between 0 and 1 as per cent, without rounding: `0.9985` → `99.85%`. */
const percent = (share: string): string => {
  const [whole = '0', part = ''] = share.split('.')
  const digits = `${whole}${part.padEnd(4, '0')}`.replace(/^0+(?=\d{3})/, '')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}%`
}

export default function ConnectionsPage() {
  const may = useMay()
  const reads = may('connection.read')
  const query = useConnections(reads)
  const report = useReportConnection()
  const tell = useTell()
  const [open, setOpen] = useState(false)
  return (
    <Page
      title="对接状态"
      says="云服务商向监管平台上报监测数据的情况。"
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
                  { title: '云服务商', dataIndex: 'providerName' },
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
                  { title: '已开放接口', render: (_, row) => row.last?.interfaces.join('、') || '—' },
                ]}
              />
            )}
          </Loaded>
        ) : (
          <Nothing>在此上报本单位的对接状态；汇总情况由主管部门查看。</Nothing>
        )}
      </Panel>
      <ActForm<ReportBody>
        open={open}
        title="上报对接状态"
        submit="上报"
        initial={{ completeness: '1', delaySeconds: 0, interfaces: [] }}
        act={report}
        onDone={() => {
          tell('已上报')
          setOpen(false)
        }}
        onClose={() => setOpen(false)}
      >
        <Form.Item name="completeness" label="监测数据完整率（0 至 1）" rules={need('请填写完整率')}>
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
