import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { Period } from './api/use-overview.ts'

/** The period's report as a workbook, bounded by what the person sees. */
export function ReportDownloads({ period: { from, to } }: { period: Period }) {
  const href = `/api/v1/reports/export?from=${from}&to=${to}&format=xlsx`
  return (
    <Dropdown
      menu={{
        items: [
          {
            key: 'xlsx',
            label: (
              <a href={href} download>
                工作簿（Excel）
              </a>
            ),
          },
        ],
      }}
      trigger={['click']}
    >
      <Button icon={<DownloadOutlined aria-hidden />}>下载报告</Button>
    </Dropdown>
  )
}
