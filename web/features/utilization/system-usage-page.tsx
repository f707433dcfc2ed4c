import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { Go } from '../../shared/ui/go.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { useSystemName } from './api/use-system.ts'
import { FiguresTable } from './figures-table.tsx'
import { FindingsTable } from './findings-table.tsx'
import { ReportForm } from './report-form.tsx'
import { Seasons } from './seasons.tsx'
import './utilization.css'

/** One system: its figures, what was found, and the seasons that its unit declared. */
export default function SystemUsagePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { name, organisationId } = useSystemName(id)
  const may = useMay()
  const [reporting, setReporting] = useState(false)
  return (
    <Page
      title={name ? `${name}的利用率` : '系统的利用率'}
      says={organisationId ? <Go to={`/systems/${id}`}>查看登记信息</Go> : undefined}
      actions={
        may('usage.report') ? (
          <Button type="primary" onClick={() => setReporting(true)}>
            上报利用率
          </Button>
        ) : null
      }
    >
      <Views
        label="系统利用率的内容"
        of={[
          { key: 'figures', name: '上报数据', content: () => <FiguresTable systemId={id} /> },
          { key: 'findings', name: '发现的情况', content: () => <FindingsTable systemId={id} /> },
          { key: 'seasons', name: '业务周期', content: () => <Seasons systemId={id} organisationId={organisationId} /> },
        ]}
      />
      <ReportForm open={reporting} systemId={id} onClose={() => setReporting(false)} />
    </Page>
  )
}
