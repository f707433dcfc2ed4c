import { Drawer, Form } from 'antd'
import { useState } from 'react'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { type Connection, useQuality } from './api/use-connections.ts'
import { percent } from './words.ts'

interface QualityDrawerProps {
  readonly of: Connection | null
  readonly onClose: () => void
}

/** A provider's monitoring data, month by month: how complete, how right, how late. */
export const QualityDrawer = ({ of, onClose }: QualityDrawerProps) => (
  <Drawer open={of !== null} onClose={onClose} size={820} title={`监测数据质量：${of?.providerName ?? ''}`} destroyOnHidden>
    {of ? <Quality of={of} /> : null}
  </Drawer>
)

function Quality({ of }: { of: Connection }) {
  const today = localTime(new Date().toISOString()).slice(0, 10)
  const [from, setFrom] = useState<string | null>(`${(of.last ? localTime(of.last.at) : today).slice(0, 4)}-01-01`)
  const [to, setTo] = useState<string | null>(of.last ? localTime(of.last.at).slice(0, 10) : today)
  const query = useQuality(of.providerId, from && to ? { from, to } : null)
  return (
    <div className="stack">
      <Form layout="inline">
        <Form.Item label="自" htmlFor="quality-from">
          <DayInput id="quality-from" value={from} onChange={setFrom} />
        </Form.Item>
        <Form.Item label="至（含当日）" htmlFor="quality-to">
          <DayInput id="quality-to" value={to} onChange={setTo} />
        </Form.Item>
      </Form>
      <Loaded query={query}>
        {({ items }) => (
          <PlainTable
            label="逐月的监测数据质量"
            rows={items}
            rowKey={(row) => row.from}
            empty="这段时间没有可以统计的月份。"
            columns={[
              { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
              { title: '上报', align: 'right', render: (_, row) => <span className="num">{row.reports} 次</span> },
              {
                title: '平均完整率',
                align: 'right',
                render: (_, row) => <span className="num">{row.completeness ? percent(row.completeness) : '—'}</span>,
              },
              {
                title: '平均准确率',
                align: 'right',
                render: (_, row) => <span className="num">{row.accuracy ? percent(row.accuracy) : '—'}</span>,
              },
              {
                title: '最大时延',
                align: 'right',
                render: (_, row) => <span className="num">{row.largestDelaySeconds === null ? '—' : `${row.largestDelaySeconds} 秒`}</span>,
              },
              { title: '中断上报', align: 'right', render: (_, row) => <span className="num">{row.gaps} 次</span> },
            ]}
          />
        )}
      </Loaded>
    </div>
  )
}
