import { Button, Switch } from 'antd'
import { useState } from 'react'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Outage, type OutageFilter, useOutages } from './api/use-outages.ts'
import { Availability } from './availability.tsx'
import { OutageCorrection, OutageForm } from './outage-form.tsx'
import { outageNames, outageTones } from './words.ts'
import './utilization.css'

export default function OutagesPage() {
  const [filters, setFilters] = useFilters()
  const { providerId, poolId, from, to, all } = filters
  const asked = { providerId, poolId, from, to, all: all ? true : undefined }
  const pages = useOutages(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as OutageFilter)
  const may = useMay()
  const session = useSession()
  const [reporting, setReporting] = useState(false)
  const [correcting, setCorrecting] = useState<Outage | null>(null)
  const corrects = (outage: Outage) =>
    outage.supersededAt === null && may('outage.report') && outage.reportedBy === session.data?.organisation.id
  return (
    <Page
      title="服务中断与可用率"
      says="云服务商的故障、提前登记的计划内中断和不可抗力，以及由此得出的可用率。"
      actions={
        may('outage.report') ? (
          <Button type="primary" onClick={() => setReporting(true)}>
            登记服务中断
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <Availability />
        <Panel
          title="服务中断"
          flush
          extra={
            <span className="row" style={{ gap: 8 }}>
              <Switch
                size="small"
                aria-label="显示已更正的原记录"
                checked={Boolean(all)}
                onChange={(shown) => setFilters({ all: shown ? 'yes' : undefined })}
              />
              显示已更正的原记录
            </span>
          }
        >
          <ListTable
            label="服务中断"
            pages={pages}
            rowKey={({ id }) => id}
            empty="没有登记服务中断。"
            columns={[
              {
                title: '云服务商',
                render: (_, row) => (
                  <>
                    {row.providerName}
                    <div className="soft">{row.poolName ?? '全部资源池'}</div>
                  </>
                ),
              },
              { title: '性质', render: (_, row) => <Mark tone={outageTones[row.kind]}>{outageNames[row.kind]}</Mark> },
              {
                title: '起止',
                render: (_, row) => (
                  <span className="num">
                    {localTime(row.from)}
                    <br />至 {localTime(row.to)}
                  </span>
                ),
              },
              {
                title: '原因与影响',
                render: (_, row) => (
                  <div style={{ maxWidth: 360, whiteSpace: 'normal' }}>
                    {row.reason}
                    {row.correction ? <div className="soft">更正理由：{row.correction}</div> : null}
                  </div>
                ),
              },
              {
                title: '登记',
                render: (_, row) => (
                  <>
                    {row.reportedByName} {row.reportedByPerson}
                    <div className="soft num">{localTime(row.reportedAt)}</div>
                  </>
                ),
              },
              {
                title: '操作',
                render: (_, row) =>
                  row.supersededAt ? (
                    <Mark>已被更正</Mark>
                  ) : corrects(row) ? (
                    <Button size="small" aria-label={`更正 ${localTime(row.from)} 的中断`} onClick={() => setCorrecting(row)}>
                      更正
                    </Button>
                  ) : null,
              },
            ]}
          />
        </Panel>
      </div>
      <OutageForm open={reporting} onClose={() => setReporting(false)} />
      {correcting ? <OutageCorrection outage={correcting} onClose={() => setCorrecting(null)} /> : null}
    </Page>
  )
}
