import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { ContentView } from '../../shared/official/content-view.tsx'
import { Nothing } from '../../shared/ui/empty.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Period, type ReportKind, type Reports, usePreview, useReportKinds, useToday } from './api/use-overview.ts'
import { PeriodBar } from './period-bar.tsx'
import { usualPeriods } from './periods.ts'
import './report.css'
import './print.css'

/** The report as it would be sent, from the facts as they stand: looked at first, downloaded then. */
export default function ReportPage() {
  const [filters] = useFilters()
  const { from = '', to = '' } = filters
  return (
    <Page
      title="报告预览"
      says="按模板和现时事实生成，任意统计期均可；看过之后再下载。预览不编号、不印发，每次下载留有记录。"
      actions={
        <span className="row no-print">
          <Go to={from && to ? `/overview?from=${from}&to=${to}` : '/overview'}>返回驾驶舱</Go>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            打印
          </Button>
        </span>
      }
    >
      <Loaded query={useToday()}>{(today) => <Offered today={today} />}</Loaded>
    </Page>
  )
}

const Offered = ({ today }: { today: string }) => (
  <Loaded query={useReportKinds()}>
    {(reports) => {
      const [first] = reports.items
      return first ? (
        <Chosen today={today} reports={reports} usual={first.kind} />
      ) : (
        <Nothing>贵单位不出具报告：云服务商向主管部门报告，主管部门向本级政府报告。</Nothing>
      )
    }}
  </Loaded>
)

function Chosen({ today, reports, usual }: { today: string; reports: Reports; usual: ReportKind }) {
  const [filters, setFilters] = useFilters()
  // Reports are of months that are over.
  const last = usualPeriods(today).find(({ key }) => key === 'last-month')
  const period: Period = { from: filters.from ?? last?.from ?? today, to: filters.to ?? last?.to ?? today }
  const kind = reports.items.find((each) => each.kind === filters.kind)?.kind ?? usual
  return (
    <div className="report">
      <div className="row between no-print">
        <PeriodBar today={today} value={period} onChange={(next) => setFilters({ ...next })} />
        {reports.items.length > 1 ? (
          <Segmented
            aria-label="报告种类"
            options={reports.items.map((each) => ({ value: each.kind, label: each.name }))}
            value={kind}
            onChange={(next) => setFilters({ kind: next })}
          />
        ) : null}
      </div>
      <Preview kind={kind} period={period} formats={reports.formats} />
    </div>
  )
}

const formatNames = { xlsx: 'Excel 工作簿', docx: 'Word 公文', pdf: 'PDF 公文' } as const

function Preview({ kind, period, formats }: { kind: ReportKind; period: Period; formats: Reports['formats'] }) {
  return (
    <Loaded query={usePreview(kind, period)}>
      {(document) => (
        <>
          <ul className="report-files no-print" aria-label="下载">
            {formats.map((format) => (
              <li key={format}>
                <Button
                  href={`/api/v1/reports/export?kind=${kind}&from=${period.from}&to=${period.to}&format=${format}`}
                  download
                  icon={<DownloadOutlined aria-hidden />}
                >
                  {formatNames[format]}
                </Button>
              </li>
            ))}
          </ul>
          <ContentView
            content={{ ...{ masthead: null, number: null, to: [], annexes: [], note: null, copies: [] }, ...document } as never}
          />
        </>
      )}
    </Loaded>
  )
}
