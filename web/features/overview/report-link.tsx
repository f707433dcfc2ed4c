import { FileTextOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { type Period, useReportKinds } from './api/use-overview.ts'

/** Leads to the report of the period that the person's organisation makes; nothing for who makes none. */
export function ReportLink({ period }: { period: Period }) {
  const { data } = useReportKinds()
  if (!data || data.items.length === 0) return null
  return (
    <Link to="/overview/report" search={{ ...period } as never} className="report-link">
      <FileTextOutlined aria-hidden /> 报告预览与下载
    </Link>
  )
}
