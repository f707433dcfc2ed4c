import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { Page } from '../../shared/ui/page.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { BandsTable } from './bands-table.tsx'
import { CheckForm } from './check-form.tsx'
import { ChecksTable } from './checks-table.tsx'
import { FiguresTable } from './figures-table.tsx'
import { FindingsTable } from './findings-table.tsx'
import { ImportDrawer } from './import-drawer.tsx'
import { ReportForm } from './report-form.tsx'
import './utilization.css'

export default function UsagePage() {
  const may = useMay()
  const [open, setOpen] = useState<'report' | 'import' | 'check' | null>(null)
  const close = () => setOpen(null)
  return (
    <Page
      title="利用率"
      says="各系统对所分配资源的利用情况，以及办法中的规则对它的判断。"
      actions={
        <>
          {may('usage.inspect') ? <Button onClick={() => setOpen('check')}>登记用途核查</Button> : null}
          {may('usage.report') ? <Button onClick={() => setOpen('import')}>导入</Button> : null}
          {may('usage.report') ? (
            <Button type="primary" onClick={() => setOpen('report')}>
              上报利用率
            </Button>
          ) : null}
        </>
      }
    >
      <Views
        label="利用率的内容"
        of={[
          { key: 'systems', name: '各系统', content: () => <BandsTable /> },
          { key: 'figures', name: '上报数据', content: () => <FiguresTable /> },
          { key: 'findings', name: '发现的情况', content: () => <FindingsTable /> },
          { key: 'checks', name: '用途核查', content: () => <ChecksTable /> },
        ]}
      />
      <ReportForm open={open === 'report'} onClose={close} />
      <ImportDrawer open={open === 'import'} onClose={close} />
      <CheckForm open={open === 'check'} onClose={close} />
    </Page>
  )
}
