import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type Period, useReportKinds } from './api/use-overview.ts'

const formatNames = { xlsx: '工作簿（Excel）', docx: '公文（Word）', pdf: '公文（PDF）' } as const

/** The reports of the period that the person's organisation makes; nothing for who makes none. Every download is on record. */
export function ReportDownloads({ period: { from, to } }: { period: Period }) {
  const { data } = useReportKinds()
  if (!data || data.items.length === 0) return null
  const items = data.items.flatMap(({ kind, name }) =>
    data.formats.map((format) => ({
      key: `${kind}-${format}`,
      label: (
        <a href={`/api/v1/reports/export?kind=${kind}&from=${from}&to=${to}&format=${format}`} download>
          {name}：{formatNames[format]}
        </a>
      ),
    })),
  )
  return (
    <Dropdown menu={{ items }} trigger={['click']} getPopupContainer={(button) => button.parentElement ?? document.body}>
      <Button icon={<DownloadOutlined aria-hidden />}>下载报告</Button>
    </Dropdown>
  )
}
