import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useSession } from '../../shared/session/use-session.ts'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Period, useToday } from './api/use-overview.ts'
import { Headline } from './headline.tsx'
import { PanelView } from './panel-view.tsx'
import { PeriodBar } from './period-bar.tsx'
import { usualPeriods } from './periods.ts'
import { ReportLink } from './report-link.tsx'
import { panelOrder } from './words.ts'
import './overview.css'
import './print.css'

export default function OverviewPage() {
  const today = useToday()
  const [filters, setFilters] = useFilters()
  const { data: session } = useSession()
  return (
    <Page
      title="驾驶舱"
      says={`${session?.organisation.name ?? ''}可见的系统、资源、办件、费用和义务；每个数字都可以打开它背后的明细。`}
      actions={
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()} className="no-print">
          打印
        </Button>
      }
    >
      <Loaded query={today}>
        {(day) => {
          const [usual] = usualPeriods(day)
          const period: Period = { from: filters.from ?? usual?.from ?? day, to: filters.to ?? usual?.to ?? day }
          return (
            <div className="overview">
              <div className="row between no-print">
                <PeriodBar today={day} value={period} onChange={(next) => setFilters({ ...next })} />
                <ReportLink period={period} />
              </div>
              <p className="print-period">
                {session?.organisation.name} · 统计期 {period.from} 至 {period.to}
              </p>
              <Headline period={period} />
              <div className="overview-grid">
                {panelOrder.map(({ panel, wide }) => (
                  <PanelView key={panel} panel={panel} period={period} wide={wide} />
                ))}
              </div>
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}
