import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { Page } from '../../shared/ui/page.tsx'
import { QuantityFilters } from './filters.tsx'
import { ImportDrawer } from './import-drawer.tsx'
import { QuantitiesTable } from './quantities-table.tsx'
import { ReportForm } from './report-form.tsx'

export default function MeteringPage() {
  const may = useMay()
  const [open, setOpen] = useState<'report' | 'import' | null>(null)
  const close = () => setOpen(null)
  return (
    <Page
      title="计量"
      says="按小时、按工作量、按计量计费的云资源，其数量由云服务商上报、使用单位确认；确认的数量计入期间的末日。"
      actions={
        may('metering.report') ? (
          <>
            <Button onClick={() => setOpen('import')}>导入</Button>
            <Button type="primary" onClick={() => setOpen('report')}>
              上报数量
            </Button>
          </>
        ) : null
      }
    >
      <QuantityFilters />
      <QuantitiesTable />
      <ReportForm open={open === 'report'} onClose={close} />
      <ImportDrawer open={open === 'import'} onClose={close} />
    </Page>
  )
}
